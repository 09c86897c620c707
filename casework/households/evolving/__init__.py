"""How each event changes a household: the folds of its state, a file for each subject. They only copy facts: no rule, no clock."""

from typing import Final

from casework.households.events import HouseholdEvent
from casework.households.evolving import (
    alerts,
    assignments,
    checks,
    checkups,
    contacts,
    doctor,
    green_channel,
    help,
    help_plan,
    life_events,
    measures,
    members,
    merging,
    moving,
    needs,
    pause_closure,
    preferences,
    registration,
    service_orders,
    signatures,
    supporters,
)
from casework.households.state import Folds, Household

# A table, because a long match asks twenty questions before it finds the last event.
FOLDS: Final[Folds] = {
    **registration.FOLDS,
    **members.FOLDS,
    **assignments.FOLDS,
    **supporters.FOLDS,
    **contacts.FOLDS,
    **moving.FOLDS,
    **needs.FOLDS,
    **help.FOLDS,
    **help_plan.FOLDS,
    **measures.FOLDS,
    **life_events.FOLDS,
    **pause_closure.FOLDS,
    **preferences.FOLDS,
    **merging.FOLDS,
    **doctor.FOLDS,
    **checkups.FOLDS,
    **green_channel.FOLDS,
    **checks.FOLDS,
    **signatures.FOLDS,
    **service_orders.FOLDS,
    **alerts.FOLDS,
}


def evolve(state: Household, event: HouseholdEvent) -> Household:
    """The household after the event. Nothing in it can fail."""
    fold = FOLDS.get(type(event))
    return fold(state, event) if fold else state
