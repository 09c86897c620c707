"""One cell at a time: what it means, and when it is refused."""

from contextlib import suppress
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.common.id_number import check_digit, id_15_to_18
from web.imports import cells, choices, days, identity_cell, telephones
from web.imports.faults import CellRefused
from web.imports.narrow import shown
from web.imports.sentences import SENTENCES

DAY = date(2019, 3, 5)
EVENING = datetime(2019, 3, 5, 23, 59)  # noqa: DTZ001 (as a cell holds it)
FULL_WIDTH = {ord(c): ord(c) + 0xFEE0 for c in "0123456789Xx-./+"}
SOME_DAY = st.dates(date(1970, 1, 1), date(2099, 12, 31))


def code_of(read: Any, cell: Any) -> str:
    with pytest.raises(CellRefused) as refused:
        read(cell)
    return SENTENCES[refused.value.sentence][0]


@pytest.mark.parametrize(
    "cell",
    [
        "2019-03-05", "2019.3.5", "2019/3/5", "2019年3月5日", "2019年3月5号", "20190305",
        "2019年03月05", "2019、3、5",
        "２０１９－０３－０５", "２０１９．３．５", " 2019 年 3 月 5 日 ",
        "2019-3-5 10:20", "2019-03-05 00:00:00", "'2019-03-05",
        "2019-03-05T08:30:00", "2019。3。5", "2019–3–5", DAY, EVENING,
        43529, 43529.0, 43529.75, 20190305.0,
    ],
)  # fmt: skip
def test_a_day_is_read_from_all_the_ways_it_is_written(cell: Any) -> None:
    assert days.day(cell) == DAY


@pytest.mark.parametrize("cell", ["", "  ", "\u3000", "-", "—", "/", "无"])
def test_a_blank_day_is_none(cell: str) -> None:
    assert days.day(cell) is None


@pytest.mark.parametrize(
    "cell",
    [
        "2019-02-30", "2019-13-01", "2019-3", "2019", "20191345", "19.3.5", "不详", "昨天",
        "2019-03-05-01", "1019-03-05",
        "#N/A?", True, time(12), timedelta(days=3), 0, -5, 1.5, 12345, 1e300, float("nan"),
        float("inf"), 20190230.0,
        date(1900, 1, 5),
    ],
)  # fmt: skip
def test_an_impossible_day_is_refused(cell: Any) -> None:
    assert code_of(days.day, cell) == "impossible_date"


@given(SOME_DAY, st.sampled_from(["%Y-%m-%d", "%Y.%m.%d", "%Y/%m/%d", "%Y年%m月%d日", "%Y%m%d"]), st.booleans())
def test_every_day_is_read_back(day: date, form: str, wide: bool) -> None:
    written = day.strftime(form)
    assert days.day(written.translate(FULL_WIDTH) if wide else written) == day


@given(SOME_DAY)
def test_every_excel_day_is_read_back(day: date) -> None:
    assert days.day(float((day - date(1899, 12, 30)).days)) == day


@given(st.text() | st.floats() | st.integers() | st.datetimes() | st.booleans())
def test_any_cell_is_read_or_refused(cell: Any) -> None:
    for read in (
        days.day, identity_cell.id_number, telephones.phones, cells.account,
        choices.category, choices.disability_level,
        cells.name, cells.number, cells.staff_name, cells.free_text,
    ):  # fmt: skip
        with suppress(CellRefused):
            read(cell)


@st.composite
def id_numbers(draw: st.DrawFn) -> str:
    born = draw(st.dates(date(1930, 1, 1), date(1999, 12, 31)))
    first17 = f"411326{born:%Y%m%d}9{draw(st.integers(0, 99)):02}"
    return first17 + check_digit(first17)


@given(id_numbers(), st.integers(1, 17), st.booleans())
def test_an_identity_number_is_read_whatever_its_width_and_blanks(number: str, at: int, wide: bool) -> None:
    messy = "'" + number[:at] + " " + number[at:].lower()
    assert identity_cell.id_number(messy.translate(FULL_WIDTH) if wide else messy) == number


@given(id_numbers(), st.integers(0, 16), st.integers(1, 9))
def test_one_wrong_digit_is_found(number: str, at: int, by: int) -> None:
    wrong = number[:at] + str((int(number[at]) + by) % 10) + number[at + 1 :]
    assert code_of(identity_cell.id_number, wrong) == "id_checksum"


@given(id_numbers())
def test_a_number_kept_by_excel_as_a_number_is_destroyed(number: str) -> None:
    digits = int(number[:17] + "0")
    for cell in (float(digits), digits, f"{digits:.5E}", f"{digits:.14E}", f"{float(digits):.1f}"):
        assert code_of(identity_cell.id_number, cell) == "id_destroyed_by_excel"


@given(id_numbers())
def test_an_old_number_of_15_digits_is_completed(number: str) -> None:
    old = number[:6] + number[8:17]
    for cell in (old, float(old), int(old), f"{old}.0"):
        assert identity_cell.id_number(cell) == id_15_to_18(old)


