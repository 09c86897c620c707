"""When nothing is asked of the office for a while, or ever again."""

from datetime import date

from casework.common import refusals
from casework.common.days import overlaps
from casework.common.guards import in_order, not_in_the_future, required_text
from casework.common.private import Private
from casework.households.commands.pause_closure import CloseHousehold, PauseHousehold
from casework.households.events import HouseholdEvent
from casework.households.events.pause_closure import HouseholdClosed, HouseholdPaused
from casework.households.members import not_closed
from casework.households.state import Household


def pause_household(command: PauseHousehold, household: Household, today: date) -> list[HouseholdEvent]:
    if command.pause_id in household.pauses:
        return []
    not_closed(household)
    from_on = command.from_on or today
    in_order(from_on, command.until_on)
    for pause in household.pauses.values():
        if overlaps(pause.from_on, pause.until_on, from_on, command.until_on):
            raise refusals.PausesOverlap("from_on", from_on=pause.from_on)
    required_text(command.reason, "reason")
    return [
        HouseholdPaused(
            pause_id=command.pause_id,
            from_on=from_on,
            until_on=command.until_on,
            reason=Private(command.household_id, command.reason),
        )
    ]


def close_household(command: CloseHousehold, household: Household, today: date) -> list[HouseholdEvent]:
    not_closed(household)
    not_in_the_future(command.on, today, "on")
    if command.on < household.registered:
        raise refusals.BeforeRegistration("on", registered_on=household.registered)
    required_text(command.reason, "reason")
    return [HouseholdClosed(closed_on=command.on, reason=Private(command.household_id, command.reason))]
