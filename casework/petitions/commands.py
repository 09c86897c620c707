"""What can be asked of a petition, by who was given leave to handle petitions."""

from datetime import date
from typing import ClassVar

from msgspec import UNSET, UnsetType

from casework.common import command
from casework.common.command import Given, Short, Text
from casework.common.confidentiality import Grant
from casework.common.roles import CASE_WORK, Roles


class Command(command.Command, frozen=True, kw_only=True):
    """An order to one petition."""

    roles: ClassVar[Roles] = CASE_WORK
    grant: ClassVar[Grant | None] = "petition"

    stream: ClassVar[str] = "petition_id"
    petition_id: Given


class RecordPetition(Command, frozen=True, kw_only=True):
    """`unit`: who is responsible for the answer, by `due_on`."""

    household_id: Given
    received_on: date
    matter: Text
    unit: Short
    due_on: date


class CorrectPetition(Command, frozen=True, kw_only=True):
    """Only what changes, and why."""

    reason: Text
    received_on: date | UnsetType = UNSET
    matter: Text | UnsetType = UNSET
    unit: Short | UnsetType = UNSET
    due_on: date | UnsetType = UNSET


class WithdrawPetition(Command, frozen=True, kw_only=True):
    reason: Text


class AnswerPetition(Command, frozen=True, kw_only=True):
    """`on` left out: today."""

    result: Text
    on: date | None = None
