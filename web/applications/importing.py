"""A list of people who apply (xlsx or csv): each row is taken on, or given back with its fault; none is taken twice."""

from collections.abc import Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from msgspec import Struct

from casework.applications.commands import SubmitApplication
from casework.divisions.codes import ledger_of
from casework.ledger.append import ClaimConflict
from casework.ledger.envelope import Actor, Request
from projections.applications import lookup
from projections.applications.supposing import paying_division
from projections.engine.snapshot import Snapshot
from projections.schemes.facts import facts_of
from projections.schemes.in_force import scheme_in_force
from web.applications.list_rows import NUMBER, SCHEME, Fault, Row, Unfit, fault_of, lines, row_of
from web.office import Office

AT_ONCE: Final = 200  # in one append


class Taken(Struct):
    """`already_there`: who has a running application for the scheme."""

    accepted: int
    already_there: int
    rejected: list[Fault]


def import_applications(office: Office, by: Actor, content: bytes, county: str, *, dry_run: bool = False) -> Taken:
    """Raises UnusableFile for a file that is no list of applications."""
    taken, rows = Taken(0, 0, []), []
    for number, line in lines(content):
        try:
            rows.append(row_of(office, number, line))
        except Unfit as unfit:
            taken.rejected.append(fault_of(number, *unfit.args))
    for start in range(0, len(rows), AT_ONCE):
        _take(office, by, rows[start : start + AT_ONCE], county, taken, dry_run)
    taken.rejected.sort(key=lambda fault: fault.row)
    return taken


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
                taken.rejected.append(fault_of(row.number, *unfit.args))
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
    id_ = Request.new().make_id("application")
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
