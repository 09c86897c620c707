"""How the household changes by its events: life events."""

from typing import Final, TypeVar
from uuid import UUID

from msgspec.structs import replace

from casework.households.events.life_events import (
    CategoryChanged,
    HouseholdMoveCorrected,
    HouseholdMoved,
    LifeEventCorrected,
    LifeEventFollowedUp,
    LifeEventFoundKnown,
    LifeEventOutcomeSeen,
    LifeEventRejected,
    LifeEventReopened,
    LifeEventReported,
    LifeEventVerified,
    LifeEventWithdrawn,
)
from casework.households.state import Folds, Household

T = TypeVar("T")


def _reported(state: Household, event: LifeEventReported | LifeEventCorrected) -> Household:
    return replace(state, life_events=state.life_events | {event.life_event_id: event})


def _verified(state: Household, event: LifeEventVerified) -> Household:
    verdicts = state.verdicts | {event.life_event_id: "verified"}
    return replace(state, verdicts=verdicts, to_do=state.to_do | {event.life_event_id: event.follow_up})


def _rejected(state: Household, event: LifeEventRejected) -> Household:
    return replace(state, verdicts=state.verdicts | {event.life_event_id: "rejected"})


def _found_known(state: Household, event: LifeEventFoundKnown) -> Household:
    known_from = state.known_from | {event.life_event_id: event.known_from}
    return replace(state, verdicts=state.verdicts | {event.life_event_id: "known"}, known_from=known_from)


def _reopened(state: Household, event: LifeEventReopened) -> Household:
    id_ = event.life_event_id
    return replace(
        state,
        verdicts=_without(state.verdicts, id_),
        known_from=_without(state.known_from, id_),
        outcomes_seen=state.outcomes_seen - {id_},
    )


def _withdrawn(state: Household, event: LifeEventWithdrawn) -> Household:
    """What followed is gone with it."""
    id_ = event.life_event_id
    return replace(
        state,
        withdrawn=state.withdrawn | {id_},
        verdicts=_without(state.verdicts, id_),
        to_do=_without(state.to_do, id_),
        places=tuple(said for said in state.places if said[0] != id_),
        categories=tuple(said for said in state.categories if said[0] != id_),
    )


def _followed_up(state: Household, event: LifeEventFollowedUp) -> Household:
    left = tuple(each for each in state.to_do.get(event.life_event_id, ()) if each != event.done)
    return replace(state, to_do=state.to_do | {event.life_event_id: left})


def _seen(state: Household, event: LifeEventOutcomeSeen) -> Household:
    return replace(state, outcomes_seen=state.outcomes_seen | {event.life_event_id})


def _moved(state: Household, event: HouseholdMoved) -> Household:
    return replace(state, places=(*state.places, (event.life_event_id, event.residence_division)))


def _move_corrected(state: Household, event: HouseholdMoveCorrected) -> Household:
    told = (event.life_event_id, event.residence_division)
    return replace(state, places=tuple(told if said[0] == told[0] else said for said in state.places))


def _category_changed(state: Household, event: CategoryChanged) -> Household:
    return replace(state, categories=(*state.categories, (event.life_event_id, event.category)))


def _without(of: dict[UUID, T], id_: UUID) -> dict[UUID, T]:
    return {each: value for each, value in of.items() if each != id_}


FOLDS: Final[Folds] = {
    LifeEventReported: _reported,
    LifeEventCorrected: _reported,
    LifeEventWithdrawn: _withdrawn,
    LifeEventVerified: _verified,
    LifeEventRejected: _rejected,
    LifeEventFoundKnown: _found_known,
    LifeEventReopened: _reopened,
    LifeEventFollowedUp: _followed_up,
    LifeEventOutcomeSeen: _seen,
    HouseholdMoved: _moved,
    HouseholdMoveCorrected: _move_corrected,
    CategoryChanged: _category_changed,
}
