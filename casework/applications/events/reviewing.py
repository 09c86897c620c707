"""What village and township found, what stood on notice, and who objected."""

from datetime import date
from uuid import UUID

from casework.common.event import Event
from casework.common.private import Private


class VillageReviewed(Event, frozen=True, kw_only=True):
    """The village's review (村级评议). `by`: the user who recorded it; the county's decision is somebody else's."""

    thing = "step_id"
    day_field = "reviewed_on"
    theme = "decision"

    step_id: UUID
    reviewed_on: date
    agreed: bool
    by: UUID | None = None
    note: Private | None = None


class TownshipChecked(Event, frozen=True, kw_only=True):
    """The township's check (乡级初审)."""

    thing = "step_id"
    day_field = "checked_on"
    theme = "decision"

    step_id: UUID
    checked_on: date
    agreed: bool
    by: UUID | None = None
    note: Private | None = None


class NoticePosted(Event, frozen=True, kw_only=True):
    """On public notice (公示) from a day until another, on which it is taken down. `level`: village, township or county."""

    thing = "notice_id"
    day_field = "from_on"
    theme = "decision"

    notice_id: UUID
    level: str
    from_on: date
    until_on: date
    by: UUID | None = None


class NoticeCorrected(Event, frozen=True, kw_only=True):
    """The whole notice as it reads after the correction."""

    thing = "notice_id"
    corrects = NoticePosted
    theme = "decision"

    notice_id: UUID
    level: str
    from_on: date
    until_on: date
    reason: Private
    by: UUID | None = None


class NoticeWithdrawn(Event, frozen=True, kw_only=True):
    """It was not posted, or not as it should have been: it counts no longer."""

    thing = "notice_id"
    withdraws = True
    theme = "decision"

    notice_id: UUID
    reason: Private


class ObjectionRaised(Event, frozen=True, kw_only=True):
    """Somebody objected. Who, is not kept."""

    thing = "objection_id"
    day_field = "raised_on"
    theme = "decision"

    objection_id: UUID
    raised_on: date
    level: str
    matter: Private


class ObjectionResolved(Event, frozen=True, kw_only=True):
    """`upheld`: the objection was right; then the application is refused, or ended."""

    thing = "objection_id"
    day_field = "resolved_on"
    theme = "decision"

    objection_id: UUID
    resolved_on: date
    upheld: bool
    result: Private
    by: UUID | None = None
