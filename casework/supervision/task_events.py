"""What can happen to a task that is followed until it is done."""

from datetime import date
from uuid import UUID

from casework.common.event import Event as Happened
from casework.common.private import Private


class TaskOpened(Happened, frozen=True, kw_only=True):
    thing = "task_id"
    day_field = "opened_on"
    theme = "decision"

    task_id: UUID
    division: str
    title: Private
    opened_on: date
    basis: str | None = None


class TaskReported(Happened, frozen=True, kw_only=True):
    thing = "task_id"
    day_field = "reported_on"

    task_id: UUID
    step: str
    reported_on: date
    report: Private


class TaskClosed(Happened, frozen=True, kw_only=True):
    thing = "task_id"
    day_field = "closed_on"
    theme = "decision"

    task_id: UUID
    closed_on: date
    reason: Private


class TaskReopened(Happened, frozen=True, kw_only=True):
    thing = "task_id"
    theme = "decision"

    task_id: UUID
    reason: Private


class TaskCorrected(Happened, frozen=True, kw_only=True):
    """The whole task as it reads after the correction."""

    thing = "task_id"
    corrects = TaskOpened
    day_field = "opened_on"

    task_id: UUID
    division: str
    title: Private
    opened_on: date
    reason: Private
    basis: str | None = None


class TaskWithdrawn(Happened, frozen=True, kw_only=True):
    thing = "task_id"
    withdraws = True

    task_id: UUID
    reason: Private


TaskEvent = TaskOpened | TaskReported | TaskClosed | TaskReopened | TaskCorrected | TaskWithdrawn
