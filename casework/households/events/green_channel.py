"""The green channel: passes and their uses."""

from datetime import date
from uuid import UUID

from casework.common.event import Event
from casework.common.private import Private


class PassIssued(Event, frozen=True, kw_only=True):
    day_field = "from_on"
    theme = "decision"
    thing = "pass_id"

    pass_id: UUID
    member_id: UUID
    number: Private
    from_on: date
    until_on: date | None = None


class PassCorrected(Event, frozen=True, kw_only=True):
    """The whole pass as it was issued, as that reads after the correction; an early ending stays beside it."""

    day_field = "from_on"
    theme = "decision"
    thing = "pass_id"
    corrects = PassIssued

    pass_id: UUID
    member_id: UUID
    number: Private
    from_on: date
    reason: Private
    until_on: date | None = None


class PassWithdrawn(Event, frozen=True, kw_only=True):
    """It was never issued."""

    theme = "decision"
    thing = "pass_id"
    withdraws = True

    pass_id: UUID
    member_id: UUID
    reason: Private


class PassEnded(Event, frozen=True, kw_only=True):
    """Earlier than it was issued for (`planned_until_on`; none: for good). `cause`: lost, replaced, returned, other."""

    day_field = "until_on"
    theme = "decision"
    thing = "pass_id"

    pass_id: UUID
    member_id: UUID
    until_on: date
    cause: str
    reason: Private
    planned_until_on: date | None = None


class PassEndingCorrected(Event, frozen=True, kw_only=True):
    """The whole early ending as it reads after the correction."""

    day_field = "until_on"
    theme = "decision"
    thing = "pass_id"
    corrects = PassEnded

    pass_id: UUID
    member_id: UUID
    until_on: date
    cause: str
    reason: Private
    planned_until_on: date | None = None


class GreenChannelUsed(Event, frozen=True, kw_only=True):
    """`priority_given`, `priority_refused`: those of the steps of which that is known."""

    day_field = "used_on"
    marked_when_late = True
    thing = "use_id"

    use_id: UUID
    member_id: UUID
    hospital_id: UUID
    used_on: date
    steps: tuple[str, ...]
    escorted: bool | None = None
    satisfied: bool | None = None
    note: Private | None = None
    priority_given: tuple[str, ...] = ()
    priority_refused: tuple[str, ...] = ()


class GreenChannelUseCorrected(Event, frozen=True, kw_only=True):
    """The whole use as it reads after the correction."""

    day_field = "used_on"
    thing = "use_id"
    corrects = GreenChannelUsed

    use_id: UUID
    member_id: UUID
    hospital_id: UUID
    used_on: date
    steps: tuple[str, ...]
    reason: Private
    escorted: bool | None = None
    satisfied: bool | None = None
    note: Private | None = None
    priority_given: tuple[str, ...] = ()
    priority_refused: tuple[str, ...] = ()


class GreenChannelUseWithdrawn(Event, frozen=True, kw_only=True):
    thing = "use_id"
    withdraws = True

    use_id: UUID
    member_id: UUID
    reason: Private


class GreenChannelUseRated(Event, frozen=True, kw_only=True):
    """What the family said of a use afterwards, in two answers; said again, it takes the place of what was said before."""

    day_field = "rated_on"
    thing = "use_id"

    use_id: UUID
    rated_on: date
    as_promised: bool
    content: bool
    comment: Private | None = None


# What tells a thing whole.
Pass = PassIssued | PassCorrected
PassEnding = PassEnded | PassEndingCorrected
Use = GreenChannelUsed | GreenChannelUseCorrected

GreenChannelEvent = (
    PassIssued | PassCorrected | PassWithdrawn | PassEnded | PassEndingCorrected
    | GreenChannelUsed | GreenChannelUseCorrected | GreenChannelUseWithdrawn | GreenChannelUseRated
)  # fmt: skip
