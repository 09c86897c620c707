"""When nothing is asked of the office for a while, or ever again."""

from datetime import date

from casework import refusals
from casework.days import overlaps
from casework.guards import in_order, not_in_the_future, said
from casework.household.commands import CloseHousehold, PauseHousehold
from casework.household.events import HouseholdClosed, HouseholdEvent, HouseholdPaused
from casework.household.members import not_closed
from casework.household.state import Household
from casework.private import Private


def pause_household(command: PauseHousehold, household: Household, today: date) -> list[HouseholdEvent]:
    if command.pause_id in household.pauses:
        return []
    not_closed(household)
    from_on = command.from_on or today
    in_order(from_on, command.until_on)
    for pause in household.pauses.values():
        if overlaps(pause.from_on, pause.until_on, from_on, command.until_on):
            raise refusals.PausesOverlap("from_on", from_on=pause.from_on)
    said(command.reason, "reason")
    return [
        HouseholdPaused(
            pause_id=command.pause_id,
            from_on=from_on,
            until_on=command.until_on,
            reason=Private(command.household_id, command.reason),
        )
    ]


def close_household(
    command: CloseHousehold, household: Household, registered_on: date, today: date
) -> list[HouseholdEvent]:
    not_closed(household)
    not_in_the_future(command.on, today, "on")
    if command.on < registered_on:
        raise refusals.BeforeRegistration("on", registered_on=registered_on)
    said(command.reason, "reason")
    return [HouseholdClosed(closed_on=command.on, reason=Private(command.household_id, command.reason))]
