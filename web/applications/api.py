"""Applications for programs: those of a division, of a person, and one with all its steps."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any
from uuid import UUID

from litestar.di import NamedDependency
from litestar.params import FromPath, QueryParameter
from msgspec import Struct

from casework.applications.events import AnnualReviewed, EvidenceAdded, FiledUpward
from casework.applications.events.deciding import Found
from casework.applications.events.submitting import Declared
from casework.common.roles import READ_CASES
from projections.applications import lists, lookup
from projections.applications.lists import Asked
from projections.applications.lookup import Placed
from web.access.caller import Caller
from web.applications.reaching import everywhere
from web.applications.told import Told, names_of, told_of
from web.http.api.answers import Page
from web.http.api.params import Paging, in_ledger, within
from web.http.api.read import read
from web.language.i18n import gettext
from web.office import AsOf, Office, not_found
from web.problem import Problem

Scheme = Annotated[str | None, QueryParameter(description="A scheme's id; any when left out.")]
Status = Annotated[str | None, QueryParameter(description="A status; any when left out.")]
Waits = Annotated[
    str | None, QueryParameter(description="What it waits for: village, township, notice, county, objection, filing.")
]


class Application(Struct):
    """`name` masked for those who do not look after families; `objections`: those not resolved."""

    id: UUID
    ledger: str
    person_id: UUID
    household_id: UUID
    name: str
    scheme: str
    division: str
    status: str
    submitted_on: date
    decided_on: date | None
    from_on: date | None
    exit_cause: str | None
    exit_on: date | None
    objections: int
    reviewed_year: int | None


class Paper(Struct):
    """`number` masked."""

    id: UUID
    kind: str
    added_on: date
    number: str


class Look(Struct):
    """A review or a check. `note` withheld from those who do not look after families or decide."""

    id: UUID
    on: date
    agreed: bool
    note: str


class OnNotice(Struct):
    id: UUID
    level: str
    from_on: date
    until_on: date


class Objection(Struct):
    id: UUID
    level: str
    raised_on: date
    matter: str
    resolved_on: date | None
    upheld: bool | None
    result: str


class Decision(Struct):
    """`edition`: `ledger:position` of the scheme's adoption, or `preset:name`."""

    id: UUID
    decision: str
    on: date
    from_on: date | None
    reason: str
    edition: str
    findings: list[Found]


class YearlyReview(Struct):
    id: UUID
    year: int
    on: date
    holds: bool
    findings: list[Found]


class Exit(Struct):
    id: UUID
    cause: str
    on: date
    paid_until_on: date | None
    reason: str


class WholeApplication(Application):
    version: int
    declared: Declared
    proposed: bool
    assisted: bool
    evidence: list[Paper]
    village_review: Look | None
    township_check: Look | None
    notices: list[OnNotice]
    objections_raised: list[Objection]
    county_decision: Decision | None
    filed_on: date | None
    annual_reviews: list[YearlyReview]
    exit: Exit | None
    known_position: Mapping[str, int]


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
        asked_division, scheme or "", _one_of(lists.STATUSES, status, "status"), _one_of(lists.WAITING, waits, "waits")
    )
    with office.open_snapshot(caller, within(office, as_of, asked_division)) as snapshot:
        found = lists.listed(snapshot, asked, paging.page, paging.size)
        total = lists.count(snapshot, asked)
    return Page(_shown(office, caller, found), paging.page, paging.size, total, snapshot.known)


@read("MemberApplications", "/members/{member_id:uuid}/applications", READ_CASES)
def list_of_member(
    member_id: FromPath[UUID],
    office: NamedDependency[Office],
    caller: NamedDependency[Caller],
    paging: NamedDependency[Paging],
) -> Page[Application]:
    """What somebody applied for, wherever it is paid, the newest first."""
    office.place_of_member(caller, member_id)
    with everywhere(office) as snapshot:
        found = lookup.of_persons(snapshot, [member_id])
    shown = _shown(office, caller, paging.of(found))
    known = {each.ledger: snapshot.known[each.ledger] for each in found}
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
    return WholeApplication(**fields, **_steps(told), known_position=snapshot.known)


def _one_of(known: Mapping[str, Any], said: str | None, field: str) -> str:
    """Raises Problem 422."""
    if said and said not in known:
        message = gettext("This is not one of the values allowed here.")
        raise Problem(422, "invalid", message, errors=[{"field": field, "message": message}])
    return said or ""


def _shown(office: Office, caller: Caller, found: list[Placed]) -> list[Application]:
    with everywhere(office) as snapshot:
        names = names_of(office, caller, snapshot, found)
    return [
        Application(
            r.application_id, p.ledger, r.person_id, r.household_id, names.get(r.person_id, ""), r.scheme, r.division,
            r.status, r.submitted_on, r.decided_on, r.from_on, r.exit_cause, r.exit_on, r.objections, r.reviewed_year,
        )
        for p in found
        for r in (p.row,)
    ]  # fmt: skip


def _steps(told: Told) -> dict[str, Any]:
    state = told.state
    assert state.told is not None  # noqa: S101  it has a row
    review, check, decision, exit_ = state.review, state.check, state.decision, state.exit
    filed = told.steps(FiledUpward)
    return {
        "version": told.version,
        "declared": state.told.declared,
        "proposed": state.told.proposed,
        "assisted": state.told.assisted,
        "evidence": [Paper(e.step_id, e.kind, e.added_on, told.number(e.number)) for e in told.steps(EvidenceAdded)],
        "village_review": review and Look(review.step_id, review.reviewed_on, review.agreed, told.note(review.note)),
        "township_check": check and Look(check.step_id, check.checked_on, check.agreed, told.note(check.note)),
        "notices": [OnNotice(n.notice_id, n.level, n.from_on, n.until_on) for n in state.notices.values()],
        "objections_raised": [_objection(told, id_) for id_ in state.objections],
        "county_decision": decision
        and Decision(
            decision.step_id, decision.decision, decision.decided_on, decision.from_on, told.reason(decision.reason),
            decision.edition, list(decision.findings),
        ),
        "filed_on": filed[-1].filed_on if filed else None,
        "annual_reviews": [
            YearlyReview(r.step_id, r.year, r.reviewed_on, r.holds, list(r.findings)) for r in told.steps(AnnualReviewed)
        ],
        "exit": exit_
        and Exit(exit_.step_id, exit_.cause, exit_.on, exit_.paid_until_on, told.reason(exit_.reason)),
    }  # fmt: skip


def _objection(told: Told, objection_id: UUID) -> Objection:
    raised, resolved = told.state.objections[objection_id], told.state.resolved.get(objection_id)
    return Objection(
        objection_id, raised.level, raised.raised_on, told.note(raised.matter),
        resolved.resolved_on if resolved else None, resolved.upheld if resolved else None,
        told.note(resolved.result) if resolved else "",
    )  # fmt: skip


HANDLERS = [list_applications, list_of_member, show_application]
