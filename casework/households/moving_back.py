"""A move to another county that was recorded by mistake: the household stands again where it lived, as if it had never left.

Its registration is the one of before, still sealed for its place; all else is told anew as after any move.
"""

from collections.abc import Iterator, Sequence
from functools import reduce
from typing import Any, cast
from uuid import uuid5

from msgspec.structs import replace

from casework.common.amending import as_amended
from casework.common.event import Event
from casework.households.events.assignments import AssignmentEnded, ContactPersonAssigned
from casework.households.events.life_events import LifeEventWithdrawn
from casework.households.events.moving import HouseholdMovedOut
from casework.households.events.registration import HouseholdRegistered
from casework.households.evolving import evolve
from casework.households.moving import brought_along, category_told, registered, registration
from casework.households.state import NEW, Household


def to_where_it_lived(out: HouseholdMovedOut, before: Sequence[Event]) -> HouseholdMovedOut:
    """`before`: its events in the ledger of the county that it never left."""
    return replace(out, residence_division=_as_it_left(before).residence_division)


def told_anew(
    past: Sequence[Event], out: HouseholdMovedOut, before: Sequence[Event], on_the_way: Sequence[Event] = ()
) -> tuple[HouseholdRegistered, list[Event]]:
    """The registration and what is brought along, where the household lives now; `before`: its events there so far; `on_the_way`: what
    counties withdrew through which it came since then."""
    along = brought_along(past, out, before, on_the_way)
    if not out.takes_back:
        return registration(past, out), along
    return _registration_again(past, out, before), [*along, *_taken_back(past, out, before)]


def _registration_again(past: Sequence[Event], out: HouseholdMovedOut, before: Sequence[Event]) -> HouseholdRegistered:
    """As it was, with its address, sealed for its place; the category is the one known since."""
    told = registered(as_amended(before))
    return replace(told, category=category_told(past, out), residence_division=out.residence_division)


def _taken_back(past: Sequence[Event], out: HouseholdMovedOut, before: Sequence[Event]) -> Iterator[Event]:
    """The report of the move counts no longer, and who looked after the household when it left does so again."""
    withdrawn = next(e for e in reversed(past) if isinstance(e, LifeEventWithdrawn))
    yield withdrawn
    for one in _as_it_left(before).assignments.values():
        if one.until_on is not None and one.until_on <= out.moved_on:
            continue
        again = uuid5(one.told.assignment_id, str(out.life_event_id))
        yield ContactPersonAssigned(
            assignment_id=again,
            level=one.level,
            staff_id=one.staff_id,
            from_on=max(out.moved_on, one.from_on),
            took_over=one.told.assignment_id,
        )
        if one.until_on is not None:
            yield AssignmentEnded(assignment_id=again, until_on=one.until_on, reason=withdrawn.reason)


def _as_it_left(before: Sequence[Event]) -> Household:
    left_at = max(place for place, event in enumerate(before) if isinstance(event, HouseholdMovedOut))
    return reduce(evolve, cast(Any, before[:left_at]), NEW)
