"""How the household changes by its events: pauses, closure, reopening."""

from typing import Final

from msgspec.structs import replace

from casework.households.events.pause_closure import (
    ClosureWithdrawn,
    HouseholdClosed,
    HouseholdPaused,
    HouseholdReopened,
    PauseCorrected,
    PauseEnded,
    PauseWithdrawn,
)
from casework.households.state import Folds, Household, Pause


def _paused(state: Household, event: HouseholdPaused | PauseCorrected) -> Household:
    return replace(state, pauses=state.pauses | {event.pause_id: Pause(event.from_on, event.until_on)})


def _pause_ended(state: Household, event: PauseEnded) -> Household:
    pause = state.pauses.get(event.pause_id)
    if pause is None:
        return state
    ended = replace(pause, until_on=event.until_on, ended=True)
    return replace(state, pauses=state.pauses | {event.pause_id: ended})


def _pause_withdrawn(state: Household, event: PauseWithdrawn) -> Household:
    pauses = {key: pause for key, pause in state.pauses.items() if key != event.pause_id}
    return replace(state, pauses=pauses, withdrawn=state.withdrawn | {event.pause_id})


def _closed(state: Household, event: HouseholdClosed) -> Household:
    return replace(state, closure=event)


def _open_again(state: Household, _: ClosureWithdrawn | HouseholdReopened) -> Household:
    return replace(state, closure=None)


FOLDS: Final[Folds] = {
    HouseholdPaused: _paused,
    PauseCorrected: _paused,
    PauseEnded: _pause_ended,
    PauseWithdrawn: _pause_withdrawn,
    HouseholdClosed: _closed,
    ClosureWithdrawn: _open_again,
    HouseholdReopened: _open_again,
}
