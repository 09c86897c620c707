"""A staff member as a page shows them: the record with name and phone opened, and the posts."""

from typing import NamedTuple
from uuid import UUID

from projections.staff import staff_list
from projections.staff.staff_list import HeldPost, StaffMember
from web.access.caller import Caller
from web.office import Office, not_found
from web.unsealing import unsealed


class Person(NamedTuple):
    record: StaffMember
    name: str
    phone: str
    posts: list[HeldPost]


def person_of(office: Office, caller: Caller, staff_id: UUID) -> Person:
    """Raises Problem 404 where the reader sees no such record."""
    with office.open_snapshot(caller) as snapshot:
        record = staff_list.person(snapshot, staff_id)
        posts = staff_list.posts(snapshot, [staff_id]).get(staff_id, [])
    if record is None:
        raise not_found()
    texts = unsealed(office, [(token, record.ledger, staff_id) for token in (record.name, record.phone)])
    return Person(record, texts.text(record.name), texts.text(record.phone), posts)
