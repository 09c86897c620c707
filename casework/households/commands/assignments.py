"""What is asked about contact persons."""

from datetime import date
from typing import Literal
from uuid import UUID

from msgspec import UNSET, UnsetType

from casework.common.command import Given, Text
from casework.households.commands.order import Decision, Fact

Level = Literal["village", "township", "county"]


class AssignContactPerson(Decision, frozen=True, kw_only=True):
    assignment_id: Given
    level: Level
    staff_id: UUID
    from_on: date
    handover_note: Text | None = None


class CorrectAssignment(Decision, frozen=True, kw_only=True):
    """Only what was recorded wrong, and why. `until_on`: where it has ended."""

    assignment_id: Given
    reason: Text
    level: Level | UnsetType = UNSET
    staff_id: UUID | UnsetType = UNSET
    from_on: date | UnsetType = UNSET
    until_on: date | UnsetType = UNSET
    handover_note: Text | None | UnsetType = UNSET


class WithdrawAssignment(Decision, frozen=True, kw_only=True):
    """It never held: recorded for another household, or another person."""

    assignment_id: Given
    reason: Text


class EndAssignment(Decision, frozen=True, kw_only=True):
    assignment_id: Given
    until_on: date
    reason: Text


class HandOverHousehold(Decision, frozen=True, kw_only=True):
    """Another person of the same level takes the place of an assignment from a day on."""

    assignment_id: Given
    successor_id: Given
    staff_id: UUID
    from_on: date
    reason: Text
    handover_note: Text | None = None


class AcceptHandOver(Fact, frozen=True, kw_only=True):
    """`accepted_on` left out: today."""

    assignment_id: Given
    accepted_on: date | None = None


class QueryHandOver(Fact, frozen=True, kw_only=True):
    assignment_id: Given
    query_id: Given
    question: Text
