"""A collection of files that nobody's Excel writes: what each is, how it is made, and the codes it is refused with."""

import gzip
import os
from collections.abc import Callable
from typing import Final

from tests.attacks.hostile_books import (
    HEAD,
    HONEST,
    MAIN,
    SHEET,
    book,
    crowded,
    inline,
    links,
    of_sheet,
    overlapping,
    patched,
    row,
    sheet,
    strings,
    styles,
    twice,
    without_its_zip64_record,
    workbook,
)

MB: Final = 1024 * 1024
Making = Callable[[], bytes]
Hostile = dict[str, tuple[Making, str]]  # what it is -> how it is made, codes by blanks

LAUGHS: Final = (
    '<!DOCTYPE x [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {new} "{f"&{old};" * 10}">' for old, new in zip("abcdefgh", "bcdefghi", strict=True))
    + "]>"
)
QUADRATIC: Final = f'<!DOCTYPE x [<!ENTITY a "{"a" * 50_000}">]>'
EXTERNAL: Final = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
ELSEWHERE: Final = '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">'
PARAMETER: Final = '<!DOCTYPE x [<!ENTITY % a SYSTEM "file:///etc/passwd"> %a;]>'
OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1000)
RELS: Final = "xl/_rels/workbook.xml.rels"
SST: Final = "xl/sharedStrings.xml"


def far(cell: str) -> Making:
    return lambda: of_sheet(sheet(f'<row r="3">{cell}<v>1</v></c></row>'))


def data(xml: str, ballast: int = 0) -> Making:
    return lambda: of_sheet(sheet(xml), ballast)


def many(piece: str, times: int, ballast: int = 0) -> Making:
    return lambda: of_sheet(sheet(piece * times), ballast)


def merges(*refs: str, rows: int = 6) -> Making:
    cells = "".join(row(number, "西簧乡") for number in range(3, rows))
    told = "".join(f'<mergeCell ref="{ref}"/>' for ref in refs)
    return lambda: of_sheet(sheet(cells, after=f"<mergeCells>{told}</mergeCells>"), 200_000)


def with_part(name: str, part: str | bytes | None, ballast: int = 0) -> Making:
    return lambda: book({name: part}, ballast=ballast)


def to_sheet(target: str) -> Making:
    return with_part(RELS, links(("rId1", "worksheet", target)))


def long_string(length: int, cells: int) -> Making:
    """One string in many cells, down the sixth column."""
    rows = "".join(f'<row r="{n}"><c r="F{n}" t="s"><v>0</v></c></row>' for n in range(3, 3 + cells))
    return lambda: book({SST: strings("长" * length), SHEET: sheet(rows)}, ballast=100_000)


