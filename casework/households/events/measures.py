"""What was done for a family (帮扶措施), and whether it comes first (特殊困难)."""

from datetime import date
from uuid import UUID

from casework.common.event import Event
from casework.common.private import Private


class MeasureTaken(Event, frozen=True, kw_only=True):
    """Help that was given, in one of the four domains, by somebody of the office or an organisation; for a need, if for one."""

    goes_along = True
    thing = "measure_id"
    day_field = "taken_on"
    theme = "need"
    marked_when_late = True

    measure_id: UUID
    domain: str
    taken_on: date
    measure: Private
    need_id: UUID | None = None
    staff_id: UUID | None = None
    organisation: str | None = None


class MeasureCorrected(Event, frozen=True, kw_only=True):
    """The whole measure as it reads after the correction."""

    thing = "measure_id"
    corrects = MeasureTaken
    theme = "need"

    measure_id: UUID
    domain: str
    taken_on: date
    measure: Private
    reason: Private
    need_id: UUID | None = None
    staff_id: UUID | None = None
    organisation: str | None = None


class MeasureWithdrawn(Event, frozen=True, kw_only=True):
    thing = "measure_id"
    withdraws = True
    theme = "need"

    measure_id: UUID
    reason: Private


class PriorityGiven(Event, frozen=True, kw_only=True):
    """In special difficulty: the family comes first from a day on, until another or until it is ended."""

    goes_along = True
    thing = "priority_id"
    day_field = "from_on"
    theme = "decision"

    priority_id: UUID
    from_on: date
    reason: Private
    until_on: date | None = None


class PriorityEnded(Event, frozen=True, kw_only=True):
    """Earlier than was said, if anything was."""

    goes_along = True
    thing = "priority_id"
    day_field = "until_on"
    theme = "decision"

    priority_id: UUID
    until_on: date
    reason: Private


class PriorityWithdrawn(Event, frozen=True, kw_only=True):
    thing = "priority_id"
    withdraws = True
    theme = "decision"

    priority_id: UUID
    reason: Private


MeasuresEvent = MeasureTaken | MeasureCorrected | MeasureWithdrawn | PriorityGiven | PriorityEnded | PriorityWithdrawn
