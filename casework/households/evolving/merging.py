"""How the household changes by its events: merging."""

from typing import Final

from msgspec.structs import replace

from casework.households.events.merging import HouseholdMerged, MergingUndone
from casework.households.state import Folds, Household


def _merged(state: Household, event: HouseholdMerged) -> Household:
    return replace(state, merging=event)


def _undone(state: Household, _: MergingUndone) -> Household:
    return replace(state, merging=None)


FOLDS: Final[Folds] = {
    HouseholdMerged: _merged,
    MergingUndone: _undone,
}
