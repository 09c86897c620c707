"""What is asked about who belongs to a household."""

from datetime import date
from typing import Literal

from msgspec import UNSET, UnsetType

from casework.common.command import DisabilityLevel, Division, Given, Short, Text
from casework.households.commands.order import Decision

LeavingCause = Literal["divorced", "moved_out", "other"]


class AddMember(Decision, frozen=True, kw_only=True):
    """Somebody who belongs to the household from `from_on` on; also who had left, and has come back."""

    member_id: Given
    name: Short
    id_number: Short
    relation: Short
    from_on: date
    phone: Short | None = None
    hukou_division: Division | None = None
    payment_account: Short | None = None
    second_phone: Short | None = None


class CorrectMember(Decision, frozen=True, kw_only=True):
    """Only what changes, and why. `former_id_number_valid`: the old number was this person's too; else it is freed."""

    member_id: Given
    reason: Text
    name: Short | UnsetType = UNSET
    id_number: Short | UnsetType = UNSET
    relation: Short | UnsetType = UNSET
    from_on: date | UnsetType = UNSET
    phone: Short | None | UnsetType = UNSET
    hukou_division: Division | None | UnsetType = UNSET
    payment_account: Short | None | UnsetType = UNSET
    former_id_number_valid: bool = False
    second_phone: Short | None | UnsetType = UNSET


class WithdrawMember(Decision, frozen=True, kw_only=True):
    """Registered by mistake."""

    member_id: Given
    reason: Text


class RecordLeaving(Decision, frozen=True, kw_only=True):
    """`from_on`: the first day on which they are no member of the household."""

    leaving_id: Given
    member_id: Given
    from_on: date
    reason: Text
    cause: LeavingCause = "other"


class CorrectLeaving(Decision, frozen=True, kw_only=True):
    """Only what changes, and why."""

    member_id: Given
    reason: Text
    from_on: date | UnsetType = UNSET
    cause: LeavingCause | UnsetType = UNSET


class WithdrawLeaving(Decision, frozen=True, kw_only=True):
    """They did not leave."""

    member_id: Given
    reason: Text


class RecordChild(Decision, frozen=True, kw_only=True):
    child_id: Given
    name: Short | None = None
    id_number: Short | None = None
    disability_level: DisabilityLevel | None = None
    died_on: date | None = None


class CorrectChild(Decision, frozen=True, kw_only=True):
    """Only what changes, and why. None empties."""

    reason: Text
    name: Short | None | UnsetType = UNSET
    id_number: Short | None | UnsetType = UNSET
    disability_level: DisabilityLevel | None | UnsetType = UNSET
    died_on: date | None | UnsetType = UNSET


class WithdrawChild(Decision, frozen=True, kw_only=True):
    reason: Text
