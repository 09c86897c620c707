"""How the household changes by its events: needs."""

from typing import Final
from uuid import UUID

from msgspec.structs import replace

from casework.households.events.needs import (
    NeedAcknowledged,
    NeedAnswered,
    NeedAssigned,
    NeedClosed,
    NeedCorrected,
    NeedOpened,
    NeedReopened,
    NeedWithdrawn,
)
from casework.households.state import Folds, Household, NeedStage


def _need_opened(state: Household, event: NeedOpened) -> Household:
    return _at_stage(replace(state, needs=state.needs | {event.need_id: event}), event.need_id, "open")


def _need_corrected(state: Household, event: NeedCorrected) -> Household:
    return replace(state, needs=state.needs | {event.need_id: event})


def _need_withdrawn(state: Household, event: NeedWithdrawn) -> Household:
    return replace(state, withdrawn=state.withdrawn | {event.need_id})


def _need_acknowledged(state: Household, event: NeedAcknowledged) -> Household:
    return replace(state, acknowledged_needs=state.acknowledged_needs | {event.need_id})


def _need_assigned(state: Household, event: NeedAssigned) -> Household:
    owner = (event.staff_id, event.organisation)
    return replace(state, need_owners=state.need_owners | {event.need_id: owner})


def _need_answered(state: Household, event: NeedAnswered) -> Household:
    if event.answer_id is not None:
        state = replace(state, need_answers=state.need_answers | {event.answer_id})
    return state if event.interim else _at_stage(state, event.need_id, "answered")


def _need_closed(state: Household, event: NeedClosed) -> Household:
    return _at_stage(state, event.need_id, "closed")


def _need_reopened(state: Household, event: NeedReopened) -> Household:
    return _at_stage(state, event.need_id, "open")


def _at_stage(state: Household, need_id: UUID, stage: NeedStage) -> Household:
    return replace(state, need_stages=state.need_stages | {need_id: stage})


FOLDS: Final[Folds] = {
    NeedOpened: _need_opened,
    NeedCorrected: _need_corrected,
    NeedWithdrawn: _need_withdrawn,
    NeedAcknowledged: _need_acknowledged,
    NeedAssigned: _need_assigned,
    NeedAnswered: _need_answered,
    NeedClosed: _need_closed,
    NeedReopened: _need_reopened,
}
