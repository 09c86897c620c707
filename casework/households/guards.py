"""Guards of the decisions about a household: the member they are about, and that it is not closed."""

from datetime import date
from uuid import UUID

from casework.common import refusals
from casework.households.state import Household, Member


def member_of(household: Household, member_id: UUID) -> Member:
    """The member, also one who has left. Raises MemberNotThere."""
    member = household.members.get(member_id)
    if member is None:
        raise refusals.MemberNotThere
    return member


def member_on(household: Household, member_id: UUID, day: date, field: str) -> Member:
    """The member, born by the day named in `field`. Raises MemberNotThere, BeforeBirth."""
    member = member_of(household, member_id)
    if day < member.born_on:
        raise refusals.BeforeBirth(field, born_on=member.born_on)
    return member


def living_member_on(household: Household, member_id: UUID, day: date, field: str) -> Member:
    """The member, alive on the day; the day of death still counts. Raises also MemberHasDied, MemberHasLeft."""
    member = member_on(household, member_id, day, field)
    if member.leaving is not None and day >= member.leaving.from_on:
        raise refusals.MemberHasLeft(field, from_on=member.leaving.from_on)
    if member.died_on is not None and day > member.died_on:
        raise refusals.MemberHasDied(field, died_on=member.died_on)
    return member


def not_closed_by(household: Household, day: date) -> None:
    """Raises HouseholdClosed when a decision would begin on or after the day of closing, HouseholdMerged on any."""
    not_merged(household)
    if household.closed_on is not None and day >= household.closed_on:
        raise refusals.HouseholdClosed(closed_on=household.closed_on)


def not_closed(household: Household) -> None:
    """Raises HouseholdClosed, HouseholdMerged."""
    not_merged(household)
    if household.closed_on is not None:
        raise refusals.HouseholdClosed(closed_on=household.closed_on)


def not_merged(household: Household) -> None:
    """Raises HouseholdMerged."""
    if household.merging is not None:
        raise refusals.HouseholdMerged
