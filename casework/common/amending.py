"""What was recorded, as it reads after corrections and withdrawals."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar

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
    """The same at the places of the events; nothing at the place of what is not in it."""
    withdrawn = {event.about for event in events if event.withdraws}
    corrections = {(event.corrects, event.about): event for event in events if event.corrects}
    return [
        None
        if event.amends or (event.about is not None and event.about in withdrawn)
        else _as_corrected(event, corrections.get((type(event), event.about)))
        for event in events
    ]


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

    `changes` has the values of fields that read otherwise; the rest is told again as it was, sealed texts as the same tokens.
    """
    told = {name: getattr(before, name) for name in kind.__struct_fields__ if name != "reason"}
    after = {**told, **changes}
    return [] if after == told else [kind(reason=reason, **after)]
