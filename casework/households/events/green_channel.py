"""The green channel: passes and their uses."""

from datetime import date
from uuid import UUID

from casework.common.event import Event
from casework.common.private import Private


class PassIssued(Event, frozen=True, kw_only=True):
    thing = "pass_id"
    day_field = "from_on"
    theme = "decision"

    pass_id: UUID
    member_id: UUID
    number: Private
    from_on: date
    until_on: date | None = None


class GreenChannelUsed(Event, frozen=True, kw_only=True):
    thing = "use_id"
    day_field = "used_on"
    marked_when_late = True

    use_id: UUID
    member_id: UUID
    hospital_id: UUID
    used_on: date
    steps: tuple[str, ...]
    escorted: bool | None = None
    satisfied: bool | None = None
    note: Private | None = None


GreenChannelEvent = PassIssued | GreenChannelUsed
