"""How the household changes by its events: categorised help."""

from typing import Final

from msgspec.structs import replace

from casework.households.events.help import (
    HelpCategoryAssigned,
    HelpCategoryCorrected,
    HelpCategoryEnded,
    HelpCategoryWithdrawn,
)
from casework.households.state import Folds, Household


def _assigned(state: Household, event: HelpCategoryAssigned | HelpCategoryCorrected) -> Household:
    return replace(state, help_categories=state.help_categories | {event.help_id: event})


def _ended(state: Household, event: HelpCategoryEnded) -> Household:
    return replace(state, help_ended=state.help_ended | {event.help_id: event.until_on})


def _withdrawn(state: Household, event: HelpCategoryWithdrawn) -> Household:
    return replace(state, withdrawn=state.withdrawn | {event.help_id})


FOLDS: Final[Folds] = {
    HelpCategoryAssigned: _assigned,
    HelpCategoryCorrected: _assigned,
    HelpCategoryEnded: _ended,
    HelpCategoryWithdrawn: _withdrawn,
}
