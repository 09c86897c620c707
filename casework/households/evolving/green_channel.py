"""How the household changes by its events: passes and their uses."""

from typing import Final

from msgspec.structs import replace

from casework.households.events.green_channel import (
    GreenChannelUseCorrected,
    GreenChannelUsed,
    GreenChannelUseWithdrawn,
    Pass,
    PassCorrected,
    PassEnded,
    PassEnding,
    PassEndingCorrected,
    PassIssued,
    PassWithdrawn,
    Use,
)
from casework.households.state import Folds, Household


def _pass_told(state: Household, event: Pass) -> Household:
    return replace(state, passes=state.passes | {event.pass_id: event})


def _pass_withdrawn(state: Household, event: PassWithdrawn) -> Household:
    return replace(state, withdrawn=state.withdrawn | {event.pass_id})


def _ending_told(state: Household, event: PassEnding) -> Household:
    return replace(state, pass_endings=state.pass_endings | {event.pass_id: event})


def _use_told(state: Household, event: Use) -> Household:
    return replace(state, uses=state.uses | {event.use_id: event})


def _use_withdrawn(state: Household, event: GreenChannelUseWithdrawn) -> Household:
    return replace(state, withdrawn=state.withdrawn | {event.use_id})


FOLDS: Final[Folds] = {
    PassIssued: _pass_told,
    PassCorrected: _pass_told,
    PassWithdrawn: _pass_withdrawn,
    PassEnded: _ending_told,
    PassEndingCorrected: _ending_told,
    GreenChannelUsed: _use_told,
    GreenChannelUseCorrected: _use_told,
    GreenChannelUseWithdrawn: _use_withdrawn,
}
