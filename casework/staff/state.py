"""What the decisions about a staff member read, and how each event changes it."""

from datetime import date
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from casework.staff.events import (
    HandOverOrdered,
    PostCorrected,
    PostEnded,
    PostEndingCorrected,
    PostTaken,
    PostWithdrawn,
    StaffCorrected,
    StaffEvent,
    StaffRegistered,
)


class Post(Struct, frozen=True):
    """`told`: the event that last told it whole. `ended_on`, once somebody has ended it; else the end planned there."""

    told: PostTaken | PostCorrected
    ended_on: date | None = None

    @property
    def level(self) -> str:
        return self.told.level

    @property
    def division(self) -> str:
        return self.told.division

    @property
    def from_on(self) -> date:
        return self.told.from_on

    @property
    def until_on(self) -> date | None:
        return self.ended_on or self.told.until_on


class Staff(Struct, frozen=True, kw_only=True):
    """`told`: the event that last told the record whole. `withdrawn`: posts that were taken back."""

    told: StaffRegistered | StaffCorrected | None = None
    posts: dict[UUID, Post] = {}
    withdrawn: frozenset[UUID] = frozenset()
    hand_overs: frozenset[UUID] = frozenset()


NEW = Staff()


def evolve(state: Staff, event: StaffEvent) -> Staff:
    """The staff member after the event. Only copies facts: no rule, no clock, nothing that can fail."""
    match event:
        case StaffRegistered() | StaffCorrected():
            return replace(state, told=event)
        case HandOverOrdered():
            return replace(state, hand_overs=state.hand_overs | {event.hand_over_id})
        case PostTaken():
            return replace(state, posts=state.posts | {event.post_id: Post(event)})
        case PostWithdrawn():
            standing = {post_id: post for post_id, post in state.posts.items() if post_id != event.post_id}
            return replace(state, posts=standing, withdrawn=state.withdrawn | {event.post_id})
        case PostCorrected() if event.post_id in state.posts:
            return _with(state, event.post_id, replace(state.posts[event.post_id], told=event))
        case PostEnded() | PostEndingCorrected() if event.post_id in state.posts:
            return _with(state, event.post_id, replace(state.posts[event.post_id], ended_on=event.until_on))
    return state


def _with(state: Staff, post_id: UUID, post: Post) -> Staff:
    return replace(state, posts=state.posts | {post_id: post})
