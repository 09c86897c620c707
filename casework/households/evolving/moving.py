"""How the household changes by its events: moving to another county."""

from typing import Final

from msgspec.structs import replace

from casework.households.events.moving import HouseholdMovedIn, HouseholdMovedOut
from casework.households.state import Folds, Household


def _moved_out(state: Household, event: HouseholdMovedOut) -> Household:
    between = state.between_counties | {event.life_event_id}
    return replace(state, moved_out_on=event.moved_on, between_counties=between)


def _moved_in(state: Household, event: HouseholdMovedIn) -> Household:
    """As if it were registered; what it brought along is told after this."""
    return replace(
        state,
        registered_on=event.registered_on,
        arrived_on=event.moved_on,
        moved_out_on=None,
        between_counties=state.between_counties | {event.life_event_id},
        category=event.category,
        residence_division=event.residence_division,
        categories=((event.life_event_id, event.category),),
        places=((event.life_event_id, event.residence_division),),
    )


FOLDS: Final[Folds] = {
    HouseholdMovedOut: _moved_out,
    HouseholdMovedIn: _moved_in,
}
