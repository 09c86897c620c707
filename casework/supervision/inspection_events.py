"""What can happen to an inspection."""

from datetime import date
from uuid import UUID

from casework.common.event import Event as Happened
from casework.common.private import Private


class InspectionOpened(Happened, frozen=True, kw_only=True):
    """`households`: the sample, of `frame` in care; the seed draws the same again."""

    day_field = "opened_on"
    theme = "decision"

    division: str
    matter: str
    opened_on: date
    frame: int = 0
    seed: int = 0
    households: tuple[UUID, ...] = ()


class FindingRecorded(Happened, frozen=True, kw_only=True):
    thing = "finding_id"
    day_field = "found_on"

    finding_id: UUID
    finding: Private
    found_on: date
    household_id: UUID | None = None
    due_on: date | None = None


class FindingRectified(Happened, frozen=True, kw_only=True):
    thing = "finding_id"
    day_field = "rectified_on"

    finding_id: UUID
    rectification: Private
    rectified_on: date


class FindingClosed(Happened, frozen=True, kw_only=True):
    thing = "finding_id"
    day_field = "closed_on"
    theme = "decision"

    finding_id: UUID
    closed_on: date
    reason: Private


class FindingWithdrawn(Happened, frozen=True, kw_only=True):
    thing = "finding_id"
    withdraws = True

    finding_id: UUID
    reason: Private


class InspectionClosed(Happened, frozen=True, kw_only=True):
    day_field = "closed_on"
    theme = "decision"

    closed_on: date
    conclusion: Private


InspectionEvent = (
    InspectionOpened | FindingRecorded | FindingRectified | FindingClosed | FindingWithdrawn | InspectionClosed
)
