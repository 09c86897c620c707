"""Everything that can be asked of a designated hospital, by supervisors."""

from datetime import date
from typing import Annotated, ClassVar
from uuid import UUID

from msgspec import UNSET, Meta, UnsetType

from casework.common import command
from casework.common.command import Division, Given, Short, Text
from casework.common.roles import SUPERVISION, Roles

Pathway = Annotated[tuple[Short, ...], Meta(max_length=30)]
Counties = Annotated[tuple[Division, ...], Meta(max_length=200)]


class Command(command.Command, frozen=True, kw_only=True):
    """An order to one hospital."""

    roles: ClassVar[Roles] = SUPERVISION

    stream: ClassVar[str] = "hospital_id"
    hospital_id: Given


class DesignateHospital(Command, frozen=True, kw_only=True):
    """`serves`: of one that a prefecture or province designates, the counties below it that it is for."""

    name: Short
    division: Division
    from_on: date
    department: Short | None = None
    responsible_person: Short | None = None
    phone: Short | None = None
    pathway: Pathway = ()
    serves: Counties = ()


class CorrectHospital(Command, frozen=True, kw_only=True):
    """What its designation said wrongly, and why; what is left out stays."""

    reason: Text
    name: Short | UnsetType = UNSET
    from_on: date | UnsetType = UNSET
    serves: Counties | UnsetType = UNSET


class ChangeResponsible(Command, frozen=True, kw_only=True):
    """What is left out stays as it was; None makes it vacant from that day. `from_on` left out: today."""

    from_on: date | None = None
    department: Short | None | UnsetType = UNSET
    responsible_person: Short | None | UnsetType = UNSET
    phone: Short | None | UnsetType = UNSET
    pathway: Pathway | None | UnsetType = UNSET


class WithdrawHospital(Command, frozen=True, kw_only=True):
    """`on` left out: today. `successor_id`: the hospital that takes its place."""

    on: date | None = None
    reason: Text | None = None
    successor_id: UUID | None = None


class UndoHospitalWithdrawal(Command, frozen=True, kw_only=True):
    """It was withdrawn by mistake, and why."""

    reason: Text


class NameHospitalDepartment(Command, frozen=True, kw_only=True):
    """A department beside the one in charge, with whom families ask for there."""

    department_id: Given
    name: Short
    from_on: date
    responsible_person: Short | None = None
    phone: Short | None = None


class CorrectHospitalDepartment(Command, frozen=True, kw_only=True):
    """Only what changes, and why."""

    department_id: Given
    reason: Text
    name: Short | UnsetType = UNSET
    from_on: date | UnsetType = UNSET
    responsible_person: Short | None | UnsetType = UNSET
    phone: Short | None | UnsetType = UNSET


class EndHospitalDepartment(Command, frozen=True, kw_only=True):
    department_id: Given
    until_on: date
    reason: Text


class WithdrawHospitalDepartment(Command, frozen=True, kw_only=True):
    department_id: Given
    reason: Text


class MakeTestCall(Command, frozen=True, kw_only=True):
    """Whether the hospital's number was answered, and by the person in charge."""

    test_call_id: Given
    on: date
    reached: bool
    right_person: bool | None = None
    note: Text | None = None


class CorrectTestCall(Command, frozen=True, kw_only=True):
    """Only what changes, and why."""

    test_call_id: Given
    reason: Text
    on: date | UnsetType = UNSET
    reached: bool | UnsetType = UNSET
    right_person: bool | None | UnsetType = UNSET
    note: Text | None | UnsetType = UNSET


class WithdrawTestCall(Command, frozen=True, kw_only=True):
    test_call_id: Given
    reason: Text
