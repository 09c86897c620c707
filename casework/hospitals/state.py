"""What the decisions about a hospital read, and how each event changes it."""

from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from casework.hospitals.events import HospitalDesignated, HospitalEvent, HospitalResponsibleChanged, HospitalWithdrawn

Details = HospitalDesignated | HospitalResponsibleChanged


class Hospital(Struct, frozen=True, kw_only=True):
    """`readings`: who was responsible from which day on, by that day."""

    designated_on: date | None = None
    readings: dict[date, Details] = {}
    withdrawn_on: date | None = None


NEW = Hospital()


def evolve(state: Hospital, event: HospitalEvent) -> Hospital:
    """The hospital after the event. Only copies facts: no rule, no clock, nothing that can fail."""
    match event:
        case HospitalDesignated():
            readings = state.readings | {event.from_on: event}
            return replace(state, designated_on=event.from_on, readings=readings)
        case HospitalResponsibleChanged():
            return replace(state, readings=state.readings | {event.from_on: event})
        case HospitalWithdrawn():
            return replace(state, withdrawn_on=event.withdrawn_on)
    return state
