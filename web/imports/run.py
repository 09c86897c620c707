"""Takes a sheet in: judges all rows, then each acceptable one becomes a household in one append, or is refused whole."""

from collections.abc import Callable
from contextlib import nullcontext, suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

from casework.common.refusals import PostsOverlap
from casework.divisions.country import the_divisions
from casework.ledger.append import ClaimConflict
from casework.ledger.envelope import Actor, Request
from web.households.household_no import next_household_no
from web.imports.commands import household
from web.imports.contact_persons import contact_persons
from web.imports.faults import Fault, already_registered, number_taken
from web.imports.judge import judge
from web.imports.registered import Register, already_there, blind, faults_of, register_of
from web.imports.remembering import remembered
from web.imports.report import Report
from web.imports.row import LedgerRow, Member
from web.imports.sheet import Sheet, read_sheet
from web.office import Office

Progress = Callable[[int, int], None]  # rows done, rows in all


def import_ledger(
    office: Office,
    by: Actor,
    source: Path | bytes,
    county: str,
    as_of: date,
    *,
    dry_run: bool = False,
    progress: Progress = lambda _, __: None,
) -> Report:
    """Imports an office's Excel ledger on a day. Stopped and started again, it goes on where it was.

    Raises UnusableFile for a file that is no such ledger, before anything is recorded.
    """
    report = Report(read_sheet(source))
    take_in(report, office, by, county, as_of, dry_run=dry_run, progress=progress)
    return report


def take_in(
    report: Report,
    office: Office,
    by: Actor,
    county: str,
    as_of: date,
    *,
    dry_run: bool = False,
    progress: Progress = lambda _, __: None,
    stopped: Callable[[], bool] = lambda: False,
) -> None:
    """Takes in the sheet of a report, and fills the report as it goes. Once `stopped`, ends after the row under way."""
    judged = judge(report.sheet, county, as_of, the_divisions())
    report.rejected, report.total = list(judged.faults), len(judged.rows)
    intake = Intake(office, by, county, as_of, report.sheet, register_of(office, county, judged.rows))
    with nullcontext() if dry_run else remembered(report, "ledger", office, by, county, as_of):
        for row in judged.rows:
            if stopped():
                break
            _take(intake, row, report, dry_run)
            report.done += 1
            progress(report.done, report.total)
    report.rejected.sort(key=lambda fault: fault.row)


@dataclass(slots=True)
class Intake:
    office: Office
    by: Actor
    ledger: str
    on: date
    sheet: Sheet
    register: Register
    ready_posts: set[tuple[UUID, str]] = field(default_factory=set)

    @property
    def headers(self) -> dict[str, str]:
        fields = {"father": "father_id", "mother": "mother_id", "household_no": "household_no"}
        return {key: self.sheet.header_of(name) for key, name in fields.items()}


def _take(intake: Intake, row: LedgerRow, report: Report, dry_run: bool) -> None:
    if already_there(intake.office, intake.register, row):
        report.already_there += 1
        return
    faults = faults_of(intake.office, intake.register, row, intake.headers)
    if not faults and not dry_run:
        faults = _record(intake, row)
    if faults:
        report.rejected += faults
    else:
        report.accepted += 1


def _record(intake: Intake, row: LedgerRow) -> list[Fault]:
    """Records the row; answers why not where somebody registered one of its people in the same moment."""
    staff = [
        (level, _make_sure(intake, level, staff_id, commands))
        for level, staff_id, commands in contact_persons(intake.office, intake.ledger, row, intake.on)
    ]
    while True:
        request = Request.new()
        number = row.household_no or next_household_no(intake.office, intake.ledger)
        commands = household(row, number, lambda m: _person(intake, m), staff, request, intake.on)
        try:
            _handle(intake, commands, request.make_id("household"), request)
        except ClaimConflict as claimed:
            if claimed.kind == "household_no" and not row.household_no:
                continue
            if claimed.kind == "household_no":
                return [number_taken(row.row, intake.headers["household_no"])]
            return [already_registered(row.row, intake.headers[row.members[0].relation])]
        return []


def _person(intake: Intake, member: Member) -> UUID | None:
    return intake.register.persons.get(blind(intake.office, member.id_number))


def _make_sure(intake: Intake, level: str, staff_id: UUID, commands: list[Any]) -> UUID:
    """Records the contact person and the post, once a run."""
    post = (staff_id, f"{level} {commands[1].division}")
    if post not in intake.ready_posts:
        with suppress(PostsOverlap):  # the post is held already, by an entry made by hand
            _handle(intake, commands, staff_id, Request.new())
        intake.ready_posts.add(post)
    return staff_id


def _handle(intake: Intake, commands: list[Any], stream: UUID, request: Request) -> None:
    intake.office.casework.handle(
        *commands,
        ledger=intake.ledger,
        stream=stream,
        by=intake.by,
        request=request,
        today=intake.office.today(),
    )
