"""Designated hospitals on a day, and what each still lacks before its green channel is ready."""

from datetime import date
from uuid import UUID

import msgspec

from casework.divisions.codes import range_of
from projections.engine.snapshot import Snapshot


class ListedHospital(msgspec.Struct, frozen=True):
    """A hospital as designated on the snapshot's day. `designated_on`: since when; person and phone sealed."""

    hospital_id: UUID
    ledger: str
    name: str
    division: str
    department: str | None
    responsible_person: str | None
    phone: str | None
    pathway: list[str]
    from_on: date
    until_on: date
    designated_on: date

    def missing(self) -> list[str]:
        """What is not there yet: department, responsible_person, phone, pathway."""
        parts = ("department", "responsible_person", "phone", "pathway")
        return [part for part in parts if not getattr(self, part)]


def hospitals(snapshot: Snapshot, division: str) -> list[ListedHospital]:
    """The hospitals of a division that are, were or will be designated, each in its span of the day."""
    lowest, end = range_of(division)
    return snapshot.rows(
        ListedHospital,
        """
        with spans as (
          select h.*, min(h.from_on) over (partition by h.hospital_id) as designated_on,
                 row_number() over (partition by h.hospital_id
                                    order by (h.from_on <= %(on)s) desc,
                                             case when h.from_on <= %(on)s then h.from_on end desc,
                                             h.from_on) as place
            from read.hospital h
           where known(h)
             and h.division >= %(division_from)s and h.division < %(division_until)s
        )
        select hospital_id, ledger, name, division, department, responsible_person, phone, pathway,
               from_on, until_on, designated_on
          from spans where place = 1
         order by division, name, hospital_id
        """,
        division_from=lowest,
        division_until=end,
    )
