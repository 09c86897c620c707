"""How the household changes by its events: life events."""

from typing import Final

from msgspec.structs import replace

from casework.households.events.life_events import (
    CategoryChanged,
    HouseholdMoved,
    LifeEventRejected,
    LifeEventReported,
    LifeEventVerified,
)
from casework.households.state import Folds, Household


def _life_event_reported(state: Household, event: LifeEventReported) -> Household:
    return replace(state, life_events=state.life_events | {event.life_event_id: event})


def _life_event_verified(state: Household, event: LifeEventVerified) -> Household:
    reported = state.life_events.get(event.life_event_id)
    child_died = reported is not None and (reported.kind, reported.subject) == ("death", "child")
    verdicts = state.verdicts | {event.life_event_id: "verified"}
    return replace(state, verdicts=verdicts, child_died=state.child_died or child_died)


def _life_event_rejected(state: Household, event: LifeEventRejected) -> Household:
    return replace(state, verdicts=state.verdicts | {event.life_event_id: "rejected"})


def _moved(state: Household, event: HouseholdMoved) -> Household:
    return replace(state, residence_division=event.residence_division, moved=True)


def _category_changed(state: Household, event: CategoryChanged) -> Household:
    return replace(state, category=event.category, recategorised=True)


FOLDS: Final[Folds] = {
    LifeEventReported: _life_event_reported,
    LifeEventVerified: _life_event_verified,
    LifeEventRejected: _life_event_rejected,
    HouseholdMoved: _moved,
    CategoryChanged: _category_changed,
}
