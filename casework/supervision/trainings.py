"""A training as it was held: for whom, about what, how many came."""

from datetime import date
from typing import Annotated, ClassVar, Literal
from uuid import UUID

from msgspec import UNSET, Meta, UnsetType

from casework.common import command, refusals
from casework.common.amending import corrected
from casework.common.command import Division, Given, Short, Text
from casework.common.event import Event as Happened
from casework.common.guards import not_in_the_future, required_text
from casework.common.private import Private
from casework.common.roles import SUPERVISION, Roles
from casework.common.told import Told, evolve

__all__ = ["NEW", "Command", "Event", "Training", "decide", "evolve"]

Audience = Literal["contact_persons", "supervisors", "hospitals", "doctors", "volunteers", "others"]
Persons = Annotated[int, Meta(ge=1, le=100_000)]
ASKED_AS = {"on": "held_on", "division": "division", "topic": "topic", "audience": "audience", "persons": "persons"}


class Command(command.Command, frozen=True, kw_only=True):
    """An order to one training."""

    roles: ClassVar[Roles] = SUPERVISION

    stream: ClassVar[str] = "training_id"
    training_id: Given


class RecordTraining(Command, frozen=True, kw_only=True):
    """`persons`: person-times (人次). `hospital_id`: where it was for the staff of one."""

    division: Division
    on: date
    topic: Short
    audience: Audience
    persons: Persons
    hospital_id: UUID | None = None


class CorrectTraining(Command, frozen=True, kw_only=True):
    """Only what changes, and why."""

    reason: Text
    on: date | UnsetType = UNSET
    topic: Short | UnsetType = UNSET
    audience: Audience | UnsetType = UNSET
    persons: Persons | UnsetType = UNSET


class WithdrawTraining(Command, frozen=True, kw_only=True):
    reason: Text


class TrainingHeld(Happened, frozen=True, kw_only=True):
    thing = "training_id"
    day_field = "held_on"
    marked_when_late = True

    training_id: UUID
    division: str
    held_on: date
    topic: str
    audience: str
    persons: int
    hospital_id: UUID | None = None


class TrainingCorrected(Happened, frozen=True, kw_only=True):
    """The whole training as it reads after the correction."""

    thing = "training_id"
    corrects = TrainingHeld
    day_field = "held_on"

    training_id: UUID
    division: str
    held_on: date
    topic: str
    audience: str
    persons: int
    reason: Private
    hospital_id: UUID | None = None


class TrainingWithdrawn(Happened, frozen=True, kw_only=True):
    thing = "training_id"
    withdraws = True

    training_id: UUID
    reason: Private


TrainingEvent = TrainingHeld | TrainingCorrected | TrainingWithdrawn
Event = TrainingEvent


Training = Told[TrainingHeld | TrainingCorrected]
NEW = Training()


def decide(command: Command, training: Training, today: date) -> list[TrainingEvent]:
    """What happens if this is asked of this training; nothing when it happened already. Raises Refused."""
    if isinstance(command, RecordTraining):
        return record_training(command, training, today)
    held = training.standing(refusals.TrainingNotThere, refusals.TrainingAlreadyWithdrawn)
    match command:
        case CorrectTraining():
            return correct_training(command, held, today)
        case WithdrawTraining():
            required_text(command.reason, "reason")
            reason = Private(command.training_id, command.reason)
            return [TrainingWithdrawn(training_id=command.training_id, reason=reason)]
    raise TypeError(f"{type(command).__name__} is not asked of a training")


def record_training(command: RecordTraining, training: Training, today: date) -> list[TrainingEvent]:
    if training.told is not None:
        return []  # the same form, sent twice
    not_in_the_future(command.on, today, "on")
    required_text(command.topic, "topic")
    return [
        TrainingHeld(
            training_id=command.training_id,
            division=command.division,
            held_on=command.on,
            topic=command.topic,
            audience=command.audience,
            persons=command.persons,
            hospital_id=command.hospital_id,
        )
    ]


def correct_training(
    command: CorrectTraining, held: TrainingHeld | TrainingCorrected, today: date
) -> list[TrainingEvent]:
    required_text(command.reason, "reason")
    if command.on is not UNSET:
        not_in_the_future(command.on, today, "on")
    said = ((name, getattr(command, asked, UNSET)) for asked, name in ASKED_AS.items())
    changes = {name: value for name, value in said if value is not UNSET}
    return list(corrected(TrainingCorrected, held, changes, Private(command.training_id, command.reason)))
