"""Who looks after a household, at which level."""

from datetime import date
from uuid import UUID

from casework.common.event import Event
from casework.common.private import Private


class ContactPersonAssigned(Event, frozen=True, kw_only=True):
    thing = "assignment_id"
    day_field = "from_on"
    theme = "decision"

    assignment_id: UUID
    level: str
    staff_id: UUID
    from_on: date
    handover_note: Private | None = None


class AssignmentEnded(Event, frozen=True, kw_only=True):
    thing = "assignment_id"
    day_field = "until_on"
    theme = "decision"

    assignment_id: UUID
    until_on: date
    reason: Private


AssignmentsEvent = ContactPersonAssigned | AssignmentEnded
