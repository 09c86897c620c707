"""Everything that can be asked of a staff record, by supervisors and administrators."""

from datetime import date
from typing import Annotated, ClassVar, Literal
from uuid import UUID

from msgspec import UNSET, Meta, UnsetType

from casework.common import command
from casework.common.command import Asked, Category, Division, Filled, Given, Short, Text
from casework.common.roles import STAFFING, SUPERVISION, Roles

Level = Literal["village", "township", "county"]


class Command(command.Command, frozen=True, kw_only=True):
    """An order to one staff record."""

    roles: ClassVar[Roles] = STAFFING

    stream: ClassVar[str] = "staff_id"
    staff_id: Given


class NewPost(Asked, frozen=True, kw_only=True):
    post_id: Given
    level: Level
    division: Division
    from_on: date
    until_on: date | None = None


class RegisterStaff(Command, frozen=True, kw_only=True):
    name: Short
    phone: Short | None = None
    posts: Annotated[tuple[NewPost, ...], Meta(max_length=20)] = ()


class CorrectStaff(Command, frozen=True, kw_only=True):
    """Only what was recorded wrong, and why. None empties the phone."""

    reason: Text
    name: Short | UnsetType = UNSET
    phone: Short | None | UnsetType = UNSET


class TakePost(Command, frozen=True, kw_only=True):
    post_id: Given
    level: Level
    division: Division
    from_on: date
    until_on: date | None = None


class CorrectPost(Command, frozen=True, kw_only=True):
    """Only what was recorded wrong, and why. `until_on` None: it has no end planned."""

    post_id: Given
    reason: Text
    level: Level | UnsetType = UNSET
    division: Division | UnsetType = UNSET
    from_on: date | UnsetType = UNSET
    until_on: date | None | UnsetType = UNSET


class WithdrawPost(Command, frozen=True, kw_only=True):
    """It was never held: recorded for another person, or twice."""

    post_id: Given
    reason: Text


class ReceiverAsked(Asked, frozen=True, kw_only=True):
    """Who takes over: the households named; else those living in the division; else all that are left."""

    staff_id: UUID
    division: Division | None = None
    households: Annotated[tuple[UUID, ...], Meta(max_length=5000)] = ()


Receivers = Annotated[tuple[ReceiverAsked, ...], Meta(min_length=1, max_length=500)]


class HandOverAsked(Asked, frozen=True, kw_only=True):
    """To whom the households of a post pass when it ends, why, and a note that all of them get."""

    to: Receivers
    reason: Text
    handover_note: Text | None = None


class EndPost(Command, frozen=True, kw_only=True):
    """`hand_over`: the households looked after by virtue of the post pass to others on the same day."""

    post_id: Given
    hand_over_id: Given = UUID(int=0)
    until_on: date
    hand_over: HandOverAsked | None = None


class HandOverHouseholds(Command, frozen=True, kw_only=True):
    """The households that somebody looks after at a level pass to others: of them, where that is said, only those living
    in a `division`, of a `category`, and those that `search` finds as in the list of households (`found`).
    """

    roles: ClassVar[Roles] = SUPERVISION

    hand_over_id: Given
    level: Level
    from_on: date
    to: Receivers
    reason: Text
    division: Division | None = None
    category: Category | None = None
    search: Short | None = None
    found: Annotated[tuple[UUID, ...], Filled] = ()
    handover_note: Text | None = None
