"""Households: one, and its history."""

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from litestar.di import NamedDependency
from litestar.params import FromPath

from casework.common.days import today
from casework.common.roles import READ_CASES
from projections.households import case as cases
from projections.households.case import Case
from projections.households.history import HistoryEntry, amended_by, story
from projections.staff.assignments import Assigned, assignments
from web.access.caller import Caller
from web.households import api_shapes
from web.households.list_api import list_households, search_households
from web.households.sentences import sentences_of
from web.http.api.answers import Page, end
from web.http.api.params import Paging, in_ledger
from web.http.api.read import read
from web.office import AsOf, Office, not_found
from web.unsealing import Unsealed, unsealed


@read("Household", "/households/{household_id:uuid}", READ_CASES)
def show_household(
    household_id: FromPath[UUID],
    office: NamedDependency[Office],
    caller: NamedDependency[Caller],
    as_of: NamedDependency[AsOf],
) -> api_shapes.Household:
    """A household as it was on a day: who belongs to it, who looks after it, what it is owed."""
    with office.open_snapshot(caller, _asked(office, caller, household_id, as_of)) as snapshot:
        case = cases.case(snapshot, household_id)
        if case is None:
            raise not_found()
        assigned = assignments(snapshot, household_id)
    texts = unsealed(
        office,
        [(m.name, case.ledger, household_id) for m in case.members]
        + [(a.name, a.staff_ledger, a.staff_id) for a in assigned],
    )
    return _household(case, assigned, texts, caller, snapshot.on, snapshot.known)


def _household(
    case: Case,
    assigned: Sequence[Assigned],
    texts: Unsealed,
    caller: Caller,
    on: date,
    known: Mapping[str, int],
) -> api_shapes.Household:
    household = case.household
    return api_shapes.Household(
        id=household.household_id,
        ledger=case.ledger,
        household_no=household.household_no,
        division=case.standing.division,
        category=case.standing.category,
        status=case.status,
        version=case.version,
        on=on,
        registered_on=household.registered_on,
        closed_on=end(household.closed_on),
        living_alone=case.standing.living_alone,
        merged_into=case.merged_into,
        members=[
            api_shapes.Member(
                m.member_id, texts.name(m.name, caller), m.relation, m.born_on.year, on <= m.died_on, end(m.left_on)
            )
            for m in case.members
        ],
        assignments=[
            api_shapes.Assignment(
                a.assignment_id, a.level, a.staff_id, texts.text(a.name), a.from_on, end(a.until_on), a.post
            )
            for a in assigned
        ],
        duties=[api_shapes.OwedDuty(d.duty, d.due_on, 0 if d.paused else d.days_overdue(on)) for d in case.duties],
        known_position=known,
    )


@read("HouseholdHistory", "/households/{household_id:uuid}/history", READ_CASES)
def show_history(
    household_id: FromPath[UUID],
    office: NamedDependency[Office],
    caller: NamedDependency[Caller],
    as_of: NamedDependency[AsOf],
    paging: NamedDependency[Paging],
) -> Page[api_shapes.HistoryItem]:
    """The household's events in the order they were recorded; with `on`, those that had happened by then."""
    with office.open_snapshot(caller, _asked(office, caller, household_id, as_of)) as snapshot:
        told = story(snapshot, household_id)
    if not told:
        raise not_found()
    told = [each for each in told if as_of.on is None or _happened(each) <= as_of.on]
    shown = paging.of(told)
    amended, words = amended_by(told), sentences_of(office, caller, shown)
    items = [_told(each, text, amended.get(each.position)) for each, text in zip(shown, words, strict=True)]
    return Page(items, paging.page, paging.size, len(told), snapshot.known)


def _told(told: HistoryEntry, sentence: str, amended: HistoryEntry | None) -> api_shapes.HistoryItem:
    day = told.occurred_on or today(told.recorded_at)
    return api_shapes.HistoryItem(
        told.ledger,
        told.position,
        told.name,
        day,
        told.recorded_at,
        told.actor_name,
        told.actor_role,
        sentence,
        amended.position if amended else None,
    )


def _happened(told: HistoryEntry) -> date:
    """What is decided for later has happened once it is recorded."""
    recorded_on = today(told.recorded_at)
    return min(told.occurred_on or recorded_on, recorded_on)


def _asked(office: Office, caller: Caller, household_id: UUID, as_of: AsOf) -> AsOf:
    if as_of.known_position and "*" in as_of.known_position:
        return in_ledger(office, as_of, office.ledger_of(caller, household_id))
    return as_of


HANDLERS = [list_households, search_households, show_household, show_history]
