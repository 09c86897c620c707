"""The yearly check-up: offered, done or declined, for a year."""

from datetime import date
from uuid import UUID

from casework.common.event import Event
from casework.common.private import Private


class CheckupRecorded(Event, frozen=True, kw_only=True):
    """`stage`: offered, done or declined; `year`: the one it is for."""

    goes_along = True
    day_field = "occurred_on"
    marked_when_late = True
    thing = "checkup_id"

    checkup_id: UUID
    member_id: UUID
    year: int
    stage: str
    occurred_on: date
    institution: str | None = None


class CheckupCorrected(Event, frozen=True, kw_only=True):
    """The whole record as it reads after the correction."""

    day_field = "occurred_on"
    thing = "checkup_id"
    corrects = CheckupRecorded

    checkup_id: UUID
    member_id: UUID
    year: int
    stage: str
    occurred_on: date
    reason: Private
    institution: str | None = None


class CheckupWithdrawn(Event, frozen=True, kw_only=True):
    thing = "checkup_id"
    withdraws = True

    checkup_id: UUID
    member_id: UUID
    reason: Private


Checkup = CheckupRecorded | CheckupCorrected  # what tells one whole

CheckupsEvent = CheckupRecorded | CheckupCorrected | CheckupWithdrawn
