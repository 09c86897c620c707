"""Trainings, and tasks with their ladder."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from msgspec.structs import replace

from casework.common.days import FOREVER
from casework.ledger.recorded import Recorded
from casework.supervision import task_events, trainings
from projections.engine.projection import Projection, Sealed, Stored, sealed


class Training(Stored, frozen=True):
    training_id: UUID
    division: str
    held_on: date
    topic: str
    audience: str
    persons: int
    hospital_id: UUID | None


class Task(Stored, frozen=True):
    """`steps`: those reported so far; `closed_on`: found done."""

    task_id: UUID
    division: str
    title: Sealed | None
    opened_on: date
    basis: str | None
    steps: tuple[str, ...]
    last_report: Sealed | None
    last_report_on: date | None
    closed_on: date


def fold_training(rows: Sequence[Training], recorded: Recorded) -> Sequence[Training]:
    match recorded.event:
        case trainings.TrainingHeld() | trainings.TrainingCorrected() as event:
            return [
                Training(
                    recorded.stream_id, event.division, event.held_on, event.topic, event.audience, event.persons,
                    event.hospital_id,
                )
            ]  # fmt: skip
        case trainings.TrainingWithdrawn():
            return []
        case _:
            return rows


def fold_task(rows: Sequence[Task], recorded: Recorded) -> Sequence[Task]:
    match recorded.event:
        case task_events.TaskOpened() as event:
            title = sealed(event.title)
            return [
                Task(recorded.stream_id, event.division, title, event.opened_on, event.basis, (), None, None, FOREVER)
            ]
        case task_events.TaskCorrected() as event:
            told = {"title": sealed(event.title), "opened_on": event.opened_on, "basis": event.basis}
            return [replace(row, **told) for row in rows]
        case task_events.TaskReported() as event:
            return [_reported(row, event) for row in rows]
        case task_events.TaskClosed() as event:
            return [replace(row, closed_on=event.closed_on) for row in rows]
        case task_events.TaskReopened():
            return [
                replace(row, closed_on=FOREVER, steps=tuple(step for step in row.steps if step != "done"))
                for row in rows
            ]
        case task_events.TaskWithdrawn():
            return []
        case _:
            return rows


def _reported(row: Task, event: task_events.TaskReported) -> Task:
    steps = row.steps if event.step in row.steps else (*row.steps, event.step)
    return replace(row, steps=steps, last_report=sealed(event.report), last_report_on=event.reported_on)


TRAINING = Projection(
    name="training",
    row=Training,
    group="training_id",
    handles=dict.fromkeys((trainings.TrainingHeld, trainings.TrainingCorrected, trainings.TrainingWithdrawn), ""),
    starts=frozenset({trainings.TrainingHeld}),
    fold=fold_training,
    visible="county",
    stream="training_id",
    indexes=("(division, held_on)",),
)
TASK = Projection(
    name="task",
    row=Task,
    group="task_id",
    handles=dict.fromkeys(
        (
            task_events.TaskOpened, task_events.TaskCorrected, task_events.TaskReported, task_events.TaskClosed, task_events.TaskReopened,
            task_events.TaskWithdrawn,
        ),
        "",
    ),
    starts=frozenset({task_events.TaskOpened}),
    fold=fold_task,
    visible="county",
    stream="task_id",
    indexes=("(division, closed_on)",),
)  # fmt: skip
PROJECTIONS = (TRAINING, TASK)
