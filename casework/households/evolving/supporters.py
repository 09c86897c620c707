"""How the household changes by its events: supporters."""

from typing import Final

from msgspec.structs import replace

from casework.households.events.supporters import SupporterCorrected, SupporterEnded, SupporterNamed, SupporterWithdrawn
from casework.households.evolving.told import withdrawn
from casework.households.state import Folds, Household, Supporter


def _named(state: Household, event: SupporterNamed) -> Household:
    return replace(state, supporters=state.supporters | {event.supporter_id: Supporter(event)})


def _corrected(state: Household, event: SupporterCorrected) -> Household:
    before = state.supporters.get(event.supporter_id)
    after = replace(before, told=event) if before else Supporter(event)
    return replace(state, supporters=state.supporters | {event.supporter_id: after})


def _ended(state: Household, event: SupporterEnded) -> Household:
    before = state.supporters.get(event.supporter_id)
    if before is None:
        return state
    return replace(state, supporters=state.supporters | {event.supporter_id: replace(before, until_on=event.until_on)})


FOLDS: Final[Folds] = {
    SupporterNamed: _named,
    SupporterCorrected: _corrected,
    SupporterWithdrawn: withdrawn,
    SupporterEnded: _ended,
}
