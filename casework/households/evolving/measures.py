"""How the household changes by its events: help that was given, and whether it comes first."""

from typing import Final

from msgspec.structs import replace

from casework.households.events.measures import (
    MeasureCorrected,
    MeasureTaken,
    MeasureWithdrawn,
    PriorityEnded,
    PriorityGiven,
    PriorityWithdrawn,
)
from casework.households.state import Folds, Household


def _measure_told(state: Household, event: MeasureTaken | MeasureCorrected) -> Household:
    return replace(state, measures=state.measures | {event.measure_id: event})


def _measure_withdrawn(state: Household, event: MeasureWithdrawn) -> Household:
    return replace(state, withdrawn=state.withdrawn | {event.measure_id})


def _given(state: Household, event: PriorityGiven) -> Household:
    return replace(state, priorities=state.priorities | {event.priority_id: event})


def _ended(state: Household, event: PriorityEnded) -> Household:
    given = state.priorities.get(event.priority_id)
    if given is None:
        return state
    ended = replace(given, until_on=event.until_on)
    return replace(state, priorities=state.priorities | {event.priority_id: ended})


def _priority_withdrawn(state: Household, event: PriorityWithdrawn) -> Household:
    return replace(state, withdrawn=state.withdrawn | {event.priority_id})


FOLDS: Final[Folds] = {
    MeasureTaken: _measure_told,
    MeasureCorrected: _measure_told,
    MeasureWithdrawn: _measure_withdrawn,
    PriorityGiven: _given,
    PriorityEnded: _ended,
    PriorityWithdrawn: _priority_withdrawn,
}
