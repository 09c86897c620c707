"""What is asked about help that was given, and about who comes first."""

from datetime import date
from uuid import UUID

from msgspec import UNSET, UnsetType

from casework.common.command import Given, Short, Text
from casework.households.commands.needs import Domain
from casework.households.commands.order import Decision, Fact


class RecordMeasure(Fact, frozen=True, kw_only=True):
    """`need_id`: the need it was given for. By somebody of the office (the caller, when neither is said), or an organisation."""

    measure_id: Given
    domain: Domain
    on: date
    measure: Text
    need_id: UUID | None = None
    staff_id: UUID | None = None
    organisation: Short | None = None


class CorrectMeasure(Fact, frozen=True, kw_only=True):
    """Only what changes, and why. None empties what may be empty."""

    measure_id: Given
    reason: Text
    domain: Domain | UnsetType = UNSET
    on: date | UnsetType = UNSET
    measure: Text | UnsetType = UNSET
    organisation: Short | None | UnsetType = UNSET


class WithdrawMeasure(Fact, frozen=True, kw_only=True):
    measure_id: Given
    reason: Text


class GivePriority(Decision, frozen=True, kw_only=True):
    """`until_on` left out: until it is ended."""

    priority_id: Given
    from_on: date
    reason: Text
    until_on: date | None = None


class EndPriority(Decision, frozen=True, kw_only=True):
    """`until_on`: the first day on which the family no longer comes first."""

    priority_id: Given
    until_on: date
    reason: Text


class WithdrawPriority(Decision, frozen=True, kw_only=True):
    priority_id: Given
    reason: Text
