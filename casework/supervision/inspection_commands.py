"""What can be asked of an inspection."""

from datetime import date
from typing import Annotated, ClassVar
from uuid import UUID

from msgspec import Meta

from casework.common import command
from casework.common.command import Division, Filled, Given, Short, Text
from casework.common.roles import SUPERVISION, Roles


class Command(command.Command, frozen=True, kw_only=True):
    """An order to one inspection."""

    roles: ClassVar[Roles] = SUPERVISION

    stream: ClassVar[str] = "inspection_id"
    inspection_id: Given


class OpenInspection(Command, frozen=True, kw_only=True):
    """`size`: so many households in care are drawn by lot; the edge fills in which, and of how many."""

    division: Division
    matter: Short
    size: Annotated[int, Meta(ge=0, le=200)] = 0
    on: date | None = None
    frame: Annotated[int, Filled] = 0
    seed: Annotated[int, Filled] = 0
    households: Annotated[tuple[UUID, ...], Filled] = ()


class RecordFinding(Command, frozen=True, kw_only=True):
    """`household_id`: the one it was found at, if it is about one. `due_on`: to be put right by."""

    finding_id: Given
    finding: Text
    household_id: UUID | None = None
    due_on: date | None = None
    on: date | None = None


class RectifyFinding(Command, frozen=True, kw_only=True):
    """What was done about it, by those inspected."""

    finding_id: Given
    rectification: Text
    on: date | None = None


class CloseFinding(Command, frozen=True, kw_only=True):
    """Looked at again and found put right."""

    finding_id: Given
    reason: Text
    on: date | None = None


class WithdrawFinding(Command, frozen=True, kw_only=True):
    finding_id: Given
    reason: Text


class CloseInspection(Command, frozen=True, kw_only=True):
    conclusion: Text
    on: date | None = None
