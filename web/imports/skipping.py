"""Rows below the header that are no household: totals, notes, signatures, headings."""

import re
from typing import Final

from web.imports import cells
from web.imports.narrow import compact
from web.imports.sheet import Sheet, SheetRow

_SAYS_SO: Final = re.compile(
    "(本页|全县|全乡|全镇|全区|全市)?(合计|总计|共计|小计|总数)|(注|备注|说明|填表|制表|审核|填报|单位负责人|负责人|联系人)(说明|人|单位|日期|时间)*[:(]"
)
_PERSONS: Final = ("father_name", "father_id", "mother_name", "mother_id")
_CASE: Final = (*_PERSONS, "village", "household_no", "category")


def is_no_household(sheet: Sheet, row: SheetRow) -> bool:
    """Whether a row can be passed over without losing anybody."""
    if _is_header(sheet, row) or _is_bare(sheet, row):
        return True
    return _says_so(row) and not any(_is_identity(sheet, row, part) for part in ("father_id", "mother_id"))


def _is_header(sheet: Sheet, row: SheetRow) -> bool:
    return all(str(sheet.cell(row, part)).strip() == sheet.header_of(part) for part in ("village", "category"))


def _is_bare(sheet: Sheet, row: SheetRow) -> bool:
    """Nothing of a case, and hardly anything else: a prepared number, a town as a heading, a signature."""
    if any(not cells.is_blank(sheet.cell(row, part)) for part in _CASE):
        return False
    places = {place for part, place in sheet.columns.items() if part != "number"}
    return sum(not cells.is_blank(row.cells[place]) for place in places) <= 2


def _says_so(row: SheetRow) -> bool:
    """The first words of the row are those of a total or a note."""
    first = next((cell for cell in row.cells if isinstance(cell, str) and not cells.is_blank(cell)), "")
    return bool(_SAYS_SO.match(compact(first)))


def _is_identity(sheet: Sheet, row: SheetRow, part: str) -> bool:
    cell = sheet.cell(row, part)
    return not cells.is_blank(cell) and len(re.sub("[^0-9]", "", str(cell))) >= 14
