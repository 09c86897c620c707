"""Whether who is assigned to a household still holds the post for it: the one rule behind coverage and every screen."""

from collections.abc import Sequence
from datetime import date
from typing import Literal, NamedTuple

PostState = Literal["held", "left", "elsewhere"]
"""Of somebody assigned: in the post; no longer (已离岗); or in none of that level for this place."""


class Held(NamedTuple):
    """Days on which a post is held in a division, or a division has a hospital whose channel is ready."""

    division: str
    from_on: date
    until_on: date


def in_post(held: Sequence[Held], division: str, on: date) -> bool:
    """Whether one of these posts of a level holds on the day, in a division that contains this one."""
    return any(post.from_on <= on < post.until_on and division.startswith(post.division) for post in held)


def post_state(held: Sequence[Held], division: str, on: date) -> PostState:
    """The same, with why it is not so."""
    if in_post(held, division, on):
        return "held"
    before = any(post.until_on <= on and division.startswith(post.division) for post in held)
    return "left" if before else "elsewhere"
