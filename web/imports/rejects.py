"""The file of refused rows: as they came, the reasons beside them, ready to be corrected and imported."""

import os
from collections.abc import Sequence
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any, Final

import xlsxwriter

from web.imports import cells, days
from web.imports.columns import DAYS, NAMES, REASON
from web.imports.faults import CellRefused, Fault
from web.imports.sheet import Sheet, SheetRow
from web.imports.workbook.answer import Cell

XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ONLY_OWNER: Final = 0o600
_SAFE: Final = {
    "in_memory": True,  # no copy of people's data among the temporary files
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def write_rejects(sheet: Sheet, faults: Sequence[Fault], path: Path) -> None:
    """Writes every row with a fault, all cells as text, days as 2019-03-05, 退回原因 as the last column.

    Only the owner may read the file; an older one is replaced. Raises OSError.
    """
    content = workbook_of(sheet, faults)
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_NOFOLLOW", 0)
    with open(os.open(path, flags, ONLY_OWNER), "wb") as file:
        path.chmod(ONLY_OWNER)
        file.write(content)


def workbook_of(sheet: Sheet, faults: Sequence[Fault]) -> bytes:
    """The same as the bytes of an .xlsx, for a page to hand over."""
    reasons: dict[int, list[str]] = {}
    for fault in faults:
        reasons.setdefault(fault.row, []).append(fault.message)
    kept = [place for place, header in enumerate(sheet.header) if header != REASON]
    lines = [[sheet.header[place] for place in kept] + [REASON]]
    for row in sheet.rows:
        if row.number in reasons:
            lines.append([_as_text(sheet, row, place) for place in kept] + [" ".join(reasons[row.number])])
    return _written(lines)


def template_workbook() -> bytes:
    """An empty ledger: every column that is read, ready to be typed into."""
    return _written([[*NAMES.values(), ""]])


def _written(lines: Sequence[Sequence[str]]) -> bytes:
    content = BytesIO()
    with xlsxwriter.Workbook(content, _SAFE) as book:
        page = book.add_worksheet("台账")
        # Typed into as text, so that corrected identity numbers are not destroyed again.
        page.set_column(0, len(lines[0]) - 2, 16, book.add_format({"num_format": "@"}))
        page.set_column(len(lines[0]) - 1, len(lines[0]) - 1, 80, book.add_format({"text_wrap": True}))
        page.freeze_panes(1, 0)
        for number, line in enumerate(lines):
            _write_line(page, number, line)
    return content.getvalue()


def _write_line(page: Any, number: int, line: Sequence[str]) -> None:
    for place, said in enumerate(line):
        if said:
            page.write_string(number, place, said)


def _as_text(sheet: Sheet, row: SheetRow, place: int) -> str:
    cell = row.cells[place]
    if any(sheet.columns.get(field) == place for field in DAYS):
        try:
            day = days.day(cell)
        except CellRefused:
            day = None
        if day:
            return day.isoformat()
    return _plain(cell)


def _plain(cell: Cell) -> str:
    if isinstance(cell, float):
        whole = cell.is_integer() and abs(cell) < cells.EXACT_BELOW
        # As Excel shows a number it has cut: it must be refused again until it is typed anew.
        return str(int(cell)) if whole else f"{cell:.14E}" if abs(cell) >= cells.EXACT_BELOW else repr(cell)
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time().isoformat() == "00:00:00" else cell.isoformat(" ")
    return cell.isoformat() if isinstance(cell, date) else str(cell)