PLACES: Final[Hostile] = {
    "a place in another namespace": (far('<c a:r="A3" xmlns:a="q" r="XFD1048000">'), "too_many_rows"),
    "a place under another name": (far('<c x-r="A3" r="XFD1048000">'), "too_many_rows"),
    "a place quoted in a style": (far("<c s=\"r='A2'\" r=\"XFD1048000\">"), "too_many_rows"),
    "a place in single quotes": (far("<c r='XFD1048000'>"), "too_many_rows"),
    "a place written with an entity": (far('<c r="XFD104800&#48;">'), "too_many_rows"),
    "a place after a line break": (far('<c\n\tr\n=\n"XFD1048000">'), "too_many_rows"),
    "a cell with a prefix": (data('<x:row xmlns:x="q"><x:c r="XFD1048000"><x:v>1</x:v></x:c></x:row>'), "too_many_rows"),
    "a bare cell in row 90,000": (data('<row r="90000"><c><v>1</v></c></row>'), "too_many_rows"),
    "a bare cell in the last row": (data('<row r="1048576"><c><v>1</v></c></row>'), "too_many_rows"),
    "a bare row behind the last": (data('<row r="1048576"></row><row><c><v>1</v></c></row>'), "too_many_rows"),
    "a value in the last column of row 800": (data('<row r="800"><c r="XFD800"><v>1</v></c></row>'), "too_wide"),
    "a column that Excel does not have": (far('<c r="ZZZ3">'), "too_wide"),
    "200,000 bare cells in a row": (lambda: of_sheet(sheet("<row>" + "<c><v>1</v></c>" * 200_000 + "</row>"), 50_000), "too_wide"),
    "16,384 columns": (
        lambda: of_sheet(sheet("".join(f'<row r="{n}"><c r="XFD{n}"><v>1</v></c></row>' for n in range(3, 103)))),
        "too_wide",
    ),
    "a row beyond every number": (data(f'<row r="{"9" * 40}"><c><v>1</v></c></row>'), "broken"),
    "a row of 5,000 digits": (far(f'<c r="A{"9" * 5000}">'), "broken"),
    "a column of a million letters": (
        lambda: of_sheet(sheet(f'<row r="3"><c r="{"A" * MB}3"><v>1</v></c></row>'), 50_000), "broken"),
    "a row below zero": (far('<c r="A-3">'), "broken"),
    "a row zero": (far('<c r="A0">'), "broken"),
    "a place without a column": (far('<c r="3">'), "broken"),
    "an empty place": (far('<c r="">'), "broken"),
    "a place said twice": (far('<c r="A3" r="XFD1048000">'), "broken"),
    "more rows than a county has": (
        lambda: of_sheet(sheet("".join(row(n, "西簧乡") for n in range(3, 30_020))), 100_000),
        "too_many_rows",
    ),
}  # fmt: skip

WORK: Final[Hostile] = {
    "16,000 cells that never close": (many('<c "', 16_000), "broken"),
    "a million cells that never close": (many('<c "', 1_000_000, 100_000), "broken"),
    "40,000 merged cells": (merges(*(f"A{n}:A{n + 1}" for n in range(2, 80_002, 2))), "merged"),
    "15,000 merged cells one over the other": (merges(*["A2:A1048576"] * 15_000, rows=2_000), "merged"),
    "two merged cells of the whole sheet": (merges("B2:B1048576", "B3:B1048576"), "merged"),
    "a merged cell backwards": (merges("B9:A1"), "merged"),
    "a merged cell of nothing": (merges("#REF!"), "broken"),
    "the longest string in 24,000 cells": (long_string(32_767, 24_000), "too_much"),
    "3,000 characters in 20,000 cells": (long_string(3_000, 20_000), "too_much"),
    "a string of a million characters": (long_string(1_000_000, 1), "too_much"),
    "a megabyte in one cell": (lambda: of_sheet(sheet(cells=("长" * 400_000,)), 20_000), "too_much"),
    "cells at one place without end": (many('<c r="A3"><v>1</v></c>', 850_000, 400_000), "too_much"),
    "empty cells without end": (many('<c r="A3"/>', 1_650_000, 400_000), "too_much"),
    "empty rows without end": (many("<row/>", 1_650_000, 250_000), "too_much"),
    "shared strings without end": (
        lambda: book({SST: f"{HEAD}<sst {MAIN}>{'<si><t>x</t></si>' * 850_000}</sst>"}, ballast=400_000), "too_much"),
    "a text of runs without end": (
        lambda: of_sheet(sheet(f'<row r="3"><c r="A3" t="inlineStr"><is>{"<r><t>x</t></r>" * 850_000}</is></c></row>'),
                         400_000), "too_much"),
    "styles without end": (
        lambda: book({"xl/styles.xml": styles('<xf numFmtId="0"/>' * 1_650_000)}, ballast=800_000), "too_much"),
    "100,000 elements inside each other": (
        lambda: of_sheet(sheet("<a>" * 100_000 + "</a>" * 100_000), 20_000), "too_much"),
    "strings inside each other": (
        with_part(SST, f"{HEAD}<sst {MAIN}>{'<si>' * 60}{'</si>' * 60}</sst>"), "too_much"),
    "an attribute of 30 MB": (
        lambda: of_sheet(sheet(f'<row r="3"><c r="A3{"0" * (30 * MB)}"><v>1</v></c></row>'), 400_000), "broken too_much"),
    "100,000 attributes": (
        lambda: of_sheet(sheet(f'<row {" ".join(f"a{n}=" + chr(34) * 2 for n in range(100_000))} r="x"/>')), "broken"),
}  # fmt: skip

