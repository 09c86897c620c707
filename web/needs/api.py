"""What families have asked for: one household's, a division's, and how many in each domain."""

from collections.abc import Mapping
from typing import Annotated, Final
from uuid import UUID

from litestar.di import NamedDependency
from litestar.params import FromPath, QueryParameter

from casework.common.roles import READ_CASES, READ_FIGURES, SEE_NAMES
from projections.needs import by_domain, need_list
from projections.needs.asking import DOMAINS, Wanted
from projections.needs.on_day import NeedOnDay, needs_of, sealed_tokens
from projections.policies.in_force import in_force
from web.access.caller import Caller
from web.http.api.answers import Page, end
from web.http.api.params import Paging, in_ledger, within
from web.http.api.read import read
from web.http.query_params import one_of
from web.needs import api_shapes
from web.office import AsOf, Office
from web.staff.names import staff_names
from web.unsealing import Unsealed, unsealed

STATES: Final = ("open", "answered", "closed", "met")
State = Annotated[
    str | None,
    QueryParameter(
        name="state",
        description="open, answered, closed (within the year) or met (closed, met or in part); left out: open and answered.",
    ),
]
Overdue = Annotated[str | None, QueryParameter(description="true: only those past the day of their next step.")]
Domain = Annotated[str | None, QueryParameter(description="living, elder_care, medical or emotional.")]
Names = Mapping[UUID, str]


@read("HouseholdNeeds", "/households/{household_id:uuid}/needs", READ_CASES)
def show_needs(
    household_id: FromPath[UUID],
    office: NamedDependency[Office],
    caller: NamedDependency[Caller],
    as_of: NamedDependency[AsOf],
    paging: NamedDependency[Paging],
) -> Page[api_shapes.Need]:
    """What the household has asked for by the day, newest first."""
    ledger = office.ledger_of(caller, household_id)
    with office.open_snapshot(caller, in_ledger(office, as_of, ledger)) as snapshot:
        days = in_force(snapshot, [ledger])[ledger].edition.needs
        found = needs_of(snapshot, household_id, ledger).on(snapshot.on, days)
        names = staff_names(office, snapshot, [each.need.staff_id for each in found])
    shown = paging.of(found)
    read_by = shown if caller.role in SEE_NAMES else []
    texts = unsealed(office, [(token, ledger, household_id) for token in sealed_tokens(read_by)])
    items = [_need(each, texts if read_by else None, names) for each in shown]
    return Page(items, paging.page, paging.size, len(found), snapshot.known)


def _need(each: NeedOnDay, texts: Unsealed | None, names: Names) -> api_shapes.Need:
    need, answers = each.need, each.answers
    said = [
        api_shapes.Answer(one.answered_on, one.interim, texts.text(one.answer) if texts else None) for one in answers
    ]
    closed = each.status == "closed"
    return api_shapes.Need(
        id=need.need_id, domain=need.domain, status=each.status, summary=texts.text(need.summary) if texts else None,
        answer=said[-1].answer if said else None, opened_on=need.opened_on, due_on=need.due_on,
        closed_on=end(need.closed_on), emergency=need.emergency, step=each.step, step_due_on=each.due_on,
        days_overdue=each.days_overdue, assigned=_assignee(need.staff_id, need.organisation, names),
        acknowledged_on=need.acknowledged_on, outcome=need.outcome if closed else None,
        satisfied=need.satisfied if closed else None, answers=said,
    )  # fmt: skip


def _assignee(staff_id: UUID | None, organisation: str | None, names: Names) -> api_shapes.Assignee | None:
    if staff_id is None and organisation is None:
        return None
    return api_shapes.Assignee(staff_id, names.get(staff_id) if staff_id else None, organisation)


@read("Needs", "/needs", READ_CASES)
def list_needs(
    office: NamedDependency[Office],
    caller: NamedDependency[Caller],
    as_of: NamedDependency[AsOf],
    asked_division: NamedDependency[str],
    paging: NamedDependency[Paging],
    in_state: State = None,
    overdue: Overdue = None,
    domain: Domain = None,
) -> Page[api_shapes.ListedNeed]:
    """What families of a division have asked for: emergencies first, then by the day of the next step."""
    state = one_of(STATES, in_state, "state") or None
    wanted = Wanted(
        state="closed" if state == "met" else state,
        met=state == "met",
        overdue=one_of(("true", "false"), overdue, "overdue") == "true",
        domain=one_of(DOMAINS, domain, "domain") or None,
    )
    with office.open_snapshot(caller, within(office, as_of, asked_division)) as snapshot:
        found, total = need_list.needs(snapshot, asked_division, wanted, paging.page, paging.size)
        names = staff_names(office, snapshot, [each.staff_id for each in found])
    texts = unsealed(office, [(n.summary, n.ledger, n.household_id) for n in found if caller.role in SEE_NAMES])
    items = [
        api_shapes.ListedNeed(
            n.need_id, n.ledger, n.household_id, n.household_no, n.division, n.domain, n.status,
            texts.text(n.summary) if caller.role in SEE_NAMES else None, n.emergency, n.opened_on, n.step, n.due_on,
            n.days_overdue(snapshot.on), _assignee(n.staff_id, n.organisation, names), n.acknowledged_on,
            end(n.closed_on), n.outcome, n.satisfied,
        )
        for n in found
    ]  # fmt: skip
    return Page(items, paging.page, paging.size, total, snapshot.known)


@read("NeedDomains", "/needs/domains", READ_FIGURES)
def count_domains(
    office: NamedDependency[Office],
    caller: NamedDependency[Caller],
    as_of: NamedDependency[AsOf],
    asked_division: NamedDependency[str],
) -> Page[api_shapes.DomainCount]:
    """How many needs of each domain are open, answered, past their day, and were closed within the year."""
    with office.open_snapshot(caller, within(office, as_of, asked_division)) as snapshot:
        found = by_domain.by_domain(snapshot, asked_division)
    items = [api_shapes.DomainCount(n.domain, n.open, n.answered, n.overdue, n.closed, n.met) for n in found]
    return Page(items, 1, len(items), len(items), snapshot.known)


HANDLERS = [show_needs, list_needs, count_domains]
