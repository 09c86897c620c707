"""How the household changes by its events: registration."""

from typing import Final

from msgspec.structs import replace

from casework.households.events.registration import HouseholdRegistered
from casework.households.state import Folds, Household


def _registered(state: Household, event: HouseholdRegistered) -> Household:
    return replace(
        state,
        registered_on=event.registered_on,
        category=event.category,
        residence_division=event.residence_division,
        categories=((None, event.category),),
        places=((None, event.residence_division),),
    )


FOLDS: Final[Folds] = {
    HouseholdRegistered: _registered,
}
