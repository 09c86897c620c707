"""A workbook's first sheet as rows of cells under known columns."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from web.imports import columns
from web.imports.workbook.answer import Cell, Grid, Merged, cells
from web.imports.workbook.limits import BIGGEST_FILE, MOST_ROWS
from web.imports.workbook.process import read_grid
from web.imports.workbook.refusals import UnusableFile

HEADER_WITHIN: Final = 15
HEADER_AT_LEAST: Final = 3
"""Known headers that a row needs to be taken for the header."""
SPREAD: Final = ("town", "village")
"""Columns where one value may stand for several rows in a merged cell."""


@dataclass(frozen=True, slots=True)
class SheetRow:
    """`number` is the sheet's row number, from 1; as many cells as the header has."""

    number: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The header as it stands, where the known columns are in it, and the rows below that are not blank. `names`: of the columns, as
    the template has them."""

    header: tuple[str, ...]
    columns: Mapping[str, int]
    rows: tuple[SheetRow, ...]
    names: Mapping[str, str] = field(default_factory=lambda: columns.NAMES)

    def cell(self, row: SheetRow, field: str) -> Cell:
        place = self.columns.get(field)
        return "" if place is None else row.cells[place]

    def header_of(self, field: str) -> str:
        """The header of a column as the sheet has it, else as the template has it."""
        place = self.columns.get(field)
        return self.names[field] if place is None else self.header[place]


def read_sheet(source: Path | bytes, cancelled: Callable[[], bool] = lambda: False) -> Sheet:
    """Reads the first sheet of an .xlsx file. Raises UnusableFile, with a code and sentences, or Cancelled."""
    return _sheet(read_grid(source if isinstance(source, bytes) else _content(source), cancelled))


def _content(path: Path) -> bytes:
    """No more of the file than is needed to see that it is too big. Raises UnusableFile."""
    try:
        with path.open("rb") as file:
            return file.read(BIGGEST_FILE + 1)
    except OSError as refused:
        raise UnusableFile("unreadable") from refused


def _sheet(grid: Grid) -> Sheet:
    if not grid.rows:
        raise UnusableFile("empty")
    lines = {number: cells(row) for number, row in grid.rows}
    top = _header_at(lines)
    header = tuple(_one_line(cell) for cell in _filled_up(lines.pop(top), grid.width))
    found = _columns(header)
    rows = {number: _filled_up(line, grid.width) for number, line in lines.items() if number > top}
    _spread_merged(grid.merged, rows, [found[field] for field in SPREAD])
    if not rows:
        raise UnusableFile("empty")
    if len(rows) > MOST_ROWS:
        raise UnusableFile("too_many_rows", str(max(rows)))
    return Sheet(header, found, tuple(SheetRow(number, tuple(line)) for number, line in rows.items()))


def _filled_up(line: list[Cell], width: int) -> list[Cell]:
    return line + [""] * (width - len(line))


def _header_at(lines: Mapping[int, Sequence[Cell]]) -> int:
    """The number of the row, among the first ones, with the most known headers."""
    known = {
        number: len(columns.columns_of([_one_line(cell) for cell in line]))
        for number, line in lines.items()
        if number <= HEADER_WITHIN
    }
    top = max(known, key=known.__getitem__, default=0)
    if known.get(top, 0) < HEADER_AT_LEAST:
        raise UnusableFile("no_header")
    return top


def _columns(header: tuple[str, ...]) -> dict[str, int]:
    found = columns.columns_of(header)
    if lacking := columns.missing(found):
        raise UnusableFile("missing_columns", "、".join(lacking))
    if twice := columns.repeated(header):
        raise UnusableFile("repeated_columns", "、".join(twice))
    return found


def _spread_merged(merged: Sequence[Merged], rows: dict[int, list[Cell]], places: Sequence[int]) -> None:
    """One value for all the rows of a merged cell. Raises UnusableFile where merged cells overlap."""
    spread: set[tuple[int, int]] = set()
    last_row = max(rows, default=0)
    for top, left, bottom, right in merged:
        if left != right or left - 1 not in places or top not in rows:
            continue
        for number in range(top + 1, min(bottom, last_row) + 1):
            if (number, left) in spread:
                raise UnusableFile("merged")
            spread.add((number, left))
            if number in rows:
                rows[number][left - 1] = rows[top][left - 1]


def _one_line(cell: Cell) -> str:
    return re.sub(r"\s+", "", cell) if isinstance(cell, str) else ""
