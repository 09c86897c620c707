"""What one row of the ledger says once it is accepted."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

Relation = Literal["father", "mother"]
Category = Literal["child_deceased", "child_disabled", "surgery_complication"]


@dataclass(frozen=True, slots=True)
class Member:
    relation: Relation
    name: str
    id_number: str
    """18 characters, check digit right."""
    phone: str | None
    second_phone: str | None = None


@dataclass(frozen=True, slots=True)
class Contact:
    name: str
    phone: str | None


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """An acceptable row. `row` is the sheet's row number from 1; `division` the village's 12 digits."""

    row: int
    household_no: str | None
    division: str
    category: Category
    members: tuple[Member, ...]
    address: str | None
    disability_level: int | None
    village_contact: Contact | None
    township_contact: Contact | None
    doctor: str | None
    signed_on: date | None
    pass_number: str | None
    last_contact_on: date | None
    last_home_visit_on: date | None
    account: str | None
    remark: str | None
