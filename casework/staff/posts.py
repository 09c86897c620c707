"""The posts somebody holds: a level in a division, from a day on. Several at once; the same one only once at a time."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, Final
from uuid import UUID

from msgspec import UNSET, UnsetType

from casework.common import refusals
from casework.common.amending import corrected
from casework.common.days import overlaps
from casework.common.guards import in_order, required_text
from casework.common.private import Private
from casework.staff.commands import CorrectPost, EndPost, NewPost, TakePost, WithdrawPost
from casework.staff.events import (
    PostCorrected,
    PostEnded,
    PostEndingCorrected,
    PostTaken,
    PostWithdrawn,
    StaffEvent,
)
from casework.staff.hand_overs import ordered_at_end
from casework.staff.state import Post, Staff

AS_SAID: Final = ("level", "division", "from_on")


def take_post(command: TakePost, staff: Staff, today: date) -> list[StaffEvent]:
    if command.post_id in staff.posts or command.post_id in staff.withdrawn:
        return []
    _possible(command, staff.posts.values())
    return [_taken(command)]


def correct_post(command: CorrectPost, staff: Staff, today: date) -> list[StaffEvent]:
    """Level, place, first day; the end, planned or recorded."""
    before = _standing_post(command.post_id, staff)
    required_text(command.reason, "reason")
    reason = Private(command.staff_id, command.reason)
    changes: dict[str, Any] = {name: value for name in AS_SAID if (value := getattr(command, name)) is not UNSET}
    if before.ended_on is None and command.until_on is not UNSET:
        changes["until_on"] = command.until_on
    told = corrected(PostCorrected, before.told, changes, reason)
    ended = _ended_anew(command, before, reason)
    _stays_possible(
        command, staff, Post(told[0] if told else before.told, ended[0].until_on if ended else before.ended_on)
    )
    return [*told, *ended]


def withdraw_post(command: WithdrawPost, staff: Staff, today: date) -> list[StaffEvent]:
    _standing_post(command.post_id, staff)
    required_text(command.reason, "reason")
    return [PostWithdrawn(post_id=command.post_id, reason=Private(command.staff_id, command.reason))]


def end_post(command: EndPost, staff: Staff, today: date) -> list[StaffEvent]:
    """A planned end may be brought forward or put off, until somebody has ended the post."""
    post = _standing_post(command.post_id, staff)
    ordered = ordered_at_end(staff, command, post.level, post.division)
    if post.until_on == command.until_on:
        return ordered
    if post.ended_on is not None:
        raise refusals.PostAlreadyEnded("until_on", until_on=post.ended_on)
    if command.until_on < post.from_on:
        raise refusals.EndBeforeStart("until_on", from_on=post.from_on)
    _free(post, command.until_on, _others(staff, command.post_id), "until_on")
    return [PostEnded(post_id=command.post_id, until_on=command.until_on), *ordered]


def first_taken(posts: Sequence[NewPost]) -> list[PostTaken]:
    """The posts a new record begins with."""
    for place, post in enumerate(posts):
        _possible(post, posts[:place], f"posts.{place}.")
    return [_taken(post) for post in posts]


def _standing_post(post_id: UUID, staff: Staff) -> Post:
    if post_id in staff.withdrawn:
        raise refusals.AlreadyWithdrawn
    post = staff.posts.get(post_id)
    if post is None:
        raise refusals.PostNotThere
    return post


def _ended_anew(command: CorrectPost, before: Post, reason: Private) -> list[PostEndingCorrected]:
    until_on = command.until_on
    if before.ended_on is None or isinstance(until_on, UnsetType) or until_on == before.ended_on:
        return []
    if until_on is None:
        raise refusals.TextMissing("until_on")
    return [PostEndingCorrected(post_id=command.post_id, until_on=until_on, reason=reason)]


def _stays_possible(command: CorrectPost, staff: Staff, after: Post) -> None:
    if after.until_on is not None and after.until_on < after.from_on:
        field = "from_on" if isinstance(command.until_on, UnsetType) else "until_on"
        raise refusals.EndBeforeStart(field, from_on=after.from_on)
    _free(after, after.until_on, _others(staff, command.post_id), "from_on")


def _others(staff: Staff, post_id: UUID) -> list[Post]:
    return [post for other_id, post in staff.posts.items() if other_id != post_id]


def _possible(new: NewPost | TakePost, held: Iterable[NewPost | Post], prefix: str = "") -> None:
    in_order(new.from_on, new.until_on, f"{prefix}until_on")
    _free(new, new.until_on, held, f"{prefix}from_on")


def _free(post: NewPost | TakePost | Post, until_on: date | None, held: Iterable[NewPost | Post], field: str) -> None:
    for other in held:
        same = (other.level, other.division) == (post.level, post.division)
        if same and overlaps(other.from_on, other.until_on, post.from_on, until_on):
            raise refusals.PostsOverlap(field, from_on=other.from_on)


def _taken(post: NewPost | TakePost) -> PostTaken:
    return PostTaken(
        post_id=post.post_id,
        level=post.level,
        division=post.division,
        from_on=post.from_on,
        until_on=post.until_on,
    )
