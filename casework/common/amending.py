"""What was recorded, as it reads after corrections and withdrawals."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar
from uuid import UUID

from casework.common.event import Event
from casework.common.private import Private

E = TypeVar("E", bound=Event)


def as_amended(events: Iterable[Event]) -> list[Event]:
    """The events in order, each correction in the place of what it corrects, nothing of what was withdrawn.

    A thing may be corrected more than once: its last correction counts. What followed from the thing (an ending, an
    answer) stays, unless the thing was withdrawn. Corrections and withdrawals themselves are not in it.
    """
    return [event for event in amended(list(events)) if event is not None]


def amended(events: Sequence[Event]) -> list[Event | None]:
    """The same at the places of the events; nothing at the place of what is not in it.

    An amendment is about what was recorded before it: what was withdrawn may be recorded again.
    """
    withdrawn: set[UUID | None] = set()
    corrections: dict[tuple[type[Event], UUID | None], Event] = {}
    result: list[Event | None] = []
    for event in reversed(events):
        if event.withdraws:
            withdrawn.add(event.about)
        elif event.corrects:
            corrections.setdefault((event.corrects, event.about), event)
        gone = event.amends or (event.about is not None and event.about in withdrawn)
        result.append(None if gone else _as_corrected(event, corrections.pop((type(event), event.about), None)))
    return result[::-1]


def _as_corrected(event: Event, correction: Event | None) -> Event:
    if correction is None:
        return event
    return type(event)(**{name: getattr(correction, name) for name in _told_by(event, correction)})


def _told_by(event: Event, correction: Event) -> list[str]:
    """The fields of the corrected event. Whatever a correction does not tell has its default from then on."""
    known = set(correction.__struct_fields__)
    return [name for name in event.__struct_fields__ if name in known]


def corrected(kind: type[E], before: Event, changes: Mapping[str, Any], reason: Private) -> list[E]:
    """The correction of what `before` told (it or an earlier correction of it): nothing where nothing changes.

    `changes` has the values of fields that read otherwise, and what only this correction says; the rest is told again as it
    was, sealed texts as the same tokens.
    """
    first = (kind.corrects or type(before)).__struct_fields__
    told = {name: getattr(before, name) for name in kind.__struct_fields__ if name != "reason" and name in first}
    after = {**told, **changes}
    unchanged = all(after[name] == value for name, value in told.items())
    return [] if unchanged else [kind(reason=reason, **after)]