ARCHIVES: Final[Hostile] = {
    "a bomb": (with_part("xl/media/x.bin", bytes(20 * MB)), "bomb"),
    "a bomb as the sheet": (with_part(SHEET, bytes(20 * MB)), "bomb"),
    "more than may be unpacked": (with_part("xl/media/x.bin", bytes(101 * MB), 2 * MB), "bomb"),
    "a workbook as the sheet of a workbook": (lambda: of_sheet(book()), "broken"),
    "a workbook within an archive": (lambda: book(dict.fromkeys(HONEST) | {"a.xlsx": book()}), "not_xlsx"),
    "10 entries that are one": (lambda: overlapping(10), "broken"),
    "300 entries that are one": (lambda: overlapping(300), "bomb"),
    "100,000 entries": (crowded, "bomb"),
    "a part of four gigabytes, as it says": (lambda: patched(book(), "size", b"\xfe\xff\xff\xff"), "bomb"),
    "a part smaller than it is": (lambda: patched(book(), "size", b"\x10\x00\x00\x00"), "broken"),
    "a part packed larger than it is": (lambda: patched(book(), "packed", b"\xff\xff\xff\x00"), "broken"),
    "a part beyond the end": (lambda: patched(book(), "place", b"\xff\xff\xff\x00"), "broken"),
    "a part that leads to another": (lambda: patched(book(), "place", b"\x00\x00\x00\x00"), "broken"),
    "a wrong checksum": (lambda: patched(book(), "crc", b"\x00\x01\x02\x03"), "broken"),
    "packed in a way Excel does not know": (lambda: patched(book(), "method", b"\x0e\x00"), "broken"),
    "packed in no known way": (lambda: patched(book(), "method", b"\x63\x00"), "broken"),
    "a long directory that is not there": (lambda: without_its_zip64_record(book()), "broken"),
    "two sheets of one name": (lambda: twice(SHEET, SHEET), "broken"),
    "two sheets whose names differ in capitals": (lambda: twice(SHEET, SHEET.upper()), "broken"),
    "two sheets whose names differ in slashes": (lambda: twice(SHEET, SHEET.replace("/", "\\")), "broken"),
    "a workbook behind another": (lambda: book() + book(), "broken"),
    "cut in half": (lambda: book()[: len(book()) // 2], "broken"),
    "cut at its end": (lambda: book()[:-10], "broken"),
    "a locked part": (lambda: patched(book(), "flags", b"\x01\x00"), "password_protected"),
    "a locked workbook": (lambda: OLE + "EncryptedPackage".encode("utf-16-le"), "password_protected"),
    "an old workbook": (lambda: OLE, "old_excel"),
    "macros": (with_part("xl/vbaProject.bin", b"macro"), "macros"),
    "macros by kind": (with_part("[Content_Types].xml", "<Types>application/x.macroEnabled.main</Types>"), "macros"),
    "a binary workbook": (lambda: book({"xl/workbook.xml": None, "xl/workbook.bin": b"\x83\x01\x00"}), "not_xlsx"),
    "an OpenDocument sheet": (
        lambda: book(dict.fromkeys(HONEST)
                     | {"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<x/>"}), "not_xlsx"),
    "a letter": (lambda: book({"xl/workbook.xml": None, "word/document.xml": "<x/>"}), "not_xlsx"),
    "a program": (lambda: b"MZ" + book(), "not_xlsx"),
    "a picture": (lambda: b"\x89PNG\r\n\x1a\n" + bytes(500), "not_xlsx"),
    "a page": (lambda: b"<html><table><tr><td>x</table>", "not_xlsx"),
    "a packed text": (lambda: gzip.compress(b"x" * 1000), "not_xlsx"),
    "noise": (lambda: b"PK\x03\x04" + os.urandom(100_000), "broken"),
    "ten megabytes and one byte": (lambda: b"PK" + bytes(10 * MB - 1), "too_big"),
}  # fmt: skip

DECLARATIONS: Final[Hostile] = {
    "a billion laughs in the sheet": (lambda: of_sheet(sheet(row(3, "&i;"), before=LAUGHS)), "unsafe"),
    "a billion laughs in the strings": (with_part(SST, strings("&i;", before=LAUGHS)), "unsafe"),
    "a long entity many times": (lambda: of_sheet(sheet(row(3, "&a;" * 5_000), before=QUADRATIC)), "unsafe"),
    "a file of ours in the sheet": (lambda: of_sheet(sheet(row(3, "&a;"), before=EXTERNAL)), "unsafe"),
    "a file of ours in the strings": (with_part(SST, strings("&a;", before=EXTERNAL)), "unsafe"),
    "a file of ours in a parameter": (lambda: of_sheet(sheet(before=PARAMETER)), "unsafe"),
    "a declaration from elsewhere": (lambda: of_sheet(sheet(before=ELSEWHERE)), "unsafe"),
    "declarations in the workbook": (with_part("xl/workbook.xml", workbook(LAUGHS)), "unsafe"),
    "declarations in the styles": (with_part("xl/styles.xml", styles(before=QUADRATIC)), "unsafe"),
    "declarations in the relations": (
        with_part(RELS, links(("rId1", "worksheet", "worksheets/sheet1.xml"), before=EXTERNAL)), "unsafe"),
    "declarations in the relations of all": (
        with_part("_rels/.rels", links(("rId1", "officeDocument", "xl/workbook.xml"), before=LAUGHS)), "unsafe"),
    "an entity nobody declared": (lambda: of_sheet(sheet(row(3, "&nobody;"))), "broken"),
}  # fmt: skip

LETTERS: Final[Hostile] = {
    "UTF-16": (lambda: of_sheet(sheet().encode("utf-16")), "broken"),
    "UTF-32": (lambda: of_sheet(sheet().encode("utf-32")), "broken"),
    "UTF-7": (lambda: of_sheet(b'<?xml version="1.0" encoding="UTF-7"?>+ADw-worksheet+AD4-'), "broken"),
    "GBK": (lambda: of_sheet(sheet(head='<?xml version="1.0" encoding="GBK"?>').encode("gbk")), "broken"),
    "GBK that says UTF-8": (lambda: of_sheet(sheet().encode("gbk")), "broken"),
    "EBCDIC": (lambda: of_sheet(f"<worksheet {MAIN}/>".encode("cp500")), "broken"),
    "a letter in too many bytes": (
        lambda: of_sheet(sheet(row(3, "@@")).encode().replace(b"@@", b"\xc0\xaf")),
        "broken",
    ),
    "half a letter": (lambda: of_sheet(sheet(row(3, "@@")).encode().replace(b"@@", b"\xed\xa0\x80")), "broken"),
    "NUL": (lambda: of_sheet(sheet(row(3, "@@")).encode().replace(b"@@", b"\x00")), "broken"),
    "NUL by its number": (lambda: of_sheet(sheet(row(3, "&#0;"))), "broken"),
    "a control character": (lambda: of_sheet(sheet(row(3, "@@")).encode().replace(b"@@", b"\x01")), "broken"),
    "a control character by its number": (lambda: of_sheet(sheet(row(3, "&#1;"))), "broken"),
    "no letter at all": (lambda: of_sheet(sheet(row(3, "&#xFFFF;"))), "broken"),
}

PARTS: Final[Hostile] = {
    **{f"without {name}": (with_part(name, None), "broken not_xlsx") for name in HONEST if name not in (SST, "xl/styles.xml")},
    "a sheet outside the file": (to_sheet("../../../../etc/passwd"), "broken"),
    "a sheet of ours": (to_sheet("/etc/passwd"), "broken"),
    "a sheet by address": (to_sheet("file:///etc/passwd"), "broken"),
    "a sheet from elsewhere": (to_sheet("http://127.0.0.1:9/sheet1.xml"), "broken"),
    "a sheet on a share": (to_sheet("\\\\127.0.0.1\\share\\sheet1.xml"), "broken"),
    "a sheet that is the workbook": (to_sheet("workbook.xml"), "broken empty"),
    "a sheet that is its own relation": (to_sheet("_rels/workbook.xml.rels"), "broken empty"),
    "a workbook that is its own relation": (
        with_part("_rels/.rels", links(("rId1", "officeDocument", "_rels/.rels"))), "broken"),
    "two workbooks": (
        with_part("_rels/.rels", links(("a", "officeDocument", "xl/workbook.xml"), ("b", "officeDocument", "x/y.xml"))),
        "broken"),
    "no sheet": (with_part("xl/workbook.xml", workbook(sheets="")), "broken"),
    "a sheet of no relation": (
        with_part("xl/workbook.xml", workbook(sheets='<sheet name="s" sheetId="1" r:id="rId9"/>')), "broken"),
    "a chart in front": (with_part(SHEET, f"{HEAD}<chartsheet {MAIN}/>"), "broken empty"),
    "a sheet cut short": (with_part(SHEET, sheet()[:-30]), "broken"),
    "a sheet closed crosswise": (with_part(SHEET, sheet().replace("</row>", "</c>", 1)), "broken"),
    "a string that is not there": (data('<row r="3"><c r="A3" t="s"><v>99999</v></c></row>'), "broken"),
    "a cell of no known kind": (data('<row r="3"><c r="A3" t="q"><v>1</v></c></row>'), "broken"),
    "a number that is none": (data('<row r="3"><c r="A3" t="n"><v>x</v></c></row>'), "broken"),
    "a day before every calendar": (data('<row r="3"><c r="A3" s="1"><v>-1e15</v></c></row>'), "broken"),
    "an element no cell has": (data('<row r="3"><c r="A3"><script>1</script></c></row>'), "broken"),
    "a table that is no ledger": (lambda: of_sheet(sheet().replace("乡镇", "姓").replace("类别", "名").replace("村", "岁")
                                                   .replace("父亲", "x")), "no_header"),
    "nothing in it": (with_part(SHEET, f"{HEAD}<worksheet {MAIN}><sheetData/></worksheet>"), "empty"),
}  # fmt: skip

HOSTILE: Final[Hostile] = PLACES | WORK | ARCHIVES | DECLARATIONS | LETTERS | PARTS

# Files a reader may take: the row comes back with its reasons, and nothing of it is taken in.
ODD_CELLS: Final[dict[str, str]] = {
    "a number of 5,000 digits": f'<c r="E2"><v>{"9" * 5000}</v></c>',
    "a number beyond every number": '<c r="E2"><v>1e308</v></c>',
    "no number": '<c r="E2"><v>NaN</v></c>',
    "an infinite number": '<c r="E2"><v>inf</v></c>',
    "a day beyond every calendar": '<c r="D2" s="1"><v>1e308</v></c>',
    "a negative day": '<c r="D2" s="1"><v>-1</v></c>',
    "a day that is none": '<c r="D2" s="1"><v>NaN</v></c>',
    "a style that is not there": '<c r="E2" s="999999999999"><v>411326196910289574</v></c>',
    "a failed formula": '<c r="C2" t="e"><v>#N/A</v></c>',
    "letters that turn the line": f'<c r="E2" {inline("411326‮196910289574&#x202E;12")}',
    "the longest text Excel takes": f'<c r="D2" {inline("长" * 32_000)}',
    "NUL as Excel writes it": f'<c r="E2" {inline("_x0000_")}',
    "an ID number with a formula": f'<c r="E2" {inline("=cmd|&apos;/c calc&apos;!A0")}',
}


def odd(cell: str) -> bytes:
    """The honest file with one of its cells replaced."""
    place = cell.split('"')[1]
    xml = sheet()
    begin = xml.index(f'<c r="{place}"')
    return of_sheet(xml[:begin] + cell + xml[xml.index("</c>", begin) + 4 :])
