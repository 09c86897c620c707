"""How the household changes by its events: helpers."""

from typing import Final

from msgspec.structs import replace

from casework.households.events.helpers import HelperCorrected, HelperEnded, HelperNamed, HelperWithdrawn
from casework.households.state import Folds, Helper, Household


def _named(state: Household, event: HelperNamed) -> Household:
    return replace(state, helpers=state.helpers | {event.helper_id: Helper(event)})


def _corrected(state: Household, event: HelperCorrected) -> Household:
    before = state.helpers.get(event.helper_id)
    after = replace(before, told=event) if before else Helper(event)
    return replace(state, helpers=state.helpers | {event.helper_id: after})


def _withdrawn(state: Household, event: HelperWithdrawn) -> Household:
    return replace(state, withdrawn=state.withdrawn | {event.helper_id})


def _ended(state: Household, event: HelperEnded) -> Household:
    before = state.helpers.get(event.helper_id)
    if before is None:
        return state
    return replace(state, helpers=state.helpers | {event.helper_id: replace(before, until_on=event.until_on)})


FOLDS: Final[Folds] = {
    HelperNamed: _named,
    HelperCorrected: _corrected,
    HelperWithdrawn: _withdrawn,
    HelperEnded: _ended,
}
