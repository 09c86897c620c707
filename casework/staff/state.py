"""What the decisions about a staff member read, and how each event changes it."""

from datetime import date
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from casework.staff.events import PostEnded, PostTaken, StaffEvent, StaffRegistered


class Post(Struct, frozen=True):
    """`until_on` may be planned when the post is taken; `ended` once somebody has ended it."""

    level: str
    division: str
    from_on: date
    until_on: date | None = None
    ended: bool = False


class Staff(Struct, frozen=True, kw_only=True):
    registered: bool = False
    posts: dict[UUID, Post] = {}


NEW = Staff()


def evolve(state: Staff, event: StaffEvent) -> Staff:
    """The staff member after the event. Only copies facts: no rule, no clock, nothing that can fail."""
    match event:
        case StaffRegistered():
            return replace(state, registered=True)
        case PostTaken():
            post = Post(event.level, event.division, event.from_on, event.until_on)
            return replace(state, posts=state.posts | {event.post_id: post})
        case PostEnded() if event.post_id in state.posts:
            post = replace(state.posts[event.post_id], until_on=event.until_on, ended=True)
            return replace(state, posts=state.posts | {event.post_id: post})
    return state
