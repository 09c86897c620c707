"""Everything that can be asked of a designated hospital."""

from datetime import date
from uuid import UUID

import msgspec


class Command(msgspec.Struct, frozen=True, kw_only=True):
    hospital_id: UUID


class DesignateHospital(Command, frozen=True, kw_only=True):
    name: str
    division: str
    from_on: date
    department: str | None = None
    responsible_person: str | None = None
    phone: str | None = None
    pathway: tuple[str, ...] = ()


class ChangeResponsible(Command, frozen=True, kw_only=True):
    """A field left at None keeps what was; an empty text (or pathway) makes it vacant."""

    from_on: date
    department: str | None = None
    responsible_person: str | None = None
    phone: str | None = None
    pathway: tuple[str, ...] | None = None


class WithdrawHospital(Command, frozen=True, kw_only=True):
    withdrawn_on: date
    reason: str | None = None
