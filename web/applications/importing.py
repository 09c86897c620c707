"""A list of people who apply (xlsx or csv): each row is taken on, or given back with its fault; none is taken twice."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Final, NamedTuple
from uuid import UUID, uuid5

from msgspec import Struct

from casework.applications.commands import SubmitApplication
from casework.divisions.codes import ledger_of
from casework.ledger.append import ClaimConflict
from casework.ledger.envelope import Actor, Request
from casework.ledger.finding import person_of
from casework.schemes.editions import preset
from casework.schemes.words import SCHEMES, SchemeId
from projections.applications import lookup
from projections.applications.judging import paying_division
from projections.engine.snapshot import Snapshot
from projections.schemes.facts import facts_of
from projections.schemes.in_force import scheme_in_force
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
AT_ONCE: Final = 200  # in one append
ROWS: Final = UUID("3f6b1d7e-1d0c-4f7d-9d57-8f1f6a1c2b10")  # the namespace of what a row becomes
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


class Taken(Struct):
    """`already_there`: who has a running application for the scheme."""

    accepted: int
    already_there: int
    rejected: list[Fault]


class Row(NamedTuple):
    number: int
    person_id: UUID
    scheme: SchemeId
    submitted_on: date


class Unfit(Exception):
    """A row that cannot be taken: which column, and why."""


def import_applications(office: Office, by: Actor, content: bytes, county: str, *, dry_run: bool = False) -> Taken:
    """Raises UnusableFile for a file that is no list of applications."""
    taken, rows = Taken(0, 0, []), []
    for number, line in _lines(content):
        try:
            rows.append(_row(office, number, line))
        except Unfit as unfit:
            taken.rejected.append(_fault(number, *unfit.args))
    for start in range(0, len(rows), AT_ONCE):
        _take(office, by, rows[start : start + AT_ONCE], county, taken, dry_run)
    taken.rejected.sort(key=lambda fault: fault.row)
    return taken


def _lines(content: bytes) -> Iterator[tuple[int, Mapping[str, Any]]]:
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


def _row(office: Office, number: int, line: Mapping[str, Any]) -> Row:
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


def _take(office: Office, by: Actor, rows: Sequence[Row], county: str, taken: Taken, dry_run: bool) -> None:
    orders: dict[UUID, list[Any]] = {}
    with office.open_everywhere() as snapshot:
        known = facts_of(snapshot, {row.person_id for row in rows})
        running = {
            (p.row.person_id, p.row.scheme)
            for p in lookup.of_persons(snapshot, known)
            if p.row.status in lookup.RUNNING
        }
        for row in rows:
            if (row.person_id, row.scheme) in running:
                taken.already_there += 1
                continue
            try:
                command = _command(snapshot, row, known, county)
            except Unfit as unfit:
                taken.rejected.append(_fault(row.number, *unfit.args))
                continue
            running.add((row.person_id, row.scheme))
            orders[command.application_id] = [command]
    if orders and not dry_run:
        _append(office, by, orders, county)
    taken.accepted += len(orders)


def _command(snapshot: Snapshot, row: Row, known: Mapping[UUID, Any], county: str) -> SubmitApplication:
    facts = known.get(row.person_id)
    if facts is None:
        raise Unfit(NUMBER, "unknown_person")
    division = paying_division(snapshot, facts)
    if ledger_of(division) != county:
        raise Unfit(NUMBER, "other_county")
    if scheme_in_force(snapshot, county, row.scheme, row.submitted_on).scheme is None:
        raise Unfit(SCHEME, "not_in_force")
    id_ = uuid5(ROWS, f"{row.person_id} {row.scheme} {row.submitted_on} {snapshot.known.get(county, 0)}")
    return SubmitApplication(
        application_id=id_, scheme=row.scheme, submitted_on=row.submitted_on, person_id=row.person_id,
        household_id=facts.household_id, division=division, assisted=True,
    )  # fmt: skip


def _append(office: Office, by: Actor, orders: Mapping[UUID, Sequence[Any]], county: str) -> None:
    """All at once; one by one, where somebody applied for one of them at this moment: theirs stands."""
    asked: dict[str, Any] = {"ledger": county, "by": by, "today": office.today()}
    try:
        office.casework.handle_many(orders, request=Request.new(), **asked)
    except ClaimConflict:
        for stream, commands in orders.items():
            try:
                office.casework.handle(*commands, stream=stream, request=Request.new(), **asked)
            except ClaimConflict:
                continue


def _schemes() -> dict[str, SchemeId]:
    """By id, by the title of its edition, and by the word on the screen."""
    short = translations("zh-Hans").gettext
    names = {name: code for code in SCHEMES for name in (code, preset(code).title_zh, short(WORDS["scheme"][code]))}
    return dict(names)


def _said(refused: CellRefused, number: int, column: str) -> tuple[str, str]:
    """The code and the sentence that an import has for such a cell."""
    fault = refused.at(number, column)
    return fault.code, fault.message


def _fault(number: int, column: str, code: str, message: str = "") -> Fault:
    return Fault(number, column, code, message or translations("zh-Hans").gettext(MESSAGES[code]))
