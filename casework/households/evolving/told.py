"""What most things have in common: the event that tells one whole is kept by its id, and what was withdrawn is remembered."""

from collections.abc import Callable

from msgspec.structs import replace

from casework.common.event import Event
from casework.households.state import Household


def kept_in(field: str) -> Callable[[Household, Event], Household]:
    """Keeps each event in a field of the household, by the thing it is about."""
    return lambda state, event: replace(state, **{field: getattr(state, field) | {event.about: event}})


def withdrawn(state: Household, event: Event) -> Household:
    return replace(state, withdrawn=state.withdrawn | {event.about})
