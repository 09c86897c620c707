"""What befell a household elsewhere, of things that the county to which it returns knows: told there too, so that both read alike."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any, Final
from uuid import UUID

from casework.common.amending import as_amended
from casework.common.event import Event
from casework.common.private import Private
from casework.households.events.moving import HouseholdMovedIn, HouseholdMovedOut
from casework.households.events.needs import NeedAssigned

OF_THE_COUNTY: Final = (NeedAssigned,)  # whose matter it was there is nobody's here


def news(before: Sequence[Event], past: Sequence[Event], events: Sequence[Event]) -> set[int]:
    """Which of the `events` (as `past` reads now, by their `id()`) say of a thing what was not heard here. `before`: what was told here;
    `past`: in the county that is left."""
    heard = _heard(before)
    amended = {event.about for event in _stay(past) if event.amends}
    return {
        id(event)
        for event in events
        if event.about in heard
        and not isinstance(event, OF_THE_COUNTY)
        and (event.about in amended or _said(event) not in heard[event.about])
    }


def withdrawn_elsewhere(
    before: Sequence[Event], past: Sequence[Event], out: HouseholdMovedOut, on_the_way: Sequence[Event]
) -> list[Event]:
    """That things which stand here count no longer: `on_the_way`: withdrawn in counties between this one and the one that is left. The
    move itself that is taken back says so by its own."""
    here, there = ({event.about for event in as_amended(events)} for events in (before, past))
    found = {
        event.about: event for event in [*on_the_way, *past]
        if event.withdraws and event.about in here - there and not (out.takes_back and event.about == out.life_event_id)
    }  # fmt: skip
    return list(found.values())


def came_from(past: Sequence[Event]) -> set[str]:
    """The ledgers of the counties from which the household came to this one, whenever."""
    return {event.from_ledger for event in past if isinstance(event, HouseholdMovedIn)}


def _stay(past: Sequence[Event]) -> Sequence[Event]:
    """What was recorded since the household came to the county that it leaves."""
    arrived = [place for place, event in enumerate(past) if isinstance(event, HouseholdMovedIn)]
    return past[arrived[-1] + 1 :] if arrived else past


def _heard(before: Sequence[Event]) -> dict[UUID | None, set[Any]]:
    """Of each thing all that was ever said here, as it reads now, and as it read when the household left: that was told where it went."""
    left = [place for place, event in enumerate(before) if isinstance(event, HouseholdMovedOut)]
    heard = defaultdict[UUID | None, set[Any]](set)
    for event in [*before, *as_amended(before), *as_amended(before[: left[-1]] if left else ())]:
        if event.about is not None:
            heard[event.about].add(_said(event))
    return heard


def _said(event: Event) -> tuple[Any, ...]:
    """What an event says, but for texts, which are sealed for their ledger."""
    values = (getattr(event, name) for name in event.__struct_fields__)
    return type(event), repr([isinstance(value, Private) or value for value in values])
