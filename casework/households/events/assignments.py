"""Who looks after a household, at which level; and whether who took it over has seen what was left to them."""

from datetime import date
from uuid import UUID

from casework.common.event import Event
from casework.common.private import Private


class ContactPersonAssigned(Event, frozen=True, kw_only=True):
    """`took_over`: the assignment whose place it takes, as it was known then."""

    thing = "assignment_id"
    day_field = "from_on"
    theme = "decision"

    assignment_id: UUID
    level: str
    staff_id: UUID
    from_on: date
    handover_note: Private | None = None
    took_over: UUID | None = None


class AssignmentCorrected(Event, frozen=True, kw_only=True):
    """The whole assignment as it reads from now on; its end is told by `AssignmentEnded`."""

    thing = "assignment_id"
    corrects = ContactPersonAssigned
    day_field = "from_on"
    theme = "decision"

    assignment_id: UUID
    reason: Private
    level: str
    staff_id: UUID
    from_on: date
    handover_note: Private | None = None
    took_over: UUID | None = None


class AssignmentWithdrawn(Event, frozen=True, kw_only=True):
    """It never held."""

    thing = "assignment_id"
    withdraws = True
    theme = "decision"

    assignment_id: UUID
    reason: Private


class AssignmentEnded(Event, frozen=True, kw_only=True):
    thing = "assignment_id"
    day_field = "until_on"
    theme = "decision"

    assignment_id: UUID
    until_on: date
    reason: Private


class AssignmentEndingCorrected(Event, frozen=True, kw_only=True):
    thing = "assignment_id"
    corrects = AssignmentEnded
    day_field = "until_on"
    theme = "decision"

    assignment_id: UUID
    until_on: date
    reason: Private


class HandOverAccepted(Event, frozen=True, kw_only=True):
    """Who took the household over has seen what is open with it. It says nothing about coverage: that began before."""

    thing = "assignment_id"
    day_field = "accepted_on"

    assignment_id: UUID
    accepted_on: date


class HandOverQueried(Event, frozen=True, kw_only=True):
    """Who took the household over asks about it before accepting."""

    thing = "assignment_id"
    day_field = "asked_on"

    assignment_id: UUID
    query_id: UUID
    asked_on: date
    question: Private


AssignmentsEvent = (
    ContactPersonAssigned
    | AssignmentCorrected
    | AssignmentWithdrawn
    | AssignmentEnded
    | AssignmentEndingCorrected
    | HandOverAccepted
    | HandOverQueried
)
