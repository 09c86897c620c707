"""What can be asked of a task that is followed until it is done."""

from datetime import date
from typing import ClassVar, Final, Literal, get_args

from msgspec import UNSET, UnsetType

from casework.common import command
from casework.common.command import Division, Given, Short, Text
from casework.common.roles import SUPERVISION, Roles

Step = Literal["passed_on", "first_report", "result", "done"]
STEPS: Final[tuple[Step, ...]] = get_args(Step)
LADDER: Final[dict[str, int]] = {"passed_on": 1, "first_report": 3, "result": 7, "done": 30}
"""Days after the opening by which each step is due."""


class Command(command.Command, frozen=True, kw_only=True):
    """An order to one task."""

    roles: ClassVar[Roles] = SUPERVISION

    stream: ClassVar[str] = "task_id"
    task_id: Given


class OpenTask(Command, frozen=True, kw_only=True):
    """`division`: whose task it is. `on` left out: today. `basis`: the document or meeting behind it."""

    division: Division
    title: Text
    on: date | None = None
    basis: Short | None = None


class ReportOnTask(Command, frozen=True, kw_only=True):
    """A step is reached. `on` left out: today."""

    step: Step
    report: Text
    on: date | None = None


class CloseTask(Command, frozen=True, kw_only=True):
    """Looked at and found done. `on` left out: today."""

    reason: Text
    on: date | None = None


class ReopenTask(Command, frozen=True, kw_only=True):
    reason: Text


class CorrectTask(Command, frozen=True, kw_only=True):
    """Only what changes, and why."""

    reason: Text
    title: Text | UnsetType = UNSET
    on: date | UnsetType = UNSET
    basis: Short | None | UnsetType = UNSET


class WithdrawTask(Command, frozen=True, kw_only=True):
    reason: Text
