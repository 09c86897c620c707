"""How the household changes by its events: green channel."""

from typing import Final

from msgspec.structs import replace

from casework.households.events.green_channel import GreenChannelUsed, PassIssued
from casework.households.state import Folds, Household


def _pass_issued(state: Household, event: PassIssued) -> Household:
    return replace(state, passes=state.passes | {event.pass_id: event})


def _channel_used(state: Household, event: GreenChannelUsed) -> Household:
    return replace(state, uses=state.uses | {event.use_id})


FOLDS: Final[Folds] = {
    PassIssued: _pass_issued,
    GreenChannelUsed: _channel_used,
}
