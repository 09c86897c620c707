"""Everything that can be asked of a designated hospital, by supervisors."""

from datetime import date
from typing import Annotated, ClassVar

from msgspec import UNSET, Meta, UnsetType

from casework.common import command
from casework.common.command import Division, Given, Short, Text
from casework.common.roles import SUPERVISION, Roles

Pathway = Annotated[tuple[Short, ...], Meta(max_length=30)]


class Command(command.Command, frozen=True, kw_only=True):
    """An order to one hospital."""

    roles: ClassVar[Roles] = SUPERVISION

    stream: ClassVar[str] = "hospital_id"
    hospital_id: Given


class DesignateHospital(Command, frozen=True, kw_only=True):
    name: Short
    division: Division
    from_on: date
    department: Short | None = None
    responsible_person: Short | None = None
    phone: Short | None = None
    pathway: Pathway = ()


class ChangeResponsible(Command, frozen=True, kw_only=True):
    """What is left out stays as it was; None makes it vacant from that day. `from_on` left out: today."""

    from_on: date | None = None
    department: Short | None | UnsetType = UNSET
    responsible_person: Short | None | UnsetType = UNSET
    phone: Short | None | UnsetType = UNSET
    pathway: Pathway | None | UnsetType = UNSET


class WithdrawHospital(Command, frozen=True, kw_only=True):
    """`on` left out: today."""

    on: date | None = None
    reason: Text | None = None
