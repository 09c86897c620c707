"""How the household changes by its events: pause closure."""

from typing import Final

from msgspec.structs import replace

from casework.households.events.pause_closure import HouseholdClosed, HouseholdPaused
from casework.households.state import Folds, Household


def _paused(state: Household, event: HouseholdPaused) -> Household:
    return replace(state, pauses=state.pauses | {event.pause_id: event})


def _closed(state: Household, event: HouseholdClosed) -> Household:
    return replace(state, closed_on=event.closed_on)


FOLDS: Final[Folds] = {
    HouseholdPaused: _paused,
    HouseholdClosed: _closed,
}
