"""What is asked about needs."""

from datetime import date
from typing import Literal
from uuid import UUID

from msgspec import UNSET, UnsetType

from casework.common.command import Given, Short, Text
from casework.households.commands.order import Decision, Fact

Domain = Literal["living", "elder_care", "medical", "emotional"]
Emergency = Literal["accident", "serious_illness", "disaster", "death"]
Closing = Literal["met", "partly", "not_possible", "given_up"]


class OpenNeed(Fact, frozen=True, kw_only=True):
    """`emergency`: what befell the family, where help cannot wait; then the need is due on the same day."""

    need_id: Given
    domain: Domain
    summary: Text
    due_on: date | None = None
    emergency: Emergency | None = None


class CorrectNeed(Fact, frozen=True, kw_only=True):
    """Only what changes, and why. None empties what may be empty."""

    need_id: Given
    reason: Text
    domain: Domain | UnsetType = UNSET
    summary: Text | UnsetType = UNSET
    due_on: date | None | UnsetType = UNSET
    emergency: Emergency | None | UnsetType = UNSET


class WithdrawNeed(Fact, frozen=True, kw_only=True):
    need_id: Given
    reason: Text


class AssignNeed(Fact, frozen=True, kw_only=True):
    """To a member of staff, to an organisation by its name, or to somebody there."""

    need_id: Given
    staff_id: UUID | None = None
    organisation: Short | None = None


class AcknowledgeNeed(Decision, frozen=True, kw_only=True):
    need_id: Given


class AnswerNeed(Fact, frozen=True, kw_only=True):
    """`interim`: how it stands so far; the answer itself is still to come."""

    need_id: Given
    answer_id: Given
    answer: Text
    interim: bool = False


class CloseNeed(Fact, frozen=True, kw_only=True):
    """`satisfied`: what the family said, if it was asked."""

    need_id: Given
    reason: Text | None = None
    outcome: Closing | None = None
    satisfied: bool | None = None


class ReopenNeed(Fact, frozen=True, kw_only=True):
    need_id: Given
    reason: Text
    due_on: date | None = None
