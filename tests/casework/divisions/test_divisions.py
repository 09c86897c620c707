"""The divisions of the country: codes, names, and villages found as the offices write them."""

import subprocess
import sys
import tracemalloc
from datetime import date

import pytest

from casework.divisions.country import (
    Ambiguous,
    Division,
    Divisions,
    Found,
    Unknown,
    ancestors,
    ledger_of,
    level_of,
    parent,
    range_of,
    the_divisions,
    trim,
)


@pytest.fixture(scope="module")
def divisions() -> Divisions:
    return the_divisions()


@pytest.mark.parametrize(
    ("code", "trimmed", "level"),
    [
        ("411326301220", "411326301220", 5),
        ("411326301000", "411326301", 4),
        ("411326000000", "411326", 3),
        ("411300000000", "4113", 2),
        ("411300", "4113", 2),
        ("410000", "41", 1),
        ("000000", "", 0),
        ("", "", 0),
        ("441900", "441900", 3),
        ("441900000000", "441900", 3),
        ("4419", "4419", 2),
    ],
)
def test_padding_is_dropped(code: str, trimmed: str, level: int) -> None:
    assert trim(code) == trimmed
    assert level_of(code) == level


@pytest.mark.parametrize("wrong", ["41132", "4113x6", "41132６", "4113263012201", "x"])
def test_what_is_no_code_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match="not a division code"):
        trim(wrong)


def test_every_shipped_code_is_trimmed_already(divisions: Divisions) -> None:
    codes = [*(d.code for p in ("35", "44") for c in divisions.children(p) for d in divisions.children(c.code))]
    codes += [d.code for county in codes for d in divisions.children(county)]
    assert len(codes) > 2000
    assert all(trim(code) == code for code in codes)


def test_above_and_below() -> None:
    assert parent("411326301220") == "411326301"
    assert parent("41") == ""
    assert parent("") is None
    assert ancestors("411326301220") == ["41", "4113", "411326", "411326301"]
    assert ancestors("441900003") == ["44", "4419", "441900"]


@pytest.mark.parametrize(
    ("code", "ledger"),
    [
        ("411326301220", "411326"),
        ("4113", "411300"),
        ("41", "410000"),
        ("", "000000"),
        ("441900003", "441900"),
    ],
)
def test_a_division_has_a_ledger(code: str, ledger: str) -> None:
    assert ledger_of(code) == ledger


def test_a_range_holds_exactly_a_division_and_all_below() -> None:
    low, high = range_of("411326000000")
    assert (low, high) == ("411326", "411327")
    assert low <= "411326999999" < high
    low, high = range_of("")
    assert all(low <= code < high for code in ("11", "659012507503"))


def test_names(divisions: Divisions) -> None:
    assert divisions.name_of("411326") == "淅川县"
    assert divisions.name_of("411399") is None
    assert divisions.path_names("411326301220") == [
        "河南省",
        "南阳市",
        "淅川县",
        "西簧乡",
        "七棵树村民委员会",
    ]
    assert divisions.path_names("441900003") == ["广东省", "东莞市", "东城街道"]
    assert divisions.exists("310116000000")
    assert not divisions.exists("999999999999")


def test_children(divisions: Divisions) -> None:
    assert len(divisions.children("")) == len(divisions.children("000000")) == 31
    assert Division("4113", 2, "南阳市") in divisions.children("41")
    assert [d.code for d in divisions.children("4419")] == ["441900"]
    assert all(d.level == 4 for d in divisions.children("441900"))
    assert divisions.children("411326301220") == []


def test_children_of_a_day() -> None:
    old = Division("360727", 3, "龙南县", None, date(2020, 6, 1))
    assert old.existed_on(date(2020, 5, 31))
    assert not old.existed_on(date(2020, 6, 1))


@pytest.mark.parametrize(
    "written",
    [
        "七棵树村民委员会",
        "七棵树村委会",
        "七棵树村",
        "七棵树",
        " 七棵树 村\u3000",
        "七棵树村村民委员会",
        "七棵树社区居委会",
    ],
)
def test_a_village_is_found_in_its_town(divisions: Divisions, written: str) -> None:
    found = divisions.find_village("411326", "西簧乡", written)
    assert found == Found(Division("411326301220", 5, "七棵树村民委员会"))


def test_width_does_not_matter(divisions: Divisions) -> None:
    village = next(
        d for c in divisions.children("31") for q in divisions.children(c.code)
        for t in divisions.children(q.code) for d in divisions.children(t.code) if "（" in d.name
    )  # fmt: skip
    county, town = village.code[:6], divisions.name_of(village.code[:9])
    narrow = village.name.replace("（", "(").replace("）", " )")
    assert divisions.find_village(county, town or "", narrow) == Found(village)


def test_what_is_not_there_is_unknown(divisions: Divisions) -> None:
    assert divisions.find_village("411326", "西簧乡", "不存在村") == Unknown(5)
    assert divisions.find_village("411326", "西簧乡", "村") == Unknown(5)
    assert divisions.find_village("411326", "西簧乡", "") == Unknown(5)
    assert divisions.find_village("411326", "不存在乡", "七棵树村") == Unknown(4)
    assert divisions.find_town("999999", "西簧乡") == Unknown(4)


def test_a_short_name_of_two_villages_is_ambiguous_but_an_exact_one_is_not(divisions: Divisions) -> None:
    community, village = Division("430212107003", 5, "淦田社区居委会"), Division("430212107213", 5, "淦田村")
    for short in ("淦田", "淦田社区", "淦田村民委员会"):
        assert divisions.find_village("430212", "淦田镇", short) == Ambiguous((community, village))
    assert divisions.find_village("430212", "淦田镇", "淦田村") == Found(village)
    assert divisions.find_village("430212", "淦田镇", "淦田社区 居委会") == Found(community)


def test_towns(divisions: Divisions) -> None:
    assert divisions.find_town("441900", "东城街道办事处") == divisions.find_town("4419", "东城街道")
    assert isinstance(divisions.find_town("4419", "东城街道"), Found)
    assert [c.name for c in divisions.counties_with_town("411325", "西簧乡")] == ["淅川县"]
    assert divisions.counties_with_town("411326", "西簧乡") == []


def test_counties(divisions: Divisions) -> None:
    assert divisions.county("411326000000") == Division("411326", 3, "淅川县")
    assert divisions.county("4419") == Division("441900", 3, "东莞市")
    assert [divisions.county(code) for code in ("4113", "411326301", "411399", "")] == [None] * 4


def test_the_first_look_is_quick() -> None:
    """0.3 s is the promise; a busy machine gets three times the time."""
    code = (
        "import time; t = time.process_time();"
        "from casework.divisions.country import the_divisions as d; d().find_village('411326', '西簧乡', '七棵树');"
        "print(time.process_time() - t)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert float(done.stdout) < 0.9


def test_a_prefecture_takes_little_memory(divisions: Divisions) -> None:
    """60 MB is the promise for a process that keeps 32 prefectures."""
    prefectures = divisions.children("43")[:4]
    fresh = Divisions()
    fresh.children("43")
    tracemalloc.start()
    for prefecture in prefectures:
        fresh.children(fresh.children(prefecture.code)[0].code)
    used, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert used < len(prefectures) * 1_500_000
