"""The refused rows go back, are corrected, and come again."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import xlsxwriter

from casework.divisions.country import the_divisions
from web.imports import Judged, judge, read_sheet, write_rejects
from web.imports.columns import REASON

Making = Callable[..., bytes]
Row = dict[str, Any]
AS_OF = date(2026, 11, 20)


def judged(source: Path | bytes) -> Judged:
    return judge(read_sheet(source), "411326", AS_OF, the_divisions())


def test_every_refused_row_goes_back_with_all_its_reasons(sample: Path, tmp_path: Path) -> None:
    sheet, outcome, back = read_sheet(sample), judged(sample), tmp_path / "back.xlsx"
    write_rejects(sheet, outcome.faults, back)
    again = read_sheet(back)
    refused = list(dict.fromkeys(fault.row for fault in outcome.faults))
    assert again.header == (*sheet.header, REASON)
    assert len(again.rows) == len(refused)
    for number, row in zip(refused, again.rows, strict=True):
        assert all(f.message in row.cells[-1] for f in outcome.faults if f.row == number)
    assert back.stat().st_mode & 0o777 == 0o600


def test_a_file_that_others_could_read_is_closed(sample: Path, tmp_path: Path) -> None:
    back = tmp_path / "back.xlsx"
    back.write_bytes(b"old" * 100_000)
    back.chmod(0o644)
    write_rejects(read_sheet(sample), judged(sample).faults, back)
    assert back.stat().st_mode & 0o777 == 0o600
    assert read_sheet(back).rows


def test_what_was_wrong_is_still_wrong_and_once_corrected_comes_in(
    make_workbook: Making, good: Row, tmp_path: Path
) -> None:
    wrong = {
        "父亲身份证号": 4.113261951082394e17, "户号": "=1+1", "一卡通账号": 6.23627010798193e18,
        "最近联系日期": date(2027, 3, 5), "最近入户日期": 46237.0, "签约日期": "2026.8.1", "备注": "https://example.org",
        "父亲电话": 13800000000.0, "子女残疾等级": 3.0,
    }  # fmt: skip
    source = make_workbook(good | wrong)
    first, back = judged(source), tmp_path / "back.xlsx"
    write_rejects(read_sheet(source), first.faults, back)
    assert [f.code for f in judged(back).faults] == [f.code for f in first.faults]

    cells = _cells(back)
    assert (cells["户号"], cells["最近入户日期"], cells["签约日期"]) == ("=1+1", "2026-08-03", "2026-08-01")
    corrected = {
        "父亲身份证号": good["父亲身份证号"],
        "最近联系日期": "2026-10-01",
        "一卡通账号": "6236270107981933190",
    }
    (row,) = judged(make_workbook(cells | corrected)).rows
    assert (row.last_contact_on, row.last_home_visit_on) == (date(2026, 10, 1), date(2026, 8, 3))
    assert (row.members[0].phone, row.disability_level, row.household_no) == ("13800000000", 3, "=1+1")


def test_the_reasons_of_an_earlier_time_are_replaced(make_workbook: Making, good: Row, tmp_path: Path) -> None:
    source, back = make_workbook(good | {"类别": "", "别的": "x", REASON: "旧的原因"}), tmp_path / "back.xlsx"
    write_rejects(read_sheet(source), judged(source).faults, back)
    cells = _cells(back)
    assert list(cells).count(REASON) == 1
    assert "旧的原因" not in cells[REASON]
    assert cells["别的"] == "x"


def test_the_whole_sample_comes_in_once_corrected(sample: Path, tmp_path: Path) -> None:
    back, fixed = tmp_path / "back.xlsx", tmp_path / "fixed.xlsx"
    write_rejects(read_sheet(sample), judged(sample).faults, back)
    sheet = read_sheet(back)
    good_ids = iter(_unused_ids())
    with xlsxwriter.Workbook(fixed) as book:
        page = book.add_worksheet()
        page.write_row(0, 0, sheet.header)
        for number, row in enumerate(sheet.rows, 1):
            cells = dict(zip(sheet.header, row.cells, strict=True))
            cells |= {"父亲身份证号": next(good_ids), "母亲身份证号": next(good_ids), "类别": "独生子女死亡"}
            cells |= {"最近联系日期": "2026-10-01", "乡镇(街道)": "西簧乡", "村(社区)": "七棵树"}
            for place, header in enumerate(sheet.header):
                page.write_string(number, place, cells[header])
    outcome = judged(fixed)
    assert (len(outcome.rows), outcome.faults) == (len(sheet.rows), ())


def _cells(path: Path) -> dict[str, Any]:
    sheet = read_sheet(path)
    return dict(zip(sheet.header, sheet.rows[0].cells, strict=True))


def _unused_ids() -> list[str]:
    from casework.common.id_number import check_digit

    first17 = [f"41132619550101{sequence}" for sequence in range(900, 999)]
    return [number + check_digit(number) for number in first17]
