"""Contacts rest for a while; a household is closed, and opened again."""

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


class PauseCorrected(Event, frozen=True, kw_only=True):
    """The days of the pause as they read after the correction; `reason` is why they are corrected."""

    thing = "pause_id"
    corrects = HouseholdPaused
    day_field = "from_on"
    theme = "decision"

    pause_id: UUID
    from_on: date
    until_on: date
    reason: Private


class PauseEnded(Event, frozen=True, kw_only=True):
    """Earlier than planned (`planned_until_on`): contacts go on from `until_on`."""

    thing = "pause_id"
    day_field = "until_on"
    theme = "decision"

    pause_id: UUID
    until_on: date
    planned_until_on: date
    reason: Private


class PauseWithdrawn(Event, frozen=True, kw_only=True):
    thing = "pause_id"
    withdraws = True
    theme = "decision"

    pause_id: UUID
    reason: Private


class HouseholdClosed(Event, frozen=True, kw_only=True):
    """`cause`: a word of the short list (`casework/households/commands/pause_closure.py`); the first closures had none."""

    thing = "closure_id"
    day_field = "closed_on"
    theme = "decision"

    closed_on: date
    reason: Private
    cause: str | None = None
    closure_id: UUID | None = None


class ClosureWithdrawn(Event, frozen=True, kw_only=True):
    """The closure was a mistake: the household was in scope all along."""

    thing = "closure_id"
    withdraws = True
    theme = "decision"

    closure_id: UUID
    reason: Private


class HouseholdReopened(Event, frozen=True, kw_only=True):
    """In scope again from `from_on`; the days between stay out of it."""

    day_field = "from_on"
    theme = "decision"

    from_on: date
    reason: Private


PauseClosureEvent = (
    HouseholdPaused
    | PauseCorrected
    | PauseEnded
    | PauseWithdrawn
    | HouseholdClosed
    | ClosureWithdrawn
    | HouseholdReopened
)
