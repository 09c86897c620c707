"""A list of people who apply (xlsx or csv): each row is taken on, or given back with its fault; none is taken twice."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import nullcontext
from datetime import date
from typing import Any, Final
from uuid import UUID

from casework.applications.commands import SubmitApplication
from casework.divisions.codes import ledger_of
from casework.ledger.append import ClaimConflict
from casework.ledger.envelope import Actor, Request
from projections.applications import lookup
from projections.applications.supposing import paying_division
from projections.engine.snapshot import Snapshot
from projections.schemes.facts import facts_of
from projections.schemes.in_force import scheme_in_force
from web.applications.list_rows import Row, Unfit, read_list, row_of, unfit
from web.imports.remembering import remembered
from web.imports.report import Report
from web.imports.sheet import SheetRow
from web.office import Office

AT_ONCE: Final = 200  # in one append


def import_applications(office: Office, by: Actor, content: bytes, county: str, *, dry_run: bool = False) -> Report:
    """Raises UnusableFile for a file that is no list of applications, before anything is recorded."""
    report = Report(read_list(content))
    take_in(report, office, by, county, office.today(), dry_run=dry_run)
    return report


def take_in(
    report: Report,
    office: Office,
    by: Actor,
    county: str,
    as_of: date,
    *,
    dry_run: bool = False,
    stopped: Callable[[], bool] = lambda: False,
) -> None:
    """Takes in the list of a report, and fills the report as it goes. Once `stopped`, ends after the rows under way.

    `as_of`: the day of applying, where a row says none. `already_there`: who has a running application for the scheme.
    """
    rows = report.sheet.rows
    report.total = len(rows)
    with nullcontext() if dry_run else remembered(report, "applications", office, by, county, as_of):
        for start in range(0, len(rows), AT_ONCE):
            if stopped():
                break
            some = rows[start : start + AT_ONCE]
            _take(report, office, by, county, as_of, some, dry_run)
            report.done += len(some)
    report.rejected.sort(key=lambda fault: fault.row)


def _take(
    report: Report, office: Office, by: Actor, county: str, as_of: date, some: Sequence[SheetRow], dry_run: bool
) -> None:
    rows = _read(report, office, some, as_of)
    orders: dict[UUID, list[Any]] = {}
    with office.open_everywhere() as snapshot:
        known = facts_of(snapshot, {row.person_id for row in rows})
        running = {
            (p.row.person_id, p.row.scheme)
            for p in lookup.of_persons(snapshot, known)
            if p.row.status in lookup.RUNNING
        }
        for row in rows:
            try:
                command = _command(snapshot, row, known, county)
            except Unfit as fault:  # first: what somebody draws in another county is not told
                _reject(report, row.number, fault)
                continue
            if (row.person_id, row.scheme) in running:
                report.already_there += 1
                continue
            running.add((row.person_id, row.scheme))
            orders[command.application_id] = [command]
    accepted = len(orders) if dry_run or not orders else _append(office, by, orders, county)
    report.accepted += accepted
    report.already_there += len(orders) - accepted


def _read(report: Report, office: Office, some: Sequence[SheetRow], as_of: date) -> list[Row]:
    rows = []
    for each in some:
        read = row_of(office, report.sheet, each, as_of)
        if isinstance(read, Row):
            rows.append(read)
        else:
            for fault in read:
                _reject(report, each.number, fault)
    return rows


def _reject(report: Report, number: int, fault: Unfit) -> None:
    report.rejected.append(fault.refused.at(number, report.sheet.header_of(fault.field)))


def _command(snapshot: Snapshot, row: Row, known: Mapping[UUID, Any], county: str) -> SubmitApplication:
    facts = known.get(row.person_id)
    if facts is None:
        raise unfit("number", "person_unknown")
    division = paying_division(snapshot, facts)
    if ledger_of(division) != county:
        raise unfit("number", "paid_elsewhere")
    if scheme_in_force(snapshot, county, row.scheme, row.submitted_on).scheme is None:
        raise unfit("scheme", "scheme_not_in_force")
    id_ = Request.new().make_id("application")
    return SubmitApplication(
        application_id=id_, scheme=row.scheme, submitted_on=row.submitted_on, person_id=row.person_id,
        household_id=facts.household_id, division=division, assisted=True,
    )  # fmt: skip


def _append(office: Office, by: Actor, orders: Mapping[UUID, Sequence[Any]], county: str) -> int:
    """All at once; one by one, where somebody applied for one of them at this moment: theirs stands. Answers how many were recorded."""
    asked: dict[str, Any] = {"ledger": county, "by": by, "today": office.today()}
    try:
        office.casework.handle_many(orders, request=Request.new(), **asked)
    except ClaimConflict:
        return sum(_alone(office, stream, commands, asked) for stream, commands in orders.items())
    return len(orders)


def _alone(office: Office, stream: UUID, commands: Sequence[Any], asked: dict[str, Any]) -> bool:
    try:
        office.casework.handle(*commands, stream=stream, request=Request.new(), **asked)
    except ClaimConflict:
        return False
    return True
