"""A task that is followed until it is done, on the ladder 13710: passed on in 1 day, first report in 3, result in 7, done in
a month, and tracked to zero (督办; what its digits mean is an assumption: no document at hand says it)."""

from datetime import date, timedelta

from msgspec import Struct, UnsetType
from msgspec.structs import replace

from casework.common import refusals
from casework.common.amending import corrected
from casework.common.guards import not_in_the_future, required_text
from casework.common.private import Private
from casework.supervision.task_commands import (
    LADDER,
    STEPS,
    CloseTask,
    Command,
    CorrectTask,
    OpenTask,
    ReopenTask,
    ReportOnTask,
    WithdrawTask,
)
from casework.supervision.task_events import (
    TaskClosed,
    TaskCorrected,
    TaskEvent,
    TaskOpened,
    TaskReopened,
    TaskReported,
    TaskWithdrawn,
)

Event = TaskEvent

__all__ = ["NEW", "Command", "Event", "Task", "decide", "evolve", "step_due"]


class Task(Struct, frozen=True, kw_only=True):
    """`opened`: the event that last told it whole; `reports`: the day on which each step was first reported."""

    opened: TaskOpened | TaskCorrected | None = None
    reports: dict[str, date] = {}
    closed_on: date | None = None
    withdrawn: bool = False


NEW = Task()


def decide(command: Command, task: Task, today: date) -> list[TaskEvent]:
    """What happens if this is asked of this task; nothing when it happened already. Raises Refused."""
    if isinstance(command, OpenTask):
        return open_task(command, task, today)
    opened = _standing(task)
    match command:
        case ReportOnTask():
            return report_on_task(command, task, opened, today)
        case CloseTask():
            return close_task(command, task, opened, today)
        case ReopenTask():
            return reopen_task(command, task)
        case CorrectTask():
            return correct_task(command, opened, today)
        case WithdrawTask():
            required_text(command.reason, "reason")
            return [TaskWithdrawn(task_id=command.task_id, reason=_private(command, command.reason))]
    raise TypeError(f"{type(command).__name__} is not asked of a task")


def open_task(command: OpenTask, task: Task, today: date) -> list[TaskEvent]:
    if task.opened is not None:
        return []  # the same form, sent twice
    opened_on = command.on or today
    not_in_the_future(opened_on, today, "on")
    required_text(command.title, "title")
    title = _private(command, command.title)
    return [
        TaskOpened(
            task_id=command.task_id, division=command.division, title=title, opened_on=opened_on, basis=command.basis
        )
    ]


def report_on_task(
    command: ReportOnTask, task: Task, opened: TaskOpened | TaskCorrected, today: date
) -> list[TaskEvent]:
    reported_on = command.on or today
    _from_opening_to_today(opened, reported_on, today)
    if task.closed_on is not None:
        raise refusals.TaskAlreadyClosed(closed_on=task.closed_on)
    required_text(command.report, "report")
    report = _private(command, command.report)
    return [TaskReported(task_id=command.task_id, step=command.step, reported_on=reported_on, report=report)]


def close_task(command: CloseTask, task: Task, opened: TaskOpened | TaskCorrected, today: date) -> list[TaskEvent]:
    """Only what was reported as done can be found done: tracked to zero."""
    closed_on = command.on or today
    if task.closed_on == closed_on:
        return []
    if task.closed_on is not None:
        raise refusals.TaskAlreadyClosed(closed_on=task.closed_on)
    if "done" not in task.reports:
        raise refusals.TaskNotDone
    _from_opening_to_today(opened, closed_on, today)
    required_text(command.reason, "reason")
    return [TaskClosed(task_id=command.task_id, closed_on=closed_on, reason=_private(command, command.reason))]


def reopen_task(command: ReopenTask, task: Task) -> list[TaskEvent]:
    if task.closed_on is None:
        return []
    required_text(command.reason, "reason")
    return [TaskReopened(task_id=command.task_id, reason=_private(command, command.reason))]


def correct_task(command: CorrectTask, opened: TaskOpened | TaskCorrected, today: date) -> list[TaskEvent]:
    required_text(command.reason, "reason")
    changes: dict[str, object] = {}
    if not isinstance(command.title, UnsetType):
        changes["title"] = _private(command, command.title)
    if not isinstance(command.on, UnsetType):
        not_in_the_future(command.on, today, "on")
        changes["opened_on"] = command.on
    if not isinstance(command.basis, UnsetType):
        changes["basis"] = command.basis
    return list(corrected(TaskCorrected, opened, changes, _private(command, command.reason)))


def evolve(state: Task, event: TaskEvent) -> Task:
    """The task after the event. Only copies facts."""
    match event:
        case TaskOpened() | TaskCorrected():
            return replace(state, opened=event)
        case TaskReported():
            return replace(state, reports={event.step: event.reported_on} | state.reports)
        case TaskClosed():
            return replace(state, closed_on=event.closed_on)
        case TaskReopened():
            # what was called done was not
            rest = {step: on for step, on in state.reports.items() if step != "done"}
            return replace(state, closed_on=None, reports=rest)
        case TaskWithdrawn():
            return replace(state, withdrawn=True)
    return state


def step_due(opened_on: date, reports: dict[str, date]) -> tuple[str, date] | None:
    """The step of the ladder after the furthest that was reported, and by which day; none after the last."""
    reached = max((STEPS.index(step) + 1 for step in STEPS if step in reports), default=0)
    following = STEPS[reached : reached + 1]
    return next(((step, opened_on + timedelta(days=LADDER[step])) for step in following), None)


def _standing(task: Task) -> TaskOpened | TaskCorrected:
    if task.opened is None:
        raise refusals.TaskNotThere
    if task.withdrawn:
        raise refusals.TaskAlreadyWithdrawn
    return task.opened


def _from_opening_to_today(opened: TaskOpened | TaskCorrected, day: date, today: date) -> None:
    not_in_the_future(day, today, "on")
    if day < opened.opened_on:
        raise refusals.BeforeOpening("on", opened_on=opened.opened_on)


def _private(command: Command, text: str) -> Private:
    return Private(command.task_id, text)
