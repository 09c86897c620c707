"""Staff are registered once and hold posts: a level in a division, from a day on."""

from collections.abc import Iterable
from datetime import date

from casework.common import refusals
from casework.common.days import overlaps
from casework.common.guards import in_order, required_text
from casework.common.private import Private, private
from casework.staff.commands import Command, EndPost, NewPost, RegisterStaff, TakePost
from casework.staff.events import PostEnded, PostTaken, StaffEvent, StaffRegistered
from casework.staff.state import Post, Staff


def decide(command: Command, staff: Staff, today: date) -> list[StaffEvent]:
    """What happens if this is asked of this person; nothing when it happened already. Raises Refused."""
    if isinstance(command, RegisterStaff):
        return register_staff(command, staff)
    if not staff.registered:
        raise refusals.StaffNotThere
    match command:
        case TakePost():
            return take_post(command, staff)
        case EndPost():
            return end_post(command, staff)
        case _:
            raise TypeError(f"{type(command).__name__} is not asked of a staff member")


def register_staff(command: RegisterStaff, staff: Staff) -> list[StaffEvent]:
    if staff.registered:
        return []  # the same form, sent twice
    required_text(command.name, "name")
    for place, post in enumerate(command.posts):
        _possible(post, command.posts[:place], f"posts.{place}.")
    return [
        StaffRegistered(name=Private(command.staff_id, command.name), phone=private(command.staff_id, command.phone)),
        *map(_taken, command.posts),
    ]


def take_post(command: TakePost, staff: Staff) -> list[StaffEvent]:
    if command.post_id in staff.posts:
        return []
    _possible(command, staff.posts.values())
    return [_taken(command)]


def end_post(command: EndPost, staff: Staff) -> list[StaffEvent]:
    """A planned end may be brought forward or put off, until somebody has ended the post."""
    post = staff.posts.get(command.post_id)
    if post is None:
        raise refusals.PostNotThere
    if post.until_on == command.until_on:
        return []
    if post.ended:
        raise refusals.PostAlreadyEnded("until_on", until_on=post.until_on)
    if command.until_on < post.from_on:
        raise refusals.EndBeforeStart("until_on", from_on=post.from_on)
    others = [held for post_id, held in staff.posts.items() if post_id != command.post_id]
    _free(post, command.until_on, others, "until_on")
    return [PostEnded(post_id=command.post_id, until_on=command.until_on)]


def _possible(new: NewPost | TakePost, held: Iterable[NewPost | Post], prefix: str = "") -> None:
    in_order(new.from_on, new.until_on, f"{prefix}until_on")
    _free(new, new.until_on, held, f"{prefix}from_on")


def _free(post: NewPost | TakePost | Post, until_on: date | None, held: Iterable[NewPost | Post], field: str) -> None:
    """Posts of several levels or divisions may be held at once; the same one only once at a time."""
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
