"""What supervisors ask about random call-backs."""

from datetime import date
from typing import Annotated, ClassVar, Literal
from uuid import UUID

from msgspec import UNSET, Meta, UnsetType

from casework.common import command
from casework.common.command import Asked, Division, Filled, Given, Text
from casework.common.roles import SUPERVISION, Roles

Result = Literal["confirmed", "not_confirmed", "not_reached", "declined"]


class Command(command.Command, frozen=True, kw_only=True):
    """An order to one sample."""

    roles: ClassVar[Roles] = SUPERVISION

    stream: ClassVar[str] = "sample_id"
    sample_id: Given


class Drawn(Asked, frozen=True, kw_only=True):
    """A contact that the draw found."""

    spot_check_id: UUID
    household_id: UUID
    contact_id: UUID


class DrawSample(Command, frozen=True, kw_only=True):
    """So many contacts of `from_on <= day < until_on` at random, to be asked about. What was drawn the edge fills in."""

    division: Division
    from_on: date
    until_on: date
    size: Annotated[int, Meta(ge=1, le=100)] = 10
    frame: Annotated[int, Filled] = 0
    known_position: Annotated[int, Filled] = 0
    seed: Annotated[int, Filled] = 0
    drawn: Annotated[tuple[Drawn, ...], Filled] = ()


class AnswerSpotCheck(Command, frozen=True, kw_only=True):
    """What the family said. `on` left out: today."""

    spot_check_id: Given
    result: Result
    on: date | None = None
    note: Text | None = None


class CorrectSpotCheck(Command, frozen=True, kw_only=True):
    """Only what changes, and why. None empties the note."""

    spot_check_id: Given
    reason: Text
    result: Result | UnsetType = UNSET
    on: date | UnsetType = UNSET
    note: Text | None | UnsetType = UNSET
