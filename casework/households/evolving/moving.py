"""How the household changes by its events: moving to another county."""

from typing import Final

from msgspec.structs import replace

from casework.households.events.moving import HouseholdMovedIn, HouseholdMovedOut
from casework.households.state import Folds, Household


def _moved_out(state: Household, event: HouseholdMovedOut) -> Household:
    between = state.between_counties | {event.life_event_id}
    return replace(state, moved_out_on=event.moved_on, between_counties=between)


def _moved_in(state: Household, event: HouseholdMovedIn) -> Household:
    """Registered here just before, and again as it was when it left; whatever was said here before it went is past."""
    between = state.between_counties | {event.life_event_id}
    return replace(
        state,
        arrival=event,
        moved_out_on=None,
        between_counties=between,
        categories=state.categories[:1],
        places=state.places[:1],
    )


FOLDS: Final[Folds] = {
    HouseholdMovedOut: _moved_out,
    HouseholdMovedIn: _moved_in,
}
