"""Who belongs to a household: its members, and the child."""

from datetime import date
from uuid import UUID

from casework.common.event import Event
from casework.common.private import Private


class MemberAdded(Event, frozen=True, kw_only=True):
    """At the registration or later; also somebody who had left and belongs to the household again."""

    goes_along = True
    thing = "member_id"
    day_field = "from_on"

    member_id: UUID
    name: Private
    id_number: Private
    relation: str
    born_on: date
    sex: str
    from_on: date
    phone: Private | None = None
    hukou_division: str | None = None
    payment_account: Private | None = None
    second_phone: Private | None = None


class MemberCorrected(Event, frozen=True, kw_only=True):
    """The whole member as they read after the correction. `former_id_number_valid`: the number of before was theirs too
    (the police gave a new one), so it stays theirs; else it was a mistake, and is free for whom it belongs to.
    """

    thing = "member_id"
    corrects = MemberAdded
    theme = "decision"

    member_id: UUID
    name: Private
    id_number: Private
    relation: str
    born_on: date
    sex: str
    from_on: date
    reason: Private
    phone: Private | None = None
    hukou_division: str | None = None
    payment_account: Private | None = None
    former_id_number_valid: bool = False
    second_phone: Private | None = None


class MemberWithdrawn(Event, frozen=True, kw_only=True):
    """Registered by mistake: never belonged to the household."""

    thing = "member_id"
    withdraws = True
    theme = "decision"

    member_id: UUID
    reason: Private


class MemberLeft(Event, frozen=True, kw_only=True):
    """From `from_on` on no member of this household. `cause`: divorced, moved_out or other."""

    goes_along = True
    thing = "leaving_id"
    day_field = "from_on"
    theme = "decision"

    leaving_id: UUID
    member_id: UUID
    from_on: date
    cause: str
    reason: Private


class LeavingCorrected(Event, frozen=True, kw_only=True):
    """The day and the cause as they read after the correction."""

    thing = "leaving_id"
    corrects = MemberLeft
    day_field = "from_on"
    theme = "decision"

    leaving_id: UUID
    member_id: UUID
    from_on: date
    cause: str
    reason: Private


class LeavingWithdrawn(Event, frozen=True, kw_only=True):
    """The member did not leave."""

    thing = "leaving_id"
    withdraws = True
    theme = "decision"

    leaving_id: UUID
    member_id: UUID
    reason: Private


class ChildRecorded(Event, frozen=True, kw_only=True):
    goes_along = True
    thing = "child_id"

    child_id: UUID
    name: Private | None = None
    id_number: Private | None = None
    disability_level: int | None = None
    died_on: date | None = None


class ChildCorrected(Event, frozen=True, kw_only=True):
    """All that is known of the child, as it reads after the correction."""

    thing = "child_id"
    corrects = ChildRecorded
    theme = "decision"

    child_id: UUID
    reason: Private
    name: Private | None = None
    id_number: Private | None = None
    disability_level: int | None = None
    died_on: date | None = None


class ChildWithdrawn(Event, frozen=True, kw_only=True):
    """Recorded by mistake: not a child of this family."""

    thing = "child_id"
    withdraws = True
    theme = "decision"

    child_id: UUID
    reason: Private


class MemberDied(Event, frozen=True, kw_only=True):
    goes_along = True
    thing = "life_event_id"
    day_field = "died_on"

    member_id: UUID
    died_on: date
    life_event_id: UUID | None = None


class MemberDeathCorrected(Event, frozen=True, kw_only=True):
    """The day of death as it reads after the correction of the report."""

    thing = "life_event_id"
    corrects = MemberDied
    day_field = "died_on"

    member_id: UUID
    died_on: date
    life_event_id: UUID
    reason: Private


class MemberDeathWithdrawn(Event, frozen=True, kw_only=True):
    """The member lives: the death was reported of the wrong person, or not at all true."""

    thing = "life_event_id"
    withdraws = True

    member_id: UUID
    life_event_id: UUID
    reason: Private


MembersEvent = (
    MemberAdded
    | MemberCorrected
    | MemberWithdrawn
    | MemberLeft
    | LeavingCorrected
    | LeavingWithdrawn
    | ChildRecorded
    | ChildCorrected
    | ChildWithdrawn
    | MemberDied
    | MemberDeathCorrected
    | MemberDeathWithdrawn
)
