"""Everything that can be asked of a staff record, by supervisors and administrators."""

from datetime import date
from typing import Annotated, ClassVar, Literal

from msgspec import UNSET, Meta, UnsetType

from casework.common import command
from casework.common.command import Asked, Division, Given, Short, Text
from casework.common.roles import STAFFING, Roles

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


class EndPost(Command, frozen=True, kw_only=True):
    post_id: Given
    until_on: date
