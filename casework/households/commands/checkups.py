"""What is asked about the yearly check-up."""

from datetime import date
from typing import Annotated, Literal

from msgspec import UNSET, Meta, UnsetType

from casework.common.command import Given, Short, Text
from casework.households.commands.order import Fact

Stage = Literal["offered", "done", "declined"]
Year = Annotated[int, Meta(ge=2000, le=2199)]


class RecordCheckup(Fact, frozen=True, kw_only=True):
    """`year`: the one it is for; left out: that of the day."""

    checkup_id: Given
    member_id: Given
    stage: Stage
    on: date
    year: Year | None = None
    institution: Short | None = None


class CorrectCheckup(Fact, frozen=True, kw_only=True):
    """Only what changes, and why."""

    checkup_id: Given
    member_id: Given
    reason: Text
    stage: Stage | UnsetType = UNSET
    on: date | UnsetType = UNSET
    year: Year | UnsetType = UNSET
    institution: Short | None | UnsetType = UNSET


class WithdrawCheckup(Fact, frozen=True, kw_only=True):
    checkup_id: Given
    member_id: Given
    reason: Text
