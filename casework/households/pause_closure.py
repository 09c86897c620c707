"""When nothing is asked of the office for a while, or ever again; and what of that was a mistake."""

from datetime import date
from uuid import UUID

from msgspec import UNSET

from casework.common import refusals
from casework.common.days import overlaps
from casework.common.guards import in_order, not_in_the_future, required_text
from casework.common.private import Private
from casework.households.commands.pause_closure import (
    CloseHousehold,
    CorrectPause,
    EndPause,
    PauseHousehold,
    ReopenHousehold,
    WithdrawClosure,
    WithdrawPause,
)
from casework.households.events import HouseholdEvent
from casework.households.events.pause_closure import (
    ClosureWithdrawn,
    HouseholdClosed,
    HouseholdPaused,
    HouseholdReopened,
    PauseCorrected,
    PauseEnded,
    PauseWithdrawn,
)
from casework.households.guards import not_closed, not_merged
from casework.households.state import Household, Pause


def pause_household(command: PauseHousehold, household: Household, today: date) -> list[HouseholdEvent]:
    if command.pause_id in household.pauses:
        return []
    not_closed(household)
    from_on = command.from_on or today
    _free(household, command.pause_id, from_on, command.until_on)
    required_text(command.reason, "reason")
    return [
        HouseholdPaused(
            pause_id=command.pause_id,
            from_on=from_on,
            until_on=command.until_on,
            reason=Private(command.household_id, command.reason),
        )
    ]


def correct_pause(command: CorrectPause, household: Household, today: date) -> list[HouseholdEvent]:
    before = _running(command.pause_id, household)
    required_text(command.reason, "reason")
    from_on = before.from_on if command.from_on is UNSET else command.from_on
    until_on = before.until_on if command.until_on is UNSET else command.until_on
    if (from_on, until_on) == (before.from_on, before.until_on):
        return []
    _free(household, command.pause_id, from_on, until_on)
    reason = Private(command.household_id, command.reason)
    return [PauseCorrected(pause_id=command.pause_id, from_on=from_on, until_on=until_on, reason=reason)]


def end_pause(command: EndPause, household: Household, today: date) -> list[HouseholdEvent]:
    pause = _running(command.pause_id, household)
    if command.until_on <= pause.from_on:
        raise refusals.EndBeforeStart("until_on", from_on=pause.from_on)
    if command.until_on >= pause.until_on:
        raise refusals.PauseEndsBefore("until_on", until_on=pause.until_on)
    required_text(command.reason, "reason")
    return [
        PauseEnded(
            pause_id=command.pause_id,
            until_on=command.until_on,
            planned_until_on=pause.until_on,
            reason=Private(command.household_id, command.reason),
        )
    ]


def withdraw_pause(command: WithdrawPause, household: Household, today: date) -> list[HouseholdEvent]:
    _standing(command.pause_id, household)
    required_text(command.reason, "reason")
    return [PauseWithdrawn(pause_id=command.pause_id, reason=Private(command.household_id, command.reason))]


def close_household(command: CloseHousehold, household: Household, today: date) -> list[HouseholdEvent]:
    not_closed(household)
    not_in_the_future(command.on, today, "on")
    if command.on < household.registered:
        raise refusals.BeforeRegistration("on", registered_on=household.registered)
    required_text(command.reason, "reason")
    reason = Private(command.household_id, command.reason)
    return [HouseholdClosed(closed_on=command.on, reason=reason, cause=command.cause, closure_id=command.closure_id)]


def withdraw_closure(command: WithdrawClosure, household: Household, today: date) -> list[HouseholdEvent]:
    """The first closures have no id: such a household is reopened from the day it was closed."""
    closure = _closure(household)
    required_text(command.reason, "reason")
    reason = Private(command.household_id, command.reason)
    if closure.closure_id is None:
        return [HouseholdReopened(from_on=closure.closed_on, reason=reason)]
    return [ClosureWithdrawn(closure_id=closure.closure_id, reason=reason)]


def reopen_household(command: ReopenHousehold, household: Household, today: date) -> list[HouseholdEvent]:
    not_merged(household)
    closure = _closure(household)
    not_in_the_future(command.from_on, today, "from_on")
    if command.from_on < closure.closed_on:
        raise refusals.ReopenedBeforeClosure("from_on", closed_on=closure.closed_on)
    required_text(command.reason, "reason")
    return [HouseholdReopened(from_on=command.from_on, reason=Private(command.household_id, command.reason))]


def _free(household: Household, pause_id: UUID, from_on: date, until_on: date) -> None:
    """Raises EndNotAfterStart, PausesOverlap."""
    in_order(from_on, until_on)
    for other_id, other in household.pauses.items():
        if other_id != pause_id and overlaps(other.from_on, other.until_on, from_on, until_on):
            raise refusals.PausesOverlap("from_on", from_on=other.from_on)


def _standing(pause_id: UUID, household: Household) -> Pause:
    """Raises PauseNotThere, PauseAlreadyWithdrawn."""
    if pause_id in household.withdrawn:
        raise refusals.PauseAlreadyWithdrawn
    if pause_id not in household.pauses:
        raise refusals.PauseNotThere
    return household.pauses[pause_id]


def _running(pause_id: UUID, household: Household) -> Pause:
    """A pause that was not ended early. Raises also PauseAlreadyEnded."""
    pause = _standing(pause_id, household)
    if pause.ended:
        raise refusals.PauseAlreadyEnded(until_on=pause.until_on)
    return pause


def _closure(household: Household) -> HouseholdClosed:
    if household.closure is None:
        raise refusals.HouseholdNotClosed
    return household.closure
