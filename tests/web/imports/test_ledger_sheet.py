"""Files that can be read, and those that cannot."""

import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from web.imports import UnusableFile, read_sheet
from web.imports.workbook.limits import BIGGEST_FILE

Making = Callable[..., bytes]
Row = dict[str, Any]


def refusal(source: Path | bytes) -> UnusableFile:
    with pytest.raises(UnusableFile) as refused:
        read_sheet(source)
    assert refused.value.message
    assert refused.value.message_en
    return refused.value


def changed(content: bytes, **parts: bytes) -> bytes:
    """The workbook with parts replaced or added; `__` in a name stands for a slash, `_DOT_` for a dot."""
    new = {name.replace("__", "/").replace("_DOT_", "."): part for name, part in parts.items()}
    target = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(content)) as old,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as written,
    ):
        for name in old.namelist():
            written.writestr(name, new.pop(name, None) or old.read(name))
        for name, part in new.items():
            written.writestr(name, part)
    return target.getvalue()


def test_a_title_may_stand_above_and_headers_may_be_wide_or_broken(make_workbook: Making, good: Row) -> None:
    wide = {key.replace("(", "（\n").replace(")", " ）"): cell for key, cell in good.items()}
    sheet = read_sheet(make_workbook(wide, title="台账"))
    assert (sheet.rows[0].number, sheet.cell(sheet.rows[0], "town")) == (3, "西簧乡")
    assert sheet.cell(sheet.rows[0], "remark") == ""


def test_row_numbers_are_those_of_the_sheet(make_workbook: Making, good: Row) -> None:
    sheet = read_sheet(make_workbook(good, {}, good, title="台账"))
    assert [row.number for row in sheet.rows] == [3, 5]


def test_a_merged_town_stands_for_all_its_rows(good: Row) -> None:
    content = BytesIO()
    with xlsxwriter.Workbook(content) as book:
        page = book.add_worksheet()
        page.write_row(0, 0, good)
        for row in range(1, 4):
            page.write_row(row, 0, good.values())
        page.merge_range(1, 0, 3, 0, "西簧乡")
    sheet = read_sheet(content.getvalue())
    assert [sheet.cell(row, "town") for row in sheet.rows] == ["西簧乡"] * 3


def test_a_failed_formula_is_seen(good: Row) -> None:
    content = BytesIO()
    with xlsxwriter.Workbook(content) as book:
        page = book.add_worksheet()
        page.write_row(0, 0, good)
        page.write_row(1, 0, good.values())
        page.write_formula(1, 2, "=NA()", None, "#N/A")
    sheet = read_sheet(content.getvalue())
    assert sheet.cell(sheet.rows[0], "household_no") == "#N/A"


def test_styled_but_empty_cells_far_below_do_no_harm(good: Row) -> None:
    content = BytesIO()
    with xlsxwriter.Workbook(content) as book:
        page, bold = book.add_worksheet(), book.add_format({"bold": True})
        page.write_row(0, 0, good)
        page.write_row(1, 0, good.values())
        page.write_blank(1_048_575, 16_383, None, bold)
    assert len(read_sheet(content.getvalue()).rows) == 1


def test_what_is_no_workbook_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path / "nothing.xlsx").code == "unreadable"
    assert refusal(tmp_path).code == "unreadable"
    assert refusal(b"").code == "empty"
    assert refusal("户号,类别\n".encode()).code == "not_xlsx"
    assert refusal(b"PK\x03\x04 and nothing more").code == "broken"


def test_another_zip_is_refused() -> None:
    content = BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("letter.txt", "dear")
    assert refusal(content.getvalue()).code == "not_xlsx"


def test_an_old_or_locked_file_is_refused() -> None:
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1000)
    assert refusal(ole).code == "old_excel"
    assert refusal(ole + "EncryptedPackage".encode("utf-16-le")).code == "password_protected"


