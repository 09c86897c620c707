"""A workbook's first sheet as rows of cells under known columns."""

import re
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any, Final

import python_calamine

from web.ledger_import import columns
from web.ledger_import.container import checked
from web.ledger_import.extent import MOST_ROWS, formula_errors
from web.ledger_import.refusals import UnusableFile

HEADER_WITHIN: Final = 15
HEADER_AT_LEAST: Final = 3
"""Known headers that a row needs to be taken for the header."""
SPREAD: Final = ("town", "village")
"""Columns where one value may stand for several rows in a merged cell."""

Cell = Any  # str, float, int, bool, date, datetime, time, timedelta: what a cell can hold


@dataclass(frozen=True, slots=True)
class SheetRow:
    """`number` is the sheet's row number, from 1; as many cells as the header has."""

    number: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The header as it stands, where the known columns are in it, and the rows below that are not blank."""

    header: tuple[str, ...]
    columns: Mapping[str, int]
    rows: tuple[SheetRow, ...]

    def cell(self, row: SheetRow, field: str) -> Cell:
        place = self.columns.get(field)
        return "" if place is None else row.cells[place]

    def header_of(self, field: str) -> str:
        """The header of a column as the sheet has it, else as the template has it."""
        place = self.columns.get(field)
        return columns.NAMES[field] if place is None else self.header[place]


def read_sheet(source: Path | bytes) -> Sheet:
    """Reads the first sheet of an .xlsx file. Raises UnusableFile, with a code and sentences."""
    content = checked(source)
    sheet = _first_sheet(content)
    grid = _grid(content, sheet)
    if not any(_is_filled(cells) for cells in grid):
        raise UnusableFile("empty")
    top = _header_at(grid)
    header = tuple(_one_line(cell) for cell in grid[top])
    found = _columns(header)
    _spread_merged(sheet, grid, [found[field] for field in SPREAD], top)
    rows = tuple(SheetRow(n, tuple(cells)) for n, cells in enumerate(grid, 1) if n > top + 1 and _is_filled(cells))
    if not rows:
        raise UnusableFile("empty")
    if len(rows) > MOST_ROWS:
        raise UnusableFile("too_many_rows", str(rows[-1].number))
    return Sheet(header, found, rows)


def _grid(content: bytes, sheet: Any) -> list[list[Cell]]:
    """All cells from A1 on, failed formulas as their error text."""
    grid: list[list[Cell]] = sheet.to_python(skip_empty_area=False)
    with zipfile.ZipFile(BytesIO(content)) as archive:
        for (row, column), error in formula_errors(archive).items():
            if 0 < row <= len(grid) and column <= len(grid[row - 1]):
                grid[row - 1][column - 1] = error
    return grid


def _first_sheet(content: bytes) -> Any:
    try:
        return python_calamine.CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_index(0)
    except python_calamine.PasswordError as refused:
        raise UnusableFile("password_protected") from refused
    except (python_calamine.CalamineError, OSError, ValueError, IndexError) as refused:
        raise UnusableFile("broken") from refused


def _header_at(grid: Sequence[Sequence[Cell]]) -> int:
    """The row, among the first ones, with the most known headers."""
    known = [len(columns.columns_of([_one_line(cell) for cell in cells])) for cells in grid[:HEADER_WITHIN]]
    most = max(known)
    if most < HEADER_AT_LEAST:
        raise UnusableFile("no_header")
    return known.index(most)


def _columns(header: tuple[str, ...]) -> dict[str, int]:
    found = columns.columns_of(header)
    if lacking := columns.missing(found):
        raise UnusableFile("missing_columns", "、".join(lacking))
    if twice := columns.repeated(header):
        raise UnusableFile("repeated_columns", "、".join(twice))
    return found


def _spread_merged(sheet: Any, grid: list[list[Cell]], places: Sequence[int], top: int) -> None:
    for (first, left), (last, right) in sheet.merged_cell_ranges or []:
        if first > top and left == right and left in places:
            for row in range(first + 1, min(last + 1, len(grid))):
                grid[row][left] = grid[first][left]


def _is_filled(cells: Sequence[Cell]) -> bool:
    return any(not isinstance(cell, str) or cell.strip() for cell in cells)


def _one_line(cell: Cell) -> str:
    return re.sub(r"\s+", "", cell) if isinstance(cell, str) else ""
