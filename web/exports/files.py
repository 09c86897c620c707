"""A table as a file: no cell of it is ever a formula, whatever somebody wrote."""

import csv
from collections.abc import Sequence
from datetime import date
from io import BytesIO, StringIO
from typing import Final

import xlsxwriter

from casework.common.formulas import begins_a_formula
from web.exports.table import Cell, Table
from web.language.i18n import gettext, shown_day

XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV: Final = "text/csv"  # the response names the encoding
FORMATS: Final = {"xlsx": XLSX, "csv": CSV}
_SAFE: Final = {
    "in_memory": True,  # no copy of people's data among the temporary files
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
WIDEST: Final = 40  # characters of a column


def written(table: Table, form: str) -> bytes:
    """The bytes of a file of this format."""
    return _xlsx(table) if form == "xlsx" else _csv(table)


def above(table: Table) -> list[str]:
    """What stands above the columns: what it is, as of which day, as known when, and the hash of the rows."""
    known = gettext("By the records of ledger position %(known)s") % {"known": table.vector or "–"}
    on = gettext("As of %(day)s") % {"day": shown_day(table.on)}
    return [table.title, f"{on} · {known}", f"SHA-256 {table.hash}"]


def _xlsx(table: Table) -> bytes:
    content = BytesIO()
    with xlsxwriter.Workbook(content, _SAFE) as book:
        page = book.add_worksheet()
        bold, day = book.add_format({"bold": True}), book.add_format({"num_format": "yyyy-mm-dd"})
        heads = above(table)
        for number, text in enumerate(heads):
            page.write_string(number, 0, text, bold if not number else None)
        for place, column in enumerate(table.columns):
            page.write_string(len(heads), place, column, bold)
            page.set_column(place, place, _width(column, [row[place] for row in table.rows]))
        for number, row in enumerate(table.rows, start=len(heads) + 1):
            for place, cell in enumerate(row):
                if isinstance(cell, date):
                    page.write_datetime(number, place, cell, day)
                elif isinstance(cell, int):
                    page.write_number(number, place, cell)
                elif cell:
                    page.write_string(number, place, cell)
        page.freeze_panes(len(heads) + 1, 0)
    return content.getvalue()


def _width(column: str, cells: Sequence[Cell]) -> int:
    longest = max([len(column), *(len(str(cell or "")) for cell in cells)])
    return min(WIDEST, 2 * longest + 2)


def _csv(table: Table) -> bytes:
    """With the mark by which Excel knows UTF-8."""
    text = StringIO()
    lines = csv.writer(text)
    lines.writerows([defused(line)] for line in above(table))
    lines.writerow([defused(column) for column in table.columns])
    lines.writerows([defused(cell) for cell in row] for row in table.rows)
    return text.getvalue().encode("utf-8-sig")


def defused(cell: Cell) -> str:
    """A text that a spreadsheet would take for a formula begins with an apostrophe."""
    if isinstance(cell, date):
        return cell.isoformat()
    text = "" if cell is None else str(cell)
    return f"'{text}" if isinstance(cell, str) and begins_a_formula(text) else text
