"""Contracts and passes that ended early, told at once with the day they ended.

A correction may move one into days that another was ended from, whichever was recorded first.
"""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from msgspec.structs import replace

from casework.common.event import Event
from casework.households.events.doctor import DoctorContractEnded, DoctorContractSigned
from casework.households.events.green_channel import PassEnded, PassIssued


def settled(events: Sequence[Event | None]) -> list[Event | None]:
    """The same events at their places; nothing at the place of an early ending."""
    ends = {event.about: event.until_on for event in events if isinstance(event, DoctorContractEnded | PassEnded)}
    return [None if isinstance(event, DoctorContractEnded | PassEnded) else _until(event, ends) for event in events]


def _until(event: Event | None, ends: dict[UUID | None, date]) -> Event | None:
    """One that ended on its first day held on none."""
    if not isinstance(event, DoctorContractSigned | PassIssued) or event.about not in ends:
        return event
    end = ends[event.about]
    return replace(event, until_on=end) if event.from_on < end else None
