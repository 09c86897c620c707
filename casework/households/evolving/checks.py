"""How the household changes by its events: checks and numbers in other systems."""

from typing import Final

from msgspec.structs import replace

from casework.households.events.checks import (
    ExternalNumberRecorded,
    ExternalNumberWithdrawn,
    RecordChecked,
    RecordCheckWithdrawn,
)
from casework.households.state import Folds, Household


def _checked(state: Household, event: RecordChecked) -> Household:
    return replace(state, checks=state.checks | {event.check_id})


def _check_withdrawn(state: Household, event: RecordCheckWithdrawn) -> Household:
    return replace(state, withdrawn=state.withdrawn | {event.check_id})


def _number_recorded(state: Household, event: ExternalNumberRecorded) -> Household:
    return replace(state, external_numbers=state.external_numbers | {event.external_number_id: event})


def _number_withdrawn(state: Household, event: ExternalNumberWithdrawn) -> Household:
    rest = {id_: told for id_, told in state.external_numbers.items() if id_ != event.external_number_id}
    return replace(state, external_numbers=rest, withdrawn=state.withdrawn | {event.external_number_id})


FOLDS: Final[Folds] = {
    RecordChecked: _checked,
    RecordCheckWithdrawn: _check_withdrawn,
    ExternalNumberRecorded: _number_recorded,
    ExternalNumberWithdrawn: _number_withdrawn,
}
