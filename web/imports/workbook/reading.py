"""Reads the first sheet of a workbook. Only ever called in the process that web/imports/workbook/process.py starts."""

from io import BytesIO
from typing import Any

import python_calamine

from web.imports.workbook.answer import Cell, Grid, SentCell, told
from web.imports.workbook.archive import opened
from web.imports.workbook.limits import LONGEST_TEXT, MOST_TEXT
from web.imports.workbook.parts import first_sheet
from web.imports.workbook.refusals import UnusableFile
from web.imports.workbook.scan import Scan, scanned


def grid_of(content: bytes) -> Grid:
    """All that is in the first sheet, failed formulas as their error text. Raises UnusableFile."""
    with opened(content) as archive:
        scan = scanned(archive, first_sheet(archive))
    rows = _rows(content)
    _put_errors(rows, scan)
    kept = [(number, _trimmed(row)) for number, row in enumerate(rows, 1) if any(map(_is_filled, row))]
    _check_text(kept)
    return Grid(max((len(row) for row in rows), default=0), kept, scan.merged)


def _rows(content: bytes) -> list[list[Cell]]:
    """All cells from A1 on."""
    try:
        sheet: Any = python_calamine.CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_index(0)
        rows: list[list[Cell]] = sheet.to_python(skip_empty_area=False)
    except python_calamine.PasswordError as refused:
        raise UnusableFile("password_protected") from refused
    except (python_calamine.CalamineError, OSError, ValueError, IndexError, OverflowError) as refused:
        raise UnusableFile("broken") from refused
    return rows


def _put_errors(rows: list[list[Cell]], scan: Scan) -> None:
    for (row, column), error in scan.errors.items():
        if 0 < row <= len(rows) and 0 < column <= len(rows[row - 1]):
            rows[row - 1][column - 1] = error


def _is_filled(cell: Cell) -> bool:
    return not isinstance(cell, str) or bool(cell.strip())


def _trimmed(row: list[Cell]) -> list[SentCell]:
    end = len(row)
    while end and row[end - 1] == "":
        end -= 1
    return [told(cell) for cell in row[:end]]


def _check_text(rows: list[tuple[int, list[SentCell]]]) -> None:
    lengths = [len(cell) for _, row in rows for cell in row if isinstance(cell, str)]
    if max(lengths, default=0) > LONGEST_TEXT or sum(lengths) > MOST_TEXT:
        raise UnusableFile("too_much")
