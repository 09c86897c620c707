"""Designated hospitals on a day, what each still lacks before its green channel is ready, and when it was tested."""

from datetime import date, timedelta
from typing import Any, Final, LiteralString
from uuid import UUID

import msgspec

from casework.care.terms import terms_on
from casework.divisions.codes import range_of, trim
from projections.engine.scope import ledgers_above
from projections.engine.snapshot import Snapshot

COUNTY_DIGITS: Final = 6


class ListedHospital(msgspec.Struct, frozen=True):
    """A hospital as designated on the snapshot's day. `designated_on`: since when; person and phone sealed.

    `tested_on`: when its person in charge last answered a test call by that day; `tested`: within the last quarter.
    `vacant_from`: the next day on which it has no person in charge, where that is known to come.
    """

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
    serves: list[str]
    successor_id: UUID | None
    designated_on: date
    tested_on: date | None
    tested: bool
    vacant_from: date | None

    def missing(self) -> list[str]:
        """What is not there yet: department, responsible_person, phone, pathway."""
        parts = ("department", "responsible_person", "phone", "pathway")
        return [part for part in parts if not getattr(self, part)]

    @property
    def ready(self) -> bool:
        return not self.missing()


# Each in its span of the day, else the next one, else the last.
LISTED: Final[LiteralString] = """
spans as (
  select h.*, min(h.from_on) over (partition by h.hospital_id) as designated_on,
         min(case when h.responsible_person is null and h.from_on > %(on)s and h.from_on < h.until_on then h.from_on end)
             over (partition by h.hospital_id) as vacant_from,
         row_number() over (partition by h.hospital_id
                            order by (h.from_on <= %(on)s) desc,
                                     case when h.from_on <= %(on)s then h.from_on end desc,
                                     h.from_on) as place
    from read.hospital h join wanted w on w.hospital_id = h.hospital_id
   where known(h)
)
, listed as (
  select s.*, (select max(c.called_on) from read.hospital_test_call c
                where c.hospital_id = s.hospital_id and known(c) and c.reached and c.right_person and c.called_on <= %(on)s)
              as tested_on
    from spans s where s.place = 1
)
select hospital_id, ledger, name, division, department, responsible_person, phone, pathway,
       from_on, until_on, serves, successor_id, designated_on, tested_on,
       coalesce(tested_on > %(tested_after)s, false) as tested, vacant_from
  from listed
 order by division, name, hospital_id
"""
OF_DIVISION: Final[LiteralString] = """
with wanted as (
  select distinct h.hospital_id from read.hospital h
   where h.division >= %(division_from)s and h.division < %(division_until)s
)
,
"""
FROM_ABOVE: Final[LiteralString] = """
with wanted as (
  select distinct h.hospital_id from read.hospital h where h.ledger = any(%(above)s) and %(county)s = any(h.serves)
)
,
"""
ONE: Final[LiteralString] = "with wanted as (select %(hospital)s::uuid as hospital_id) , "


def hospitals(snapshot: Snapshot, division: str) -> list[ListedHospital]:
    """The hospitals of a division that are, were or will be designated, each in its span of the day."""
    lowest, end = range_of(division)
    return _listed(snapshot, OF_DIVISION, division_from=lowest, division_until=end)


def serving(snapshot: Snapshot, division: str) -> list[ListedHospital]:
    """The hospitals of the prefecture, the province and the nation that are designated for a county. They make nobody covered."""
    county = trim(division)[:COUNTY_DIGITS]
    found = _listed(snapshot, FROM_ABOVE, above=list(ledgers_above(county)), county=county)
    return [one for one in found if county in one.serves and one.from_on <= snapshot.on < one.until_on]


def hospital(snapshot: Snapshot, hospital_id: UUID) -> ListedHospital | None:
    """One of them; None where there is none that the reader sees."""
    return next(iter(_listed(snapshot, ONE, hospital=hospital_id)), None)


def _listed(snapshot: Snapshot, wanted: LiteralString, **asked: Any) -> list[ListedHospital]:
    tested_after = snapshot.on - timedelta(days=terms_on(snapshot.on).tested_within_days)
    return snapshot.rows(ListedHospital, wanted + LISTED, tested_after=tested_after, **asked)
