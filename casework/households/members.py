"""The member a decision is about."""

from datetime import date
from uuid import UUID

from casework.common import refusals
from casework.households.state import Household, Member


def member_on(household: Household, member_id: UUID, day: date, field: str) -> Member:
    """The member, born by the day named in `field`. Raises MemberNotThere, BeforeBirth."""
    member = household.members.get(member_id)
    if member is None:
        raise refusals.MemberNotThere
    if day < member.born_on:
        raise refusals.BeforeBirth(field, born_on=member.born_on)
    return member


def living_member_on(household: Household, member_id: UUID, day: date, field: str) -> Member:
    """The member, alive on the day; the day of death still counts. Raises also MemberHasDied."""
    member = member_on(household, member_id, day, field)
    if member.died_on is not None and day > member.died_on:
        raise refusals.MemberHasDied(field, died_on=member.died_on)
    return member


def not_closed_by(household: Household, day: date) -> None:
    """Raises HouseholdClosed when a decision would begin on or after the day of closing."""
    if household.closed_on is not None and day >= household.closed_on:
        raise refusals.HouseholdClosed(closed_on=household.closed_on)


def not_closed(household: Household) -> None:
    """Raises HouseholdClosed."""
    if household.closed_on is not None:
        raise refusals.HouseholdClosed(closed_on=household.closed_on)
