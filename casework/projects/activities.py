"""An activity as it was held (暖心活动, 暖心行动): where, for which programme, who came, what was given."""

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

__all__ = ["NEW", "Activity", "Command", "Event", "decide", "evolve"]

Programme = Literal["warm_heart", "festival", "red_cross", "donated", "care_skills", "health_talk", "other"]
Persons = Annotated[int, Meta(ge=1, le=100_000)]
Households = Annotated[tuple[UUID, ...], Meta(max_length=500)]
AS_SAID = ("title", "programme", "persons", "provider_id", "donor", "value_fen", "households")


class Command(command.Command, frozen=True, kw_only=True):
    """An order to one activity."""

    roles: ClassVar[Roles] = SUPERVISION

    stream: ClassVar[str] = "activity_id"
    activity_id: Given


class RecordActivity(Command, frozen=True, kw_only=True):
    """`persons`: how many came. `provider_id`: the site or who held it. `value_fen`: of what was given, in fen."""

    division: Division
    on: date
    title: Short
    programme: Programme
    persons: Persons
    provider_id: UUID | None = None
    donor: Short | None = None
    value_fen: Annotated[int, Meta(ge=0)] | None = None
    households: Households = ()


class CorrectActivity(Command, frozen=True, kw_only=True):
    """Only what changes, and why."""

    reason: Text
    on: date | UnsetType = UNSET
    title: Short | UnsetType = UNSET
    programme: Programme | UnsetType = UNSET
    persons: Persons | UnsetType = UNSET
    provider_id: UUID | None | UnsetType = UNSET
    donor: Short | None | UnsetType = UNSET
    value_fen: Annotated[int, Meta(ge=0)] | None | UnsetType = UNSET
    households: Households | UnsetType = UNSET


class WithdrawActivity(Command, frozen=True, kw_only=True):
    reason: Text


class ActivityHeld(Happened, frozen=True, kw_only=True):
    """`households`: the families that took part; others who came are counted in `persons`."""

    thing = "activity_id"
    day_field = "held_on"
    marked_when_late = True

    activity_id: UUID
    division: str
    held_on: date
    title: str
    programme: str
    persons: int
    provider_id: UUID | None = None
    donor: str | None = None
    value_fen: int | None = None
    households: tuple[UUID, ...] = ()


class ActivityCorrected(Happened, frozen=True, kw_only=True):
    """The whole activity as it reads after the correction."""

    thing = "activity_id"
    corrects = ActivityHeld
    day_field = "held_on"

    activity_id: UUID
    division: str
    held_on: date
    title: str
    programme: str
    persons: int
    reason: Private
    provider_id: UUID | None = None
    donor: str | None = None
    value_fen: int | None = None
    households: tuple[UUID, ...] = ()


class ActivityWithdrawn(Happened, frozen=True, kw_only=True):
    thing = "activity_id"
    withdraws = True

    activity_id: UUID
    reason: Private


ActivityEvent = ActivityHeld | ActivityCorrected | ActivityWithdrawn
Event = ActivityEvent


Activity = Told[ActivityHeld | ActivityCorrected]
NEW = Activity()


def decide(command: Command, activity: Activity, today: date) -> list[ActivityEvent]:
    """What happens if this is asked of this activity; nothing when it happened already. Raises Refused."""
    if isinstance(command, RecordActivity):
        return record_activity(command, activity, today)
    held = activity.standing(refusals.ActivityNotThere, refusals.ActivityAlreadyWithdrawn)
    match command:
        case CorrectActivity():
            return correct_activity(command, held, today)
        case WithdrawActivity():
            required_text(command.reason, "reason")
            reason = Private(command.activity_id, command.reason)
            return [ActivityWithdrawn(activity_id=command.activity_id, reason=reason)]
    raise TypeError(f"{type(command).__name__} is not asked of an activity")


def record_activity(command: RecordActivity, activity: Activity, today: date) -> list[ActivityEvent]:
    if activity.told is not None:
        return []  # the same form, sent twice
    not_in_the_future(command.on, today, "on")
    required_text(command.title, "title")
    told = {name: getattr(command, name) for name in AS_SAID}
    return [ActivityHeld(activity_id=command.activity_id, division=command.division, held_on=command.on, **told)]


def correct_activity(
    command: CorrectActivity, held: ActivityHeld | ActivityCorrected, today: date
) -> list[ActivityEvent]:
    required_text(command.reason, "reason")
    changes = {name: value for name in AS_SAID if (value := getattr(command, name)) is not UNSET}
    if command.on is not UNSET:
        not_in_the_future(command.on, today, "on")
        changes["held_on"] = command.on
    return list(corrected(ActivityCorrected, held, changes, Private(command.activity_id, command.reason)))
