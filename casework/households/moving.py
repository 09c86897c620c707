"""What goes along when a household moves to another county: told anew in the ledger of the county where it lives then.

The ledger that it left keeps its past: figures of past days stay where the household lived on them.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final, get_args

from msgspec.structs import replace

from casework.common.amending import as_amended
from casework.common.event import Event
from casework.households.events import HouseholdEvent
from casework.households.events.life_events import CategoryChanged, LifeEventVerified
from casework.households.events.moving import HouseholdMovedIn, HouseholdMovedOut
from casework.households.events.registration import HouseholdRegistered
from casework.households.kept_on_moving import KEPT
from casework.households.returning import news, withdrawn_elsewhere

ON_ARRIVAL: Final = ("contact_person", "doctor")
"""What the county where it lives now has to do, which is how it is told."""
WHOLE: Final = {kind.corrects for kind in get_args(HouseholdEvent) if kind.corrects}
"""What tells a thing whole, once."""


def arrival(past: Sequence[Event], out: HouseholdMovedOut, place: tuple[str, int]) -> HouseholdMovedIn:
    """That the household came from `place`, where its departure stands. `past`: its events there, with the departure."""
    return HouseholdMovedIn(
        moved_on=out.moved_on,
        from_ledger=place[0],
        from_position=place[1],
        life_event_id=out.life_event_id,
        in_scope_since=_in_scope_since(as_amended(past), out.moved_on),
        takes_back=out.takes_back,
        categories_told=tells_categories(past),
    )


def registration(past: Sequence[Event], out: HouseholdMovedOut) -> HouseholdRegistered:
    """The registration as it is told where the household lives now. The address was that of before."""
    return replace(
        registered(as_amended(past)),
        category=category_told(past, out),
        residence_division=out.residence_division,
        address=None,
    )


def brought_along(
    past: Sequence[Event], out: HouseholdMovedOut, before: Sequence[Event] = (), on_the_way: Sequence[Event] = ()
) -> list[Event]:
    """What is told anew, in the order in which it happened: people, the last contact of each kind, what is open or in force; and where
    the household returns, what became of the things that were told there (`before`), also in counties `on_the_way`."""
    events = as_amended(past)
    kept = {id(event) for keep in KEPT for event in keep(_told_last(events), out.moved_on)} | news(before, past, events)
    if tells_categories(past):
        kept |= {id(event) for event in _since_registered(events) if isinstance(event, CategoryChanged)}
    along = [_arrived(event, out) for event in events if id(event) in kept or event.goes_along]
    return [*along, *withdrawn_elsewhere(before, past, out, on_the_way)]


def _told_last(events: Sequence[Event]) -> list[Event]:
    """Without what was told once more, whole, when the household came back: it reads by now as it was told then."""
    last = {(type(event), event.about): place for place, event in enumerate(events)}
    return [e for place, e in enumerate(events) if type(e) not in WHOLE or last[type(e), e.about] == place]


def _arrived(event: Event, out: HouseholdMovedOut) -> Event:
    """The move itself is verified in both ledgers; what it asks to be done is for the county where the household lives now."""
    if isinstance(event, LifeEventVerified) and event.life_event_id == out.life_event_id:
        return LifeEventVerified(life_event_id=out.life_event_id, verified_on=event.verified_on, follow_up=ON_ARRIVAL)
    return event


def registered(events: Iterable[Event]) -> HouseholdRegistered:
    return [event for event in events if isinstance(event, HouseholdRegistered)][-1]


def tells_categories(past: Sequence[Event]) -> bool:
    """Whether the ledger that the household leaves knows each category with its day. Where a household came without them, before
    they were told, it knows the one that held then."""
    arrived = [event for event in past if isinstance(event, HouseholdMovedIn)]
    return not arrived or arrived[-1].categories_told


def category_told(past: Sequence[Event], out: HouseholdMovedOut) -> str:
    """Which one the registration tells where the household lives now."""
    events = as_amended(past)
    return registered(events).category if tells_categories(past) else holding(events, out.moved_on)


def _begun(events: Sequence[Event]) -> tuple[date, date]:
    """Since when the household has been here, and since when it was in scope then, if it was."""
    arrived = [event for event in events if isinstance(event, HouseholdMovedIn)]
    if arrived:
        return arrived[-1].moved_on, arrived[-1].in_scope_since or arrived[-1].moved_on
    registered_on = registered(events).registered_on
    return registered_on, registered_on


def _said_of_category(events: Sequence[Event]) -> Iterator[tuple[date, str]]:
    """Since the last registration, which is told anew on each arrival."""
    yield date.min, registered(events).category
    for event in _since_registered(events):
        if isinstance(event, CategoryChanged):
            yield event.from_on, event.category


def _since_registered(events: Sequence[Event]) -> Sequence[Event]:
    return events[max(place for place, event in enumerate(events) if isinstance(event, HouseholdRegistered)) :]


def holding(events: Sequence[Event], day: date) -> str:
    """Of what was said to hold from a day on, the one of the latest day that has come; of one day, the last said."""
    said = [
        (since, place, category) for place, (since, category) in enumerate(_said_of_category(events)) if since <= day
    ]
    return max(said)[2]


def _in_scope_since(events: Sequence[Event], day: date) -> date | None:
    """The first day of the stretch in scope that the day belongs to; none where it is in none."""
    if holding(events, day) == "none":
        return None
    begun, since = _begun(events)
    turns = sorted(turn for turn, _ in _said_of_category(events) if begun < turn <= day)
    for before, turn in zip([begun, *turns], turns, strict=False):
        if holding(events, before) == "none":
            since = turn
    return since
