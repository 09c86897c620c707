"""Whose page or form this is: the household at a glance, as the bar above each form shows it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from projections.engine.snapshot import Snapshot
from projections.households import household_list
from projections.households.case import ledger_of_household, version_of
from projections.households.life_event_tables import LIFE_EVENT, LifeEvent
from projections.oversight.tables import STANDING
from projections.staff.assignment_lookup import number_looked_after_before
from projections.staff.tables import ASSIGNMENT, Assignment
from web.access.caller import Caller
from web.divisions.areas import village_name
from web.office import Office, not_found
from web.problem import Problem
from web.unsealing import former_head, unsealed


@dataclass(frozen=True, slots=True)
class Member:
    member_id: UUID
    name: str
    relation: str
    alive: bool


@dataclass(frozen=True, slots=True)
class HouseholdSummary:
    """`version`: the household's as it was shown, so that a decision is about what was seen."""

    household_id: UUID
    household_no: str
    division: str
    village: str
    category: str
    registered_on: date
    version: int
    members: tuple[Member, ...]

    @property
    def family(self) -> list[str]:
        """The living members' names; where nobody is left, whose household it was."""
        return [m.name for m in self.members if m.alive] or former_head([m.name for m in self.members])

    def member(self, member_id: UUID) -> Member:
        """One of them. Raises Problem 404."""
        found = next((member for member in self.members if member.member_id == member_id), None)
        if found is None:
            raise not_found()
        return found


def household_summary(office: Office, caller: Caller, household_id: UUID) -> HouseholdSummary:
    """The household as it is today. Raises Problem 404 where it is not the caller's to see."""
    with office.open_snapshot(caller) as snapshot:
        return household_summary_in(office, caller, snapshot, household_id)


def household_summary_in(office: Office, caller: Caller, snapshot: Snapshot, household_id: UUID) -> HouseholdSummary:
    standing = snapshot.on_the_day(STANDING, [household_id])
    ledger = ledger_of_household(snapshot, household_id)
    if not standing or ledger is None:
        raise not_found()
    now = standing[0]
    names = household_list.names(snapshot, [household_id], also_left=True).get(household_id, [])
    texts = unsealed(office, [(member.name, member.ledger, household_id) for member in names])
    members = (Member(m.member_id, texts.name(m.name, caller), m.relation, m.alive) for m in names)
    return HouseholdSummary(
        household_id=household_id,
        household_no=now.household_no,
        division=now.division,
        village=village_name(now.division),
        category=now.category,
        registered_on=now.registered_on,
        version=version_of(snapshot, ledger, household_id),
        members=tuple(members),
    )


def household_summary_or_before(
    office: Office, caller: Caller, snapshot: Snapshot, household_id: UUID
) -> HouseholdSummary:
    """The household; for who was replaced there, its number and nothing else. Raises Problem 404."""
    try:
        return household_summary_in(office, caller, snapshot, household_id)
    except Problem:
        number = number_of_before(office, caller, household_id)
        if number is None:
            raise
        return HouseholdSummary(household_id, number, "", "", "", snapshot.on, 0, ())


def household_summary_since_left(
    office: Office, caller: Caller, snapshot: Snapshot, household_id: UUID
) -> HouseholdSummary:
    """The household; once it moved to another county, its number and where it lived here. Raises Problem 404."""
    try:
        return household_summary_in(office, caller, snapshot, household_id)
    except Problem:
        left = snapshot.of(STANDING, "household_id", household_id, "from_on desc")
        if not left:
            raise
        last = left[0]
        village = village_name(last.division)
        return HouseholdSummary(household_id, last.household_no, last.division, village, "", last.until_on, 0, ())


def number_of_before(office: Office, caller: Caller, household_id: UUID) -> str | None:
    """The number of a household that a contact person looked after before."""
    if caller.role != "contact_person":
        return None
    with office.database.single() as connection:
        return number_looked_after_before(connection, household_id, caller.staff_id)


def member_summary(office: Office, caller: Caller, member_id: UUID) -> tuple[HouseholdSummary, Member]:
    """The household a person belongs to, and the person. Raises Problem 404."""
    _, household_id = office.place_of_member(caller, member_id)
    household = household_summary(office, caller, household_id)
    return household, household.member(member_id)


def assignment_of(snapshot: Snapshot, household_id: UUID, assignment_id: UUID) -> Assignment:
    """One of the household's assignments. Raises Problem 404."""
    rows = snapshot.of(ASSIGNMENT, "assignment_id", assignment_id, "from_on")
    found = next((row for row in rows if row.household_id == household_id), None)
    if found is None:
        raise not_found()
    return found


def life_event_of(snapshot: Snapshot, household_id: UUID, life_event_id: UUID) -> LifeEvent:
    """One of the household's life events. Raises Problem 404."""
    rows = snapshot.of(LIFE_EVENT, "life_event_id", life_event_id, "occurred_on")
    found = next((row for row in rows if row.household_id == household_id), None)
    if found is None:
        raise not_found()
    return found
