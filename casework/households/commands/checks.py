"""What is asked about the checking of a record, and about numbers in other systems."""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from casework.common.command import Filled, Given, Short, Text
from casework.households.commands.order import Decision, Fact

Way = Literal["home_visit", "phone", "papers"]
Result = Literal["right", "put_right", "to_put_right"]
System = Literal["national_archive", "province", "prefecture", "disabled_federation", "other"]


class CheckRecord(Fact, frozen=True, kw_only=True):
    """`on` left out: today. `staff_id`: the caller's staff record."""

    check_id: Given
    way: Way
    result: Result
    on: date | None = None
    note: Text | None = None
    staff_id: Annotated[UUID | None, Filled] = None


class WithdrawRecordCheck(Fact, frozen=True, kw_only=True):
    check_id: Given
    reason: Text


class RecordExternalNumber(Decision, frozen=True, kw_only=True):
    """`entered_on` left out: today."""

    external_number_id: Given
    system: System
    number: Short
    entered_on: date | None = None


class WithdrawExternalNumber(Decision, frozen=True, kw_only=True):
    external_number_id: Given
    reason: Text
