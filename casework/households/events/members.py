"""Who belongs to a household: its members, and the child."""

from datetime import date
from uuid import UUID

from casework.common.event import Event
from casework.common.private import Private


class MemberAdded(Event, frozen=True, kw_only=True):
    goes_along = True
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


class ChildRecorded(Event, frozen=True, kw_only=True):
    goes_along = True

    child_id: UUID
    name: Private | None = None
    id_number: Private | None = None
    disability_level: int | None = None
    died_on: date | None = None


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


MembersEvent = MemberAdded | ChildRecorded | MemberDied | MemberDeathCorrected | MemberDeathWithdrawn
