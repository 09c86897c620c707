"""Applications for programs: those of a division, of a person, and one with all its steps."""

from typing import Annotated
from uuid import UUID

from litestar.di import NamedDependency
from litestar.params import FromPath, QueryParameter

from casework.common.roles import READ_CASES
from casework.schemes.words import SCHEMES
from projections.applications import lists, lookup
from projections.applications.lists import Asked
from projections.applications.lookup import Placed
from web.access.caller import Caller
from web.applications.api_shapes import Application, WholeApplication, steps_of
from web.applications.told import names_of, told_of
from web.http.api.answers import Page
from web.http.api.params import Paging, in_ledger, within
from web.http.api.read import read
from web.http.query_params import one_of
from web.office import AsOf, Office, not_found

Scheme = Annotated[str | None, QueryParameter(description="A scheme's id; any when left out.")]
Status = Annotated[str | None, QueryParameter(description="A status; any when left out.")]
Waits = Annotated[
    str | None,
    QueryParameter(description="What it waits for: village, township, notice, county, objection, occasion, filing."),
]


@read("Applications", "/applications", READ_CASES)
def list_applications(
    office: NamedDependency[Office],
    caller: NamedDependency[Caller],
    as_of: NamedDependency[AsOf],
    asked_division: NamedDependency[str],
    paging: NamedDependency[Paging],
    scheme: Scheme = None,
    status: Status = None,
    waits: Waits = None,
) -> Page[Application]:
    """Those of a division, who applied first first."""
    asked = Asked(
        asked_division, one_of(SCHEMES, scheme, "scheme"), one_of(lists.STATUSES, status, "status"),
        one_of(lists.WAITING, waits, "waits"),
    )  # fmt: skip
    with office.open_snapshot(caller, within(office, as_of, asked_division)) as snapshot:
        found = lists.listed(snapshot, asked, paging.page, paging.size)
        total = lists.count(snapshot, asked)
    return Page(_shown(office, caller, found), paging.page, paging.size, total, snapshot.known)


@read("MemberApplications", "/members/{member_id:uuid}/applications", READ_CASES)
def list_of_member(
    member_id: FromPath[UUID],
    office: NamedDependency[Office],
    caller: NamedDependency[Caller],
    as_of: NamedDependency[AsOf],
    paging: NamedDependency[Paging],
) -> Page[Application]:
    """What somebody applied for, wherever it is paid, the newest first."""
    ledger, _ = office.place_of_member(caller, member_id)
    then = in_ledger(office, as_of, ledger)
    with office.open_everywhere(then) as snapshot:
        found = lookup.of_persons(snapshot, [member_id])
    shown = _shown(office, caller, paging.of(found))
    with office.open_snapshot(caller, then) as snapshot:
        known = {each.ledger: snapshot.known[each.ledger] for each in found if each.ledger in snapshot.known}
    return Page(shown, paging.page, paging.size, len(found), known)


@read("Application", "/applications/{application_id:uuid}", READ_CASES)
def show_application(
    application_id: FromPath[UUID],
    office: NamedDependency[Office],
    caller: NamedDependency[Caller],
    as_of: NamedDependency[AsOf],
) -> WholeApplication:
    """One with all its steps, as they read now."""
    with office.open_snapshot(caller) as snapshot:
        placed = lookup.application(snapshot, application_id)
    if placed is None:
        raise not_found()
    with office.open_snapshot(caller, in_ledger(office, as_of, placed.ledger)) as snapshot:
        placed = lookup.application(snapshot, application_id)
        if placed is None:
            raise not_found()
        told = told_of(office, caller, snapshot, placed)
    head = _shown(office, caller, [placed])[0]
    fields = {name: getattr(head, name) for name in head.__struct_fields__}
    return WholeApplication(**fields, **steps_of(told), known_position=snapshot.known)


def _shown(office: Office, caller: Caller, found: list[Placed]) -> list[Application]:
    with office.open_everywhere() as snapshot:
        names = names_of(office, caller, snapshot, found)
    return [
        Application(
            r.application_id, p.ledger, r.person_id, r.household_id, names.get(r.person_id, ""), r.scheme, r.division,
            r.status, r.submitted_on, r.decided_on, r.from_on, r.exit_cause, r.exit_on, r.objections, r.reviewed_year,
        )
        for p in found
        for r in (p.row,)
    ]  # fmt: skip


HANDLERS = [list_applications, list_of_member, show_application]
