"""The rows of a list of people who apply: who applies for what since when, or what is wrong with the row."""

import csv
import io
from collections.abc import Callable, Sequence
from datetime import date
from functools import cache
from typing import Final, NamedTuple, TypeVar
from uuid import UUID

from casework.ledger.finding import person_of
from casework.schemes.editions import preset
from casework.schemes.words import SCHEMES, SchemeId
from web.imports.columns import header_key
from web.imports.days import day
from web.imports.faults import CellRefused
from web.imports.identity_cell import id_number
from web.imports.narrow import narrow, shown
from web.imports.sheet import Sheet, SheetRow
from web.imports.workbook.answer import Cell, cells
from web.imports.workbook.limits import MOST_ROWS
from web.imports.workbook.process import read_grid
from web.imports.workbook.refusals import UnusableFile
from web.language.i18n import translations
from web.language.words import WORDS
from web.office import Office

NAMES: Final = {"number": "身份证号", "scheme": "项目", "submitted_on": "申请日期"}
ALSO: Final[dict[str, tuple[str, ...]]] = {
    "number": ("身份证", "身份证号码", "证件号码", "公民身份号码"),
    "scheme": ("项目名称", "申请项目", "扶助项目", "奖扶项目"),
    "submitted_on": ("申请时间", "申报日期", "申报时间"),
}
HEADER_WITHIN: Final = 15
_FIELDS: Final = {header_key(text): field for field, name in NAMES.items() for text in (name, *ALSO[field])}
T = TypeVar("T")
Lines = Sequence[tuple[int, Sequence[Cell]]]


class Row(NamedTuple):
    number: int
    person_id: UUID
    scheme: SchemeId
    submitted_on: date


class Unfit(Exception):
    """A row that cannot be taken: the field that is wrong, and the sentence that says why."""

    def __init__(self, field: str, refused: CellRefused) -> None:
        super().__init__(field)
        self.field, self.refused = field, refused


def unfit(field: str, sentence: str, **values: object) -> Unfit:
    return Unfit(field, CellRefused(sentence, **values))


def read_list(content: bytes, cancelled: Callable[[], bool] = lambda: False) -> Sheet:
    """Reads an .xlsx or a .csv. Raises UnusableFile, with a code and sentences, or Cancelled."""
    found: Lines = _lines(content, cancelled)
    top = next((place for place, (_, line) in enumerate(found) if {"number", "scheme"} <= _columns(line).keys()), None)
    if top is None or found[top][0] > HEADER_WITHIN:
        raise UnusableFile("no_list_header")
    header = tuple(str(cell).strip() for cell in found[top][1])
    known = [field for text in header if (field := _FIELDS.get(header_key(text)))]
    if twice := [NAMES[field] for field in NAMES if known.count(field) > 1]:
        raise UnusableFile("repeated_columns", "、".join(twice))
    rows = [SheetRow(number, _of_width(line, len(header))) for number, line in found[top + 1 :]]
    if not rows:
        raise UnusableFile("empty")
    if len(rows) > MOST_ROWS:
        raise UnusableFile("too_many_rows", str(rows[MOST_ROWS].number))
    return Sheet(header, _columns(header), tuple(rows), NAMES)


def _lines(content: bytes, cancelled: Callable[[], bool]) -> Lines:
    if content[:2] == b"PK":
        return [(number, cells(row)) for number, row in read_grid(content, cancelled).rows]
    return [(number, line) for number, line in enumerate(_csv(content), start=1) if any(map(str.strip, line))]


def _csv(content: bytes) -> list[list[str]]:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return list(csv.reader(io.StringIO(content.decode(encoding))))
        except UnicodeDecodeError:
            continue
        except csv.Error:
            break
    raise UnusableFile("unreadable")


def _columns(header: Sequence[Cell]) -> dict[str, int]:
    """The place of each known column; of two alike the first."""
    found: dict[str, int] = {}
    for place, cell in enumerate(header):
        field = _FIELDS.get(header_key(cell)) if isinstance(cell, str) else None
        if field:
            found.setdefault(field, place)
    return found


def _of_width(line: Sequence[Cell], width: int) -> tuple[Cell, ...]:
    return (*line, *[""] * (width - len(line)))[:width]


def row_of(office: Office, sheet: Sheet, row: SheetRow, otherwise: date) -> Row | list[Unfit]:
    """Who applies for what since when, or all that is wrong with the row. `otherwise`: the day of applying where it says none."""
    faults: list[Unfit] = []

    def read(field: str, of: Callable[[Cell], T]) -> T | None:
        try:
            return of(sheet.cell(row, field))
        except CellRefused as refused:
            faults.append(Unfit(field, refused))
            return None

    person_id = read("number", lambda cell: _person(office, cell))
    scheme = read("scheme", _scheme)
    on = read("submitted_on", lambda cell: _day(cell, otherwise, office.today()))
    return faults if person_id is None or scheme is None or on is None else Row(row.number, person_id, scheme, on)


def _person(office: Office, cell: Cell) -> UUID:
    id_ = id_number(cell)
    with office.database.single() as connection:
        found = person_of(connection, office.casework.keys, id_) if id_ else None
    if found is None:
        raise CellRefused("person_unknown")
    return found


def _scheme(cell: Cell) -> SchemeId:
    said = narrow(str(cell))
    scheme = _schemes().get(said)
    if scheme is None:
        raise CellRefused("scheme_unknown", shown=shown(said))
    return scheme


def _day(cell: Cell, otherwise: date, today: date) -> date:
    on = day(cell) or otherwise
    if on > today:
        raise CellRefused("day_to_come")
    return on


@cache
def _schemes() -> dict[str, SchemeId]:
    """By id, by the title of its edition, and by the word on the screen."""
    short = translations("zh-Hans").gettext
    return {name: code for code in SCHEMES for name in (code, preset(code).title_zh, short(WORDS["scheme"][code]))}
