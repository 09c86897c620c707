"""How the household changes by its events: yearly check-ups."""

from typing import Final

from msgspec.structs import replace

from casework.households.events.checkups import Checkup, CheckupCorrected, CheckupRecorded, CheckupWithdrawn
from casework.households.state import Folds, Household


def _told(state: Household, event: Checkup) -> Household:
    return replace(state, checkups=state.checkups | {event.checkup_id: event})


def _withdrawn(state: Household, event: CheckupWithdrawn) -> Household:
    return replace(state, withdrawn=state.withdrawn | {event.checkup_id})


FOLDS: Final[Folds] = {CheckupRecorded: _told, CheckupCorrected: _told, CheckupWithdrawn: _withdrawn}
