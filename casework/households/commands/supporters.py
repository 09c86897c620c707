"""What is asked about those who help a family besides its contact persons."""

from datetime import date
from typing import Literal
from uuid import UUID

from msgspec import UNSET, UnsetType

from casework.common.command import Given, Short, Text
from casework.households.commands.order import Decision

SupporterRole = Literal["association", "doctor", "social_worker", "volunteer", "neighbour", "other"]


class NameSupporter(Decision, frozen=True, kw_only=True):
    """Somebody of the staff (`staff_id`), or a person by `name`."""

    supporter_id: Given
    role: SupporterRole
    from_on: date
    staff_id: UUID | None = None
    name: Short | None = None
    phone: Short | None = None
    organisation: Short | None = None


class CorrectSupporter(Decision, frozen=True, kw_only=True):
    """Only what was recorded wrong, and why. None empties what may be empty."""

    supporter_id: Given
    reason: Text
    role: SupporterRole | UnsetType = UNSET
    from_on: date | UnsetType = UNSET
    name: Short | UnsetType = UNSET
    phone: Short | None | UnsetType = UNSET
    organisation: Short | None | UnsetType = UNSET


class WithdrawSupporter(Decision, frozen=True, kw_only=True):
    supporter_id: Given
    reason: Text


class EndSupporter(Decision, frozen=True, kw_only=True):
    """`until_on`: the first day on which they help no longer."""

    supporter_id: Given
    until_on: date
    reason: Text
