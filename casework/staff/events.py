"""Everything that can happen to a staff member: who they are and which posts they hold."""

from datetime import date
from typing import Final
from uuid import UUID

from msgspec import Struct

from casework.common.event import Event
from casework.common.private import Private


class StaffRegistered(Event, frozen=True, kw_only=True):
    name: Private
    phone: Private | None = None


class StaffCorrected(Event, frozen=True, kw_only=True):
    """Name and phone as they read from now on."""

    corrects = StaffRegistered
    theme = "decision"

    name: Private
    phone: Private | None = None
    reason: Private


class PostTaken(Event, frozen=True, kw_only=True):
    thing = "post_id"
    day_field = "from_on"

    post_id: UUID
    level: str
    division: str
    from_on: date
    until_on: date | None = None


class PostCorrected(Event, frozen=True, kw_only=True):
    """The post as it reads from now on; where it was ended, its end is told by `PostEnded`."""

    thing = "post_id"
    corrects = PostTaken
    day_field = "from_on"
    theme = "decision"

    post_id: UUID
    reason: Private
    level: str
    division: str
    from_on: date
    until_on: date | None = None


class PostWithdrawn(Event, frozen=True, kw_only=True):
    """It was never held."""

    thing = "post_id"
    withdraws = True
    theme = "decision"

    post_id: UUID
    reason: Private


class PostEnded(Event, frozen=True, kw_only=True):
    thing = "post_id"
    day_field = "until_on"

    post_id: UUID
    until_on: date


class PostEndingCorrected(Event, frozen=True, kw_only=True):
    thing = "post_id"
    corrects = PostEnded
    day_field = "until_on"
    theme = "decision"

    post_id: UUID
    until_on: date
    reason: Private


class Receiver(Struct, frozen=True):
    """Who takes over: the households named; else those living in the division; else all that are left."""

    staff_id: UUID
    division: str = ""
    households: tuple[UUID, ...] = ()


class HandOverOrdered(Event, frozen=True, kw_only=True):
    """The households that somebody looks after at a level, of a division and a category, pass to others from a day on;
    where some were searched for, only these (`searched`: what was typed may be a name, and is not kept).

    What becomes of each stands in the household's own stream, with this reason and note.
    """

    thing = "hand_over_id"
    day_field = "from_on"
    theme = "decision"

    hand_over_id: UUID
    level: str
    division: str
    from_on: date
    to: tuple[Receiver, ...]
    reason: Private
    handover_note: Private | None = None
    category: str = ""
    searched: tuple[UUID, ...] = ()


POST_EVENTS: Final = (PostTaken, PostCorrected, PostWithdrawn, PostEnded, PostEndingCorrected)
StaffEvent = (
    StaffRegistered
    | StaffCorrected
    | PostTaken
    | PostCorrected
    | PostWithdrawn
    | PostEnded
    | PostEndingCorrected
    | HandOverOrdered
)
