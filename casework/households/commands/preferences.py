"""What is asked about a family's preferences and personal days."""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from msgspec import UNSET, Meta, UnsetType

from casework.common.command import Given, Text
from casework.households.commands.contacts import Channel
from casework.households.commands.order import Fact

PreferenceKind = Literal["not_before", "hours", "avoid", "channel"]
PersonalDayKind = Literal["birthday", "own"]
MonthAndDay = Annotated[str, Meta(pattern=r"^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$")]


class NotePreference(Fact, frozen=True, kw_only=True):
    """By its kind it says a day (`not_before`), words (`hours`, `avoid`) or a channel."""

    preference_id: Given
    kind: PreferenceKind
    text: Text | None = None
    not_before: date | None = None
    channel: Channel | None = None


class CorrectPreference(Fact, frozen=True, kw_only=True):
    """Only what changes, and why."""

    preference_id: Given
    reason: Text
    text: Text | UnsetType = UNSET
    not_before: date | UnsetType = UNSET
    channel: Channel | UnsetType = UNSET


class WithdrawPreference(Fact, frozen=True, kw_only=True):
    preference_id: Given
    reason: Text


class NotePersonalDay(Fact, frozen=True, kw_only=True):
    """`agreed_on`: when the family agreed. A birthday is a member's; a day of their own is said by month and day."""

    personal_day_id: Given
    kind: PersonalDayKind
    agreed_on: date
    member_id: UUID | None = None
    day: MonthAndDay | None = None


class CorrectPersonalDay(Fact, frozen=True, kw_only=True):
    """Only what changes, and why. Whose birthday it is, is another day: that one is withdrawn."""

    personal_day_id: Given
    reason: Text
    agreed_on: date | UnsetType = UNSET
    day: MonthAndDay | UnsetType = UNSET


class WithdrawPersonalDay(Fact, frozen=True, kw_only=True):
    personal_day_id: Given
    reason: Text
