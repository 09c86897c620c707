"""Contacts rest for a while, or end."""

from datetime import date
from uuid import UUID

from casework.common.event import Event
from casework.common.private import Private


class HouseholdPaused(Event, frozen=True, kw_only=True):
    thing = "pause_id"
    day_field = "from_on"
    theme = "decision"

    pause_id: UUID
    from_on: date
    until_on: date
    reason: Private


class HouseholdClosed(Event, frozen=True, kw_only=True):
    day_field = "closed_on"
    theme = "decision"

    closed_on: date
    reason: Private


PauseClosureEvent = HouseholdPaused | HouseholdClosed
