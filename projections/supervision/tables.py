"""Trainings, tasks with their ladder, inspections with what was found, campaigns."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from msgspec.structs import replace

from casework.common.days import FOREVER
from casework.ledger.recorded import Recorded
from casework.supervision import campaigns, inspection_events, task_events, trainings
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


class Inspection(Stored, frozen=True):
    inspection_id: UUID
    division: str
    matter: str
    opened_on: date
    frame: int
    sample: tuple[str, ...]  # ids of households
    closed_on: date
    conclusion: Sealed | None


class Finding(Stored, frozen=True):
    """`state`: open, rectified or closed."""

    finding_id: UUID
    inspection_id: UUID
    household_id: UUID | None
    finding: Sealed | None
    found_on: date
    due_on: date | None
    state: str
    rectification: Sealed | None
    closed_on: date


class Campaign(Stored, frozen=True):
    campaign_id: UUID
    division: str
    title: str
    from_on: date
    until_on: date


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


def fold_inspection(rows: Sequence[Inspection], recorded: Recorded) -> Sequence[Inspection]:
    match recorded.event:
        case inspection_events.InspectionOpened() as event:
            return [
                Inspection(
                    recorded.stream_id, event.division, event.matter, event.opened_on, event.frame,
                    tuple(map(str, event.households)), FOREVER, None,
                )
            ]  # fmt: skip
        case inspection_events.InspectionClosed() as event:
            conclusion = sealed(event.conclusion)
            return [replace(row, closed_on=event.closed_on, conclusion=conclusion) for row in rows]
        case _:
            return rows


def fold_finding(rows: Sequence[Finding], recorded: Recorded) -> Sequence[Finding]:
    match recorded.event:
        case inspection_events.FindingRecorded() as event:
            return [
                Finding(
                    event.finding_id, recorded.stream_id, event.household_id, sealed(event.finding), event.found_on,
                    event.due_on, "open", None, FOREVER,
                )
            ]  # fmt: skip
        case inspection_events.FindingRectified() as event:
            return [replace(row, state="rectified", rectification=sealed(event.rectification)) for row in rows]
        case inspection_events.FindingClosed() as event:
            return [replace(row, state="closed", closed_on=event.closed_on) for row in rows]
        case inspection_events.FindingWithdrawn():
            return []
        case _:
            return rows


def fold_campaign(rows: Sequence[Campaign], recorded: Recorded) -> Sequence[Campaign]:
    match recorded.event:
        case campaigns.CampaignOpened() | campaigns.CampaignCorrected() as event:
            return [Campaign(recorded.stream_id, event.division, event.title, event.from_on, event.until_on)]
        case campaigns.CampaignWithdrawn():
            return []
        case _:
            return rows


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
INSPECTION = Projection(
    name="inspection",
    row=Inspection,
    group="inspection_id",
    handles=dict.fromkeys((inspection_events.InspectionOpened, inspection_events.InspectionClosed), ""),
    starts=frozenset({inspection_events.InspectionOpened}),
    fold=fold_inspection,
    visible="county",
    stream="inspection_id",
    indexes=("(division, closed_on)",),
)
FINDING = Projection(
    name="finding",
    row=Finding,
    group="finding_id",
    handles=dict.fromkeys(
        (
            inspection_events.FindingRecorded, inspection_events.FindingRectified, inspection_events.FindingClosed,
            inspection_events.FindingWithdrawn,
        ),
        "finding_id",
    ),
    starts=frozenset({inspection_events.FindingRecorded}),
    fold=fold_finding,
    visible="county",
    stream="inspection_id",
    indexes=("(inspection_id)",),
)  # fmt: skip
CAMPAIGN = Projection(
    name="campaign",
    row=Campaign,
    group="campaign_id",
    handles=dict.fromkeys((campaigns.CampaignOpened, campaigns.CampaignCorrected, campaigns.CampaignWithdrawn), ""),
    starts=frozenset({campaigns.CampaignOpened}),
    fold=fold_campaign,
    visible="county",
    stream="campaign_id",
    indexes=("(division, from_on)",),
)
PROJECTIONS = (TRAINING, TASK, INSPECTION, FINDING, CAMPAIGN)
