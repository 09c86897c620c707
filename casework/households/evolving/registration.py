"""How the household changes by its events: registration."""

from typing import Final

from msgspec.structs import replace

from casework.households.events.registration import HouseholdCorrected, HouseholdRegistered, LivingAloneChanged
from casework.households.state import Folds, Household


def _registered(state: Household, event: HouseholdRegistered | HouseholdCorrected) -> Household:
    """What was said since then stays."""
    return replace(
        state,
        registration=event,
        categories=((None, event.category), *state.categories[1:]),
        places=((None, event.residence_division), *state.places[1:]),
    )


def _living_alone(state: Household, event: LivingAloneChanged) -> Household:
    return replace(state, alone=state.alone | {event.from_on: event.lives_alone})


FOLDS: Final[Folds] = {
    HouseholdRegistered: _registered,
    HouseholdCorrected: _registered,
    LivingAloneChanged: _living_alone,
}
