"""Families in special difficulty (特殊困难) come first, in the lists of doctors' contracts too (seed 003, Xichuan)."""

from datetime import date
from uuid import UUID

from casework.common import refusals
from casework.common.days import FOREVER
from casework.common.guards import in_order, required_text
from casework.common.private import Private
from casework.households.commands.measures import EndPriority, GivePriority, WithdrawPriority
from casework.households.events import HouseholdEvent
from casework.households.events.measures import PriorityEnded, PriorityGiven, PriorityWithdrawn
from casework.households.state import Household


def give_priority(command: GivePriority, household: Household, today: date) -> list[HouseholdEvent]:
    if command.priority_id in household.priorities:
        return []
    required_text(command.reason, "reason")
    in_order(command.from_on, command.until_on)
    return [
        PriorityGiven(
            priority_id=command.priority_id,
            from_on=command.from_on,
            reason=Private(command.household_id, command.reason),
            until_on=command.until_on,
        )
    ]


def end_priority(command: EndPriority, household: Household, today: date) -> list[HouseholdEvent]:
    """Earlier than was said; afterwards nothing is left to end."""
    given = _standing(command.priority_id, household)
    required_text(command.reason, "reason")
    if command.until_on < given.from_on:
        raise refusals.EndBeforeStart("until_on", from_on=given.from_on)
    if command.until_on >= (given.until_on or FOREVER):
        raise refusals.HelpAlreadyEnded("until_on", until_on=given.until_on)
    reason = Private(command.household_id, command.reason)
    return [PriorityEnded(priority_id=command.priority_id, until_on=command.until_on, reason=reason)]


def withdraw_priority(command: WithdrawPriority, household: Household, today: date) -> list[HouseholdEvent]:
    _standing(command.priority_id, household)
    required_text(command.reason, "reason")
    reason = Private(command.household_id, command.reason)
    return [PriorityWithdrawn(priority_id=command.priority_id, reason=reason)]


def _standing(priority_id: UUID, household: Household) -> PriorityGiven:
    """Raises HelpNotThere, AlreadyWithdrawn."""
    given = household.priorities.get(priority_id)
    if given is None:
        raise refusals.HelpNotThere
    if priority_id in household.withdrawn:
        raise refusals.AlreadyWithdrawn
    return given
