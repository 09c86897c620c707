"""Everything that can happen to a staff member: who they are and which posts they hold."""

from datetime import date
from uuid import UUID

from casework.common.event import Event
from casework.common.private import Private


class StaffRegistered(Event, frozen=True, kw_only=True):
    name: Private
    phone: Private | None = None


class PostTaken(Event, frozen=True, kw_only=True):
    thing = "post_id"
    day_field = "from_on"

    post_id: UUID
    level: str
    division: str
    from_on: date
    until_on: date | None = None


class PostEnded(Event, frozen=True, kw_only=True):
    thing = "post_id"
    day_field = "until_on"

    post_id: UUID
    until_on: date


StaffEvent = StaffRegistered | PostTaken | PostEnded
