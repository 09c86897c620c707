"""How the household changes by its events: needs."""

from typing import Final

from msgspec.structs import replace

from casework.households.events.needs import NeedAnswered, NeedClosed, NeedOpened
from casework.households.state import Folds, Household


def _need_opened(state: Household, event: NeedOpened) -> Household:
    return replace(state, needs=state.needs | {event.need_id: "open"})


def _need_answered(state: Household, event: NeedAnswered) -> Household:
    return replace(state, needs=state.needs | {event.need_id: "answered"})


def _need_closed(state: Household, event: NeedClosed) -> Household:
    return replace(state, needs=state.needs | {event.need_id: "closed"})


FOLDS: Final[Folds] = {
    NeedOpened: _need_opened,
    NeedAnswered: _need_answered,
    NeedClosed: _need_closed,
}
