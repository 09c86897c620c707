"""A household: what may be asked of it and what happens then."""

from datetime import date
from typing import Final

from casework.common import refusals
from casework.common.dispatch import decisions_in
from casework.households import (
    alerts,
    assignments,
    checks,
    checkups,
    child,
    contacts,
    contracts,
    doctor,
    green_channel,
    hand_over,
    help,
    help_plan,
    life_event_follow_ups,
    life_events,
    measures,
    members,
    merging,
    needs,
    passes,
    pause_closure,
    preferences,
    priority,
    registration,
    service_deliveries,
    service_orders,
    signatures,
    supporters,
)
from casework.households.commands.order import Command, Decision
from casework.households.commands.registration import RegisterHousehold
from casework.households.events import HouseholdEvent
from casework.households.evolving import evolve
from casework.households.state import NEW, Household

Event = HouseholdEvent
DECISIONS: Final = decisions_in(
    registration,
    members,
    child,
    contacts,
    needs,
    help,
    help_plan,
    measures,
    priority,
    assignments,
    hand_over,
    supporters,
    life_events,
    life_event_follow_ups,
    pause_closure,
    preferences,
    merging,
    contracts,
    doctor,
    checkups,
    passes,
    green_channel,
    checks,
    signatures,
    service_orders,
    service_deliveries,
    alerts,
)

__all__ = ["DECISIONS", "NEW", "Command", "Event", "Household", "decide", "evolve"]


def decide(command: Command, household: Household, today: date) -> list[HouseholdEvent]:
    """What happens if this is asked of this household today; nothing when it happened already.

    Raises Refused if it may not; HouseholdNotThere before registration.
    """
    if household.registered_on is None and not isinstance(command, RegisterHousehold):
        raise refusals.HouseholdNotThere
    if household.moved_out_on is not None and isinstance(command, Decision):
        raise refusals.HouseholdMovedAway(moved_on=household.moved_out_on)
    return DECISIONS[type(command)](command, household, today)