@pytest.mark.parametrize(
    "cell",
    [
        "41132619691028957",
        "4113261969102895744",
        "41132619691028957Y",
        "411326196913289574",
        "abc",
        True,
        DAY,
        12.5,
        123.0,
    ],
)
def test_what_is_no_identity_number_is_refused(cell: Any) -> None:
    assert code_of(identity_cell.id_number, cell) == "id_checksum"


@pytest.mark.parametrize(
    "cell",
    [
        "13800000000",
        "138 0000-0000",
        "１３８０００００００0",
        13800000000.0,
        13800000000,
        "+86 13800000000",
        "13800000000.0",
    ],
)
def test_a_telephone_number_is_its_digits(cell: Any) -> None:
    assert telephones.phone(cell) == "13800000000"
    assert telephones.phones(cell) == ("13800000000", None)


@pytest.mark.parametrize("cell", ["邻居转", "123", 1.5, "1.38E+10", True])
def test_an_odd_telephone_number_is_refused(cell: Any) -> None:
    assert code_of(telephones.phone, cell) == "other"
    assert code_of(telephones.phones, cell) == "other"


@pytest.mark.parametrize("between", ["/", "、", " ", "；", "，\n", " 或 ", "\\"])
def test_two_telephone_numbers_of_a_member_are_both_taken(between: str) -> None:
    assert telephones.phones(f"138 0000 0000{between}0377-6921 0000") == ("13800000000", "037769210000")
    assert telephones.phones(f"13800000000{between}138-0000-0000") == ("13800000000", None)
    assert code_of(telephones.phone, f"13800000000{between}13900000000") == "other", "a contact person has one"
    for odd in (f"13800000000{between}邻居", f"13800000000{between}13900000000{between}13700000000"):
        assert code_of(telephones.phones, odd) == "other"


def test_an_account_is_kept_whole_or_refused() -> None:
    assert cells.account("6236 2701-0798 1933190") == "6236270107981933190"
    assert cells.account(622848040256489.0) == "622848040256489"
    assert cells.account(6228480402564891.0) == "6228480402564891"
    for destroyed in (6.23627010798193e18, 6228480402564890.0, "6.23627E+18"):
        assert code_of(cells.account, destroyed) == "other"


def test_a_household_number_is_text_or_a_whole_number() -> None:
    assert cells.number(12.0) == "12"
    assert cells.number("４１１３２６－００００１") == "411326-00001"
    assert cells.number("4E12") == "4E12"
    assert code_of(cells.number, date(2001, 1, 2)) == "other"


@pytest.mark.parametrize(
    ("cell", "category"),
    [
        ("独生子女死亡", "child_deceased"),
        (" 独生子女 死亡家庭", "child_deceased"),
        ("独生子女伤残", "child_disabled"),
        ("伤残", "child_disabled"),
        ("独生子女残疾", "child_disabled"),
        ("手术并发症", "surgery_complication"),
        ("计划生育手术并发症", "surgery_complication"),
    ],
)
def test_categories(cell: str, category: str) -> None:
    assert choices.category(cell) == category


@pytest.mark.parametrize("cell", ["", " ", "其他", "独生子女伤残、死亡", 1.0])
def test_a_missing_category(cell: Any) -> None:
    assert code_of(choices.category, cell) == "category_missing"


@pytest.mark.parametrize(
    ("cell", "level"),
    [
        ("1", 1), (2.0, 2), ("３", 3), ("一级", 1), ("二级", 2), ("Ⅱ", 2), ("II", 2), ("iii级", 3),
        ("Ⅳ级", 4), ("IV", 4), ("四", 4),
        ("肢体二级", 2), ("三级残疾", 3), ("二级(肢体)", 2), ("", None), ("无", None),
    ],
)  # fmt: skip
def test_disability_levels(cell: Any, level: int | None) -> None:
    assert choices.disability_level(cell) == level


@pytest.mark.parametrize("cell", ["5", "0", "五级", "一般", "重度", "一级、二级", "12", "十一", 1.5])
def test_other_disability_levels_are_refused(cell: Any) -> None:
    assert code_of(choices.disability_level, cell) == "other"


def test_names() -> None:
    assert cells.name(" 张 明 ") == "张明"
    assert cells.name("阿依古丽•买买提") == "阿依古丽·买买提"
    assert cells.name("无") is None
    for odd in ("张明(已故)", "已故", "张明、李红", "张明1", "=张明", "＋张明", "@张明"):
        assert code_of(cells.name, odd) == "other"
    assert code_of(cells.staff_name, "=张明") == "other"


def test_a_failed_formula_is_not_taken_for_text() -> None:
    assert code_of(cells.free_text, "#REF!") == "other"


@pytest.mark.parametrize("cell", ["411326196910289574", "电话 138 0000 0000", "４１１３２６１９６９１０２８９５７x"])
def test_what_is_shown_identifies_nobody(cell: str) -> None:
    assert "******" in shown(cell)
    assert sum(c.isdigit() for c in shown(cell)) < 4
