"""A household from day to day: spans of days on which nothing about it changed."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Final, TypeVar
from uuid import UUID

from msgspec import Struct
from msgspec.structs import astuple, replace

NEVER: Final = date.min
"""The last day of something that has not happened, and the first day of a household's first span."""


class ContactMade(Struct, frozen=True, array_like=True):
    """A contact that reached somebody on the first day of a span; `columns` are those of Reach that it moves."""

    contact_id: UUID
    columns: tuple[str, ...]


class Reach(Struct, frozen=True, array_like=True):
    """Days between two contacts: the last day of each kind is the same on all of them."""

    household_id: UUID
    from_on: date
    until_on: date
    any_on: date = NEVER
    face_on: date = NEVER
    visit_on: date = NEVER
    village_on: date = NEVER
    township_on: date = NEVER
    county_on: date = NEVER
    made: tuple[ContactMade, ...] = ()


class Member(Struct, frozen=True, array_like=True):
    """A living member on the days of a span; `served_on`: their family doctor's last service before or on them."""

    member_id: UUID
    born_on: date
    doctor: bool = False
    tcm: bool = False
    green_pass: bool = False
    served_on: date = NEVER


class Assigned(Struct, frozen=True, array_like=True):
    assignment_id: UUID
    level: str
    staff_id: UUID


class Standing(Struct, frozen=True, array_like=True):
    """Days on which everything about a household but its contacts stood still.

    `division_from`, `category_from`, `living_alone_from`: since which day that was said to hold. `closed`: after a
    closure, or as if there had never been this household, where it was merged into another. `members`: the living;
    `away`: members who had left by these days, with what care they have, should they come back.
    `entered_on`, `left_on`: the stretch in scope that the span belongs to; outside of one `entered_on` is after it.
    `arrived_on`: the day it came from another county, where it was in scope since `in_scope_since`.
    `help_category`: of the county's own, as it was given (`help_id`), said to hold since `help_from`.
    """

    household_id: UUID
    household_no: str
    from_on: date
    until_on: date
    division: str
    division_from: date
    category: str
    category_from: date
    entered_on: date
    left_on: date
    registered_on: date
    living_alone: bool = False
    living_alone_from: date = NEVER
    closed: bool = False
    paused: bool = False
    members: tuple[Member, ...] = ()
    away: tuple[Member, ...] = ()
    assigned: tuple[Assigned, ...] = ()
    help_id: UUID | None = None
    help_category: str = ""
    help_from: date = NEVER
    arrived_on: date | None = None
    in_scope_since: date | None = None

    def in_scope(self, day: date) -> bool:
        """A category other than none, registered, not closed, somebody living."""
        return self.entered_on <= day < self.left_on


S = TypeVar("S", Reach, Standing)


def over(spans: Sequence[S], from_on: date, until_on: date, change: Callable[[S], S]) -> list[S]:
    """The spans with a change on the days from_on <= day < until_on; those across an end are cut in two."""
    result: list[S] = []
    for span in spans:
        if span.until_on <= from_on or until_on <= span.from_on or (changed := change(span)) == span:
            result.append(span)
            continue
        if span.from_on < from_on:
            result.append(replace(span, until_on=from_on))
            changed = replace(changed, from_on=from_on)
        if until_on < span.until_on:
            result.append(replace(changed, until_on=until_on))
            changed = replace(span, from_on=until_on)
        result.append(changed)
    return result


def joined(spans: Sequence[Standing]) -> list[Standing]:
    """Neighbours that say the same as one span."""
    result: list[Standing] = []
    for span in spans:
        if result and _same(result[-1], span):
            result[-1] = replace(result[-1], until_on=span.until_on)
        else:
            result.append(span)
    return result


def _same(one: Standing, other: Standing) -> bool:
    return one.members == other.members and astuple(one)[4:] == astuple(other)[4:]
