"""How far a sheet reaches, which formulas failed, what is merged: seen before the reader makes room for a rectangle."""

import re
import zipfile
from functools import lru_cache
from typing import Final

from web.imports.workbook.limits import DEEPEST, MOST_CELLS, MOST_COLUMNS, MOST_MERGED, MOST_ROWS, ROWS_ABOVE
from web.imports.workbook.markup import Attributes, Markup
from web.imports.workbook.refusals import UnusableFile

Place = tuple[int, int]  # row and column, from 1
Merged = tuple[int, int, int, int]  # first row, left column, last row, right column, from 1
MOST_DIGITS: Final = 7
_DIGITS: Final = "0123456789"
_LETTERS: Final = re.compile("[A-Za-z]{1,3}").fullmatch
_ROW: Final = re.compile("[0-9]{1,7}").fullmatch
ERROR: Final = 20  # characters of an error's name


class Scan(Markup):
    """Counts places exactly as the workbook reader does: also those of rows and cells that do not say where they are."""

    def __init__(self) -> None:
        super().__init__()
        self.errors: dict[Place, str] = {}
        self.merged: list[Merged] = []
        self._in_data = False
        self._row, self._column = 1, 0
        self._row_of_cell = 1
        self._rows = self._columns = self._values = 0
        self._failed = False
        self._text = ""

    def _begin(self, name: str, attributes: Attributes) -> None:
        """The same as in Markup, in one function: it runs a million times for a long ledger."""
        self._left -= 1
        self._depth += 1
        if self._left < 0 or self._depth > DEEPEST:
            raise UnusableFile("too_much")
        if ":" in name:
            name = name.rpartition(":")[2]
        if name == "v" or name == "is":
            if self._in_data:
                self._value()
        elif name == "c":
            if self._in_data:
                self._cell(attributes)
        elif name == "row":
            if (row := attributes.get("r")) is not None:
                self._row = _number(row)
        elif name == "sheetData":
            self._in_data = True
        elif name == "mergeCell":
            self._merge(attributes.get("ref", ""))

    def _end(self, name: str) -> None:
        self._depth -= 1
        if ":" in name:
            name = name.rpartition(":")[2]
        if name == "row":
            self._row, self._column = self._row + 1, 0
        elif name == "sheetData":
            self._in_data = False
        elif self._failed and name == "v":
            self.errors[self._row_of_cell, self._column] = self._text
            self._failed = False
            self.parser.CharacterDataHandler = None

    def _cell(self, attributes: Attributes) -> None:
        if (place := attributes.get("r")) is None:
            self._row_of_cell, self._column = self._row, self._column + 1
        else:
            self._row_of_cell, self._column = _place(place)
        self._failed = attributes.get("t") == "e"

    def _value(self) -> None:
        """Only a cell with a value needs room."""
        self._values += 1
        if self._row_of_cell > self._rows or self._column > self._columns:
            self._reach(self._row_of_cell, self._column)
        if self._values > MOST_CELLS:
            raise UnusableFile("too_much")
        if self._failed:
            self._text, self.parser.CharacterDataHandler = "", self._more

    def _reach(self, row: int, column: int) -> None:
        self._rows, self._columns = max(self._rows, row), max(self._columns, column)
        if self._rows > MOST_ROWS + ROWS_ABOVE:
            raise UnusableFile("too_many_rows", str(row))
        if self._columns > MOST_COLUMNS or self._rows * self._columns > MOST_CELLS:
            raise UnusableFile("too_wide", str(row))

    def _more(self, text: str) -> None:
        self._text = (self._text + text)[:ERROR]

    def _merge(self, ref: str) -> None:
        first, _, last = ref.partition(":")
        (top, left), (bottom, right) = _place(first), _place(last or first)
        self.merged.append((top, left, bottom, right))
        if len(self.merged) > MOST_MERGED or bottom < top or right < left:
            raise UnusableFile("merged")


def scanned(archive: zipfile.ZipFile, part: str) -> Scan:
    """Raises UnusableFile."""
    scan = Scan()
    with archive.open(part) as sheet:
        scan.read(sheet)
    return scan


def _number(row: str) -> int:
    if not _ROW(row):
        raise UnusableFile("broken")
    return int(row)


def _place(reference: str) -> Place:
    """Raises UnusableFile for what is no place."""
    letters = reference.rstrip(_DIGITS)
    digits = reference[len(letters) :]
    if not 0 < len(digits) <= MOST_DIGITS:
        raise UnusableFile("broken")
    return int(digits), _column(letters)


@lru_cache(maxsize=1024)
def _column(letters: str) -> int:
    if not _LETTERS(letters):
        raise UnusableFile("broken")
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