def test_macros_are_refused(make_workbook: Making, good: Row) -> None:
    content = make_workbook(good)
    assert refusal(changed(content, xl__vbaProject_DOT_bin=b"macro")).code == "macros"
    with zipfile.ZipFile(BytesIO(content)) as archive:
        types = archive.read("[Content_Types].xml").replace(b"spreadsheetml.sheet.main", b"sheet.macroEnabled.main")
    assert refusal(changed(content, **{"[Content_Types]_DOT_xml": types})).code == "macros"


def test_too_big_a_file_is_refused(tmp_path: Path) -> None:
    assert refusal(b"PK" + bytes(BIGGEST_FILE)).code == "too_big"
    path = tmp_path / "big.xlsx"
    path.write_bytes(b"PK" + bytes(BIGGEST_FILE))
    assert refusal(path).code == "too_big"


def test_a_bomb_is_refused_unread(make_workbook: Making, good: Row) -> None:
    assert refusal(changed(make_workbook(good), xl__media__x_DOT_bin=bytes(20_000_000))).code == "bomb"


def test_a_damaged_file_is_refused(make_workbook: Making, good: Row) -> None:
    content = bytearray(make_workbook(good))
    place = content.find(b"xl/worksheets/sheet1.xml") + 60
    content[place : place + 40] = bytes(40)
    assert refusal(bytes(content)).code == "broken"
    assert refusal(bytes(content[:-200])).code == "broken"
    assert refusal(changed(make_workbook(good), xl__workbook_DOT_xml=b"<x")).code == "broken"


@pytest.mark.parametrize("size", [10, 100, 300, 700])
def test_noise_in_the_file_never_ends_the_program(make_workbook: Making, good: Row, size: int) -> None:
    content = bytearray(make_workbook(good))
    content[size * 3 :: size] = bytes(len(content[size * 3 :: size]))
    assert refusal(bytes(content)).code in ("broken", "not_xlsx", "bomb", "password_protected")


def test_a_value_far_out_is_refused_before_room_is_made_for_it(make_workbook: Making, good: Row) -> None:
    content = make_workbook(good)
    with zipfile.ZipFile(BytesIO(content)) as archive:
        xml = archive.read("xl/worksheets/sheet1.xml")
    for place, code in (
        (b"A30017", "too_many_rows"),
        (b"XFD900", "too_wide"),
        (b"XFD1048576", "too_many_rows"),
    ):
        row = place.lstrip(b"ADFX")
        far = b'<row r="%b"><c r="%b"><v>1</v></c></row></sheetData>' % (row, place)
        new = changed(content, xl__worksheets__sheet1_DOT_xml=xml.replace(b"</sheetData>", far))
        assert refusal(new).code == code


def test_more_than_30000_rows_are_refused() -> None:
    content = BytesIO()
    with xlsxwriter.Workbook(content, {"constant_memory": True}) as book:
        page = book.add_worksheet()
        page.write_row(0, 0, ["乡镇(街道)", "村(社区)", "类别", "父亲姓名", "父亲身份证号"])
        for row in range(1, 30_003):
            page.write_number(row, 0, row * 7919 % 30_003)
    assert refusal(content.getvalue()).code == "too_many_rows"


def test_a_sheet_without_table_or_rows_is_refused(make_workbook: Making, good: Row) -> None:
    assert refusal(make_workbook()).code == "empty"
    assert refusal(make_workbook(header=list(good))).code == "empty"
    assert refusal(make_workbook({"姓名": "张三", "年龄": 3})).code == "no_header"


def test_missing_and_doubled_columns_are_named(make_workbook: Making, good: Row) -> None:
    lacking = {key: cell for key, cell in good.items() if key not in ("类别", "父亲身份证号", "母亲姓名")}
    refused = refusal(make_workbook(lacking))
    assert refused.code == "missing_columns"
    assert "类别" in refused.message
    assert "父亲身份证号" in refused.message
    twice = refusal(make_workbook(good | {"户 号": "x"}))
    assert (twice.code, "户号" in twice.message) == ("repeated_columns", True)


def test_one_parent_column_pair_is_enough(make_workbook: Making, good: Row) -> None:
    mother = {key: cell for key, cell in good.items() if not key.startswith("父亲")}
    assert len(read_sheet(make_workbook(mother)).rows) == 1
