"""Rows against each other and against the divisions."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from casework.divisions.country import the_divisions
from casework.households.commands.registration import RegisterHousehold
from casework.ledger.envelope import Request
from web.imports import Judged, UnusableFile, already_registered, judge, number_taken, read_sheet
from web.imports.commands import household

Judging = Callable[..., Judged]
Row = dict[str, Any]
OTHER = "411326194907249919"
THIRD = "411326196611229459"


def codes(outcome: Judged) -> list[tuple[int, str, str]]:
    return [(fault.row, fault.column, fault.code) for fault in outcome.faults]


def test_a_good_row_is_taken(judge_rows: Judging, good: Row) -> None:
    (row,) = judge_rows(good).rows
    assert (row.row, row.household_no, row.division) == (2, "411326-00001", "411326301220")
    assert [(m.relation, m.name) for m in row.members] == [("father", "彭云"), ("mother", "马建娥")]
    assert row.village_contact is None


def test_a_row_gets_all_its_faults(judge_rows: Judging, good: Row) -> None:
    bad = good | {
        "村(社区)": "不存在村",
        "类别": "",
        "父亲身份证号": 4.113261951082394e17,
        "母亲身份证号": "411326194702269360",
        "签约日期": "2019-02-30",
        "最近联系日期": date(2027, 3, 5),
    }
    outcome = judge_rows(bad)
    assert outcome.rows == ()
    assert codes(outcome) == [
        (2, "村(社区)", "unknown_division"),
        (2, "类别", "category_missing"),
        (2, "父亲身份证号", "id_destroyed_by_excel"),
        (2, "母亲身份证号", "id_checksum"),
        (2, "签约日期", "impossible_date"),
        (2, "最近联系日期", "future_date"),
    ]


def test_one_parent_is_enough(judge_rows: Judging, good: Row) -> None:
    (row,) = judge_rows(good | {"父亲姓名": "", "父亲身份证号": "无"}).rows
    assert [m.relation for m in row.members] == ["mother"]


@pytest.mark.parametrize(
    ("change", "column"),
    [
        ({"父亲姓名": "", "父亲身份证号": "", "母亲姓名": "", "母亲身份证号": ""}, "父亲姓名"),
        ({"父亲身份证号": ""}, "父亲身份证号"),
        ({"母亲姓名": ""}, "母亲姓名"),
    ],
)
def test_half_a_member_is_refused(judge_rows: Judging, good: Row, change: Row, column: str) -> None:
    assert codes(judge_rows(good | change)) == [(2, column, "member_missing")]


def test_the_first_row_keeps_a_person_and_the_later_ones_are_refused(judge_rows: Judging, good: Row) -> None:
    again = good | {"户号": "2", "母亲身份证号": OTHER}
    third = good | {"户号": "3", "父亲身份证号": OTHER, "母亲身份证号": THIRD}
    outcome = judge_rows(good, again, third)
    assert [row.row for row in outcome.rows] == [2]
    assert codes(outcome) == [
        (3, "父亲身份证号", "duplicate_person"),
        (4, "父亲身份证号", "duplicate_person"),
    ]


def test_a_refused_row_keeps_its_persons_too(judge_rows: Judging, good: Row) -> None:
    outcome = judge_rows(good | {"类别": "", "户号": "9"}, good | {"母亲身份证号": OTHER})
    assert not outcome.rows
    assert codes(outcome) == [(2, "类别", "category_missing"), (3, "父亲身份证号", "duplicate_person")]


def test_15_and_18_digits_are_one_person(judge_rows: Judging, good: Row) -> None:
    # 411326690228957 is 411326196902289575 without century and check digit.
    first = good | {"父亲身份证号": "411326690228957"}
    (row,) = judge_rows(first).rows
    second = good | {"户号": "2", "父亲身份证号": row.members[0].id_number, "母亲身份证号": OTHER}
    assert codes(judge_rows(first, second)) == [(3, "父亲身份证号", "duplicate_person")]


def test_both_parents_cannot_be_one_person(judge_rows: Judging, good: Row) -> None:
    outcome = judge_rows(good | {"母亲身份证号": good["父亲身份证号"]})
    assert codes(outcome) == [(2, "母亲身份证号", "duplicate_person")]


def test_a_household_number_stands_once(judge_rows: Judging, good: Row) -> None:
    outcome = judge_rows(good, good | {"父亲身份证号": OTHER, "母亲身份证号": THIRD})
    assert codes(outcome) == [(3, "户号", "other")]
    blank = good | {"户号": "", "父亲身份证号": OTHER, "母亲身份证号": THIRD}
    assert len(judge_rows(good | {"户号": ""}, blank).rows) == 2


def test_a_town_of_another_county_is_named(judge_rows: Judging, good: Row) -> None:
    (fault,) = judge_rows(good, county="411325").faults
    assert (fault.column, fault.code) == ("乡镇(街道)", "unknown_division")
    assert "南阳市淅川县" in fault.message
    (fault,) = judge_rows(good, county="310116").faults
    assert "上海市金山区没有“西簧乡”" in fault.message


def test_missing_and_unknown_places(judge_rows: Judging, good: Row) -> None:
    for change, column in (({"乡镇(街道)": ""}, "乡镇(街道)"), ({"村(社区)": ""}, "村(社区)")):
        assert codes(judge_rows(good | change)) == [(2, column, "unknown_division")]


def test_towns_right_below_a_prefecture(judge_rows: Judging, good: Row) -> None:
    place = {"乡镇(街道)": "东城街道", "村(社区)": "岗贝社区"}
    for county in ("441900", "4419", "441900000000"):
        (row,) = judge_rows(good | place, county=county).rows
        assert row.division == "441900003001"


@pytest.mark.parametrize("county", ["4113", "999999", "", "淅川", "411326301"])
def test_a_county_is_needed(judge_rows: Judging, good: Row, county: str) -> None:
    with pytest.raises(UnusableFile) as refused:
        judge_rows(good, county=county)
    assert refused.value.code == "unknown_county"


def test_a_person_born_after_the_import_is_refused(judge_rows: Judging, good: Row) -> None:
    from casework.common.id_number import check_digit

    unborn = "41132620300101957"
    outcome = judge_rows(good | {"父亲身份证号": unborn + check_digit(unborn)})
    assert codes(outcome) == [(2, "父亲身份证号", "id_checksum")]


def test_totals_notes_and_blank_rows_are_passed_over(judge_rows: Judging, good: Row) -> None:
    outcome = judge_rows(
        good,
        {},
        {"户号": "  "},
        {"乡镇(街道)": "西簧乡"},
        {"乡镇(街道)": "合计", "户号": "1户", "类别": "死亡1", "父亲姓名": 1},
        {"乡镇(街道)": "注:本表由各乡镇填报"},
        {"乡镇(街道)": "填表人:张三", "类别": "审核人:李四"},
        {column: column for column in good},
    )
    assert [row.row for row in outcome.rows] == [2]
    assert outcome.faults == ()
    assert outcome.skipped == (5, 6, 7, 8, 9)


def test_a_person_below_a_word_that_looks_like_a_total_is_not_lost(judge_rows: Judging, good: Row) -> None:
    assert codes(judge_rows(good | {"乡镇(街道)": "合计"})) == [(2, "乡镇(街道)", "unknown_division")]


def test_two_telephone_numbers_in_a_cell_are_both_registered(judge_rows: Judging, good: Row) -> None:
    (row,) = judge_rows(good | {"父亲电话": "138 0000 0000、0377-69210001", "母亲电话": "13900000000"}).rows
    registered, *_ = household(row, "1", lambda _: None, [], Request.new(), date(2026, 11, 20))
    assert isinstance(registered, RegisterHousehold)
    assert [(m.phone, m.second_phone) for m in registered.members] == [
        ("13800000000", "037769210001"), ("13900000000", None),
    ]  # fmt: skip


def test_a_telephone_alone_is_no_contact_person(judge_rows: Judging, good: Row) -> None:
    (row,) = judge_rows(good | {"村级联系人": "", "村级联系人电话": "13800000000"}).rows
    assert row.village_contact is None


def test_the_register_speaks_in_the_same_words() -> None:
    assert already_registered(7, "父亲身份证号").code == number_taken(7, "户号").code == "duplicate_person"


def test_columns_may_be_missing_or_in_any_order(make_workbook: Callable[..., bytes], good: Row) -> None:
    turned = dict(reversed(good.items())) | {"别的": "x"}
    outcome = judge(read_sheet(make_workbook(turned)), "411326", date(2026, 11, 20), the_divisions())
    assert len(outcome.rows) == 1
