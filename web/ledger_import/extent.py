"""How far the first sheet reaches, found without building it: the reader makes room for a whole rectangle."""

import re
import zipfile
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from web.ledger_import.refusals import UnusableFile

MOST_ROWS: Final = 100_000
ROWS_ABOVE: Final = 15
"""Title and header rows, and room for the totals below."""
MOST_CELLS: Final = 6_000_000
CHUNK: Final = 1 << 20

_OPENED: Final = rb"<(?:\w+:)?c\s((?:[^>\"'/]++|\"[^\"]*\"|'[^']*')*+)>"
_CELL: Final = re.compile(_OPENED)
_FAILED: Final = re.compile(
    _OPENED + rb"(?:\s*<(?:\w+:)?f\b[^>]*>(?:[^<]*</(?:\w+:)?f>)?)?\s*<(?:\w+:)?v>(#[^<]{1,20})<"
)
_PLACE: Final = re.compile(rb"\br\s*=\s*[\"']([A-Za-z]{1,7})([0-9]{1,9})[\"']")


def check_extent(archive: zipfile.ZipFile) -> None:
    """Raises UnusableFile where a value stands too far down or to the right."""
    rows = columns = 0
    for data in _chunks(archive):
        for attributes in _CELL.findall(data):
            row, column = _place(attributes)
            rows, columns = max(rows, row), max(columns, column)
            if rows > MOST_ROWS + ROWS_ABOVE:
                raise UnusableFile("too_many_rows", str(row))
            if rows * columns > MOST_CELLS:
                raise UnusableFile("too_wide", str(row))


def formula_errors(archive: zipfile.ZipFile) -> dict[tuple[int, int], str]:
    """(row, column) from 1 -> `#N/A`: cells whose formula failed, which the reader takes for empty."""
    failed = (found for data in _chunks(archive) for found in _FAILED.findall(data))
    return {_place(attributes): error.decode("utf-8", "replace") for attributes, error in failed}


def _chunks(archive: zipfile.ZipFile) -> Iterator[bytes]:
    """The sheet's XML in pieces; a cell cut in two by the end of one comes again, whole, in the next."""
    for part in _first_sheet(archive):
        rest = b""
        with archive.open(part) as stream:
            while chunk := stream.read(CHUNK):
                data = rest + chunk
                yield data
                begun = max(data.rfind(b"<c "), data.rfind(b":c "), len(data) - CHUNK)
                rest = data[begun:] if begun else b""


def _place(attributes: bytes) -> tuple[int, int]:
    """Row and column from 1. Raises UnusableFile for a cell that does not say where it is."""
    place = _PLACE.search(attributes)
    if not place:
        raise UnusableFile("broken")
    return int(place[2]), _column(place[1])


@lru_cache(maxsize=1024)
def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - ord("A") + 1
    return number


def _first_sheet(archive: zipfile.ZipFile) -> list[str]:
    """Where the first sheet is stored; all sheets where the workbook does not say so plainly."""
    part = _target(archive, _first_relation(archive))
    return [part] if part in archive.namelist() else _all_sheets(archive)


def _first_relation(archive: zipfile.ZipFile) -> str:
    sheet = re.search(r"<(?:\w+:)?sheet\s[^>]*?\b\w+:id=[\"']([^\"']+)", _xml(archive, "xl/workbook.xml"))
    return sheet[1] if sheet else ""


def _target(archive: zipfile.ZipFile, relation: str) -> str:
    """The part a relation of the workbook leads to; targets are relative to xl/ or begin with a slash."""
    for tag in re.findall(r"<(?:\w+:)?Relationship\s[^>]*>", _xml(archive, "xl/_rels/workbook.xml.rels")):
        pairs = dict(re.findall(r"\b(Id|Target)=[\"']([^\"']+)", tag))
        if relation and pairs.get("Id") == relation:
            target: str = pairs.get("Target", "")
            return target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    return ""


def _all_sheets(archive: zipfile.ZipFile) -> list[str]:
    return [name for name in archive.namelist() if re.fullmatch(r"xl/worksheets/[^/]+\.xml", name)]


def _xml(archive: zipfile.ZipFile, part: str) -> str:
    return archive.read(part).decode("utf-8", "replace") if part in archive.namelist() else ""
