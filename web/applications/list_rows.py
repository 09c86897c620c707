"""The rows of a list of people who apply: who applies for what since when, or what is wrong with the row."""

import csv
import io
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final, NamedTuple
from uuid import UUID

from msgspec import Struct

from casework.ledger.finding import person_of
from casework.schemes.editions import preset
from casework.schemes.words import SCHEMES, SchemeId
from web.imports.days import day
from web.imports.faults import CellRefused
from web.imports.identity_cell import id_number
from web.imports.workbook.answer import cells
from web.imports.workbook.process import read_grid
from web.imports.workbook.refusals import UnusableFile
from web.language.i18n import N_, translations
from web.language.words import WORDS
from web.office import Office

NUMBER, SCHEME, DAY = "身份证号", "项目", "申请日期"
HEADER_WITHIN: Final = 15
MESSAGES: Final = {
    "unknown_person": N_("Nobody with this identity number is registered."),
    "unknown_scheme": N_("There is no scheme of this name."),
    "not_in_force": N_("This scheme is not paid there on that day."),
    "other_county": N_("This person is paid by another county."),
    "future_date": N_("This day has not come yet."),
}


class Fault(Struct, frozen=True):
    row: int
    column: str
    code: str
    message: str


class Row(NamedTuple):
    number: int
    person_id: UUID
    scheme: SchemeId
    submitted_on: date


class Unfit(Exception):
    """A row that cannot be taken: which column, and why."""


def lines(content: bytes) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """Each row by its header's columns, with its number in the sheet."""
    sheet = [(n, cells(row)) for n, row in read_grid(content).rows] if content[:2] == b"PK" else _csv(content)
    header: list[str] = []
    for number, line in sheet:
        named = [str(cell).strip() for cell in line]
        if not header and NUMBER in named and SCHEME in named:
            header = named
        elif header:
            yield number, dict(zip(header, line, strict=False))
        elif number > HEADER_WITHIN:
            break
    if not header:
        raise UnusableFile("no_header")


def _csv(content: bytes) -> list[tuple[int, list[str]]]:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return list(enumerate(csv.reader(io.StringIO(content.decode(encoding))), start=1))
        except UnicodeDecodeError:
            continue
    raise UnusableFile("unreadable")


def row_of(office: Office, number: int, line: Mapping[str, Any]) -> Row:
    try:
        id_ = id_number(line.get(NUMBER, ""))
    except CellRefused as refused:
        raise Unfit(NUMBER, *_said(refused, number, NUMBER)) from refused
    try:
        on = day(line.get(DAY, "")) or office.today()
    except CellRefused as refused:
        raise Unfit(DAY, *_said(refused, number, DAY)) from refused
    if on > office.today():
        raise Unfit(DAY, "future_date")
    scheme = _schemes().get(str(line.get(SCHEME, "")).strip())
    if scheme is None:
        raise Unfit(SCHEME, "unknown_scheme")
    with office.database.single() as connection:
        person_id = person_of(connection, office.casework.keys, id_) if id_ else None
    if person_id is None:
        raise Unfit(NUMBER, "unknown_person")
    return Row(number, person_id, scheme, on)


def _schemes() -> dict[str, SchemeId]:
    """By id, by the title of its edition, and by the word on the screen."""
    short = translations("zh-Hans").gettext
    names = {name: code for code in SCHEMES for name in (code, preset(code).title_zh, short(WORDS["scheme"][code]))}
    return dict(names)


def _said(refused: CellRefused, number: int, column: str) -> tuple[str, str]:
    """The code and the sentence that an import has for such a cell."""
    fault = refused.at(number, column)
    return fault.code, fault.message


def fault_of(number: int, column: str, code: str, message: str = "") -> Fault:
    return Fault(number, column, code, message or translations("zh-Hans").gettext(MESSAGES[code]))
