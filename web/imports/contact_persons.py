"""What an accepted row becomes of the contact persons it names: staff records with their posts."""

from datetime import date
from typing import Any
from uuid import UUID, uuid5

from casework.staff.commands import RegisterStaff, TakePost
from web.imports.row import Contact, LedgerRow
from web.office import Office

STAFF = UUID("0c6f2f0a-3f0e-4c56-9a3e-5a9b6f3c2d11")  # the namespace of staff records that imports make


def contact_persons(office: Office, ledger: str, row: LedgerRow, on: date) -> list[tuple[str, UUID, list[Any]]]:
    """For each level named in the row: the staff record, and the commands that make sure of it and of its post."""
    named = (("village", row.village_contact, row.division), ("township", row.township_contact, row.division[:9]))
    found: list[tuple[str, UUID, list[Any]]] = []
    for level, contact, division in named:
        if contact:
            staff_id = _staff_id(office, ledger, contact, row.division)
            register = RegisterStaff(staff_id=staff_id, name=contact.name, phone=contact.phone)
            found.append((level, staff_id, [register, _post(staff_id, level, division, on)]))
    return found


def _staff_id(office: Office, ledger: str, contact: Contact, village: str) -> UUID:
    """One record per name and phone; without a phone one per name and village. The same at every import."""
    text = f"{ledger}/{contact.name}/{contact.phone or village}"
    return uuid5(STAFF, office.casework.keys.blind("staff", text).hex())


def _post(staff_id: UUID, level: Any, division: str, on: date) -> TakePost:
    post_id = uuid5(staff_id, f"{level} {division}")
    return TakePost(staff_id=staff_id, post_id=post_id, level=level, division=division, from_on=on)
