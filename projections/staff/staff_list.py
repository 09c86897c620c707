"""Staff, the posts they hold, and how many households each looks after."""

from collections.abc import Sequence
from datetime import date
from typing import Final
from uuid import UUID

import msgspec

from casework.common.days import FOREVER
from casework.divisions.codes import ledger_of, range_of
from projections.engine.snapshot import Snapshot

LOOKED_AFTER: Final = """
    (select count(distinct a.household_id) from read.assignment a
      where a.staff_id = s.staff_id and known(a) and a.from_on <= %(on)s and %(on)s < a.until_on)
"""


class StaffMember(msgspec.Struct, frozen=True):
    """A staff record; name and phone sealed. `households`: looked after on the day, in the reader's scope."""

    staff_id: UUID
    ledger: str
    name: str | None
    phone: str | None
    households: int


class HeldPost(msgspec.Struct, frozen=True):
    post_id: UUID
    staff_id: UUID
    level: str
    division: str
    from_on: date
    until_on: date
    ended: bool

    def holds(self, day: date) -> bool:
        return self.from_on <= day < self.until_on

    @property
    def ends(self) -> bool:
        return self.until_on != FOREVER


def staff(snapshot: Snapshot, division: str) -> list[StaffMember]:
    """Everybody with a post, past or present, that reaches into the division, and whoever has none yet."""
    lowest, end = range_of(division)
    return snapshot.rows(
        StaffMember,
        f"""
        with shown as (
          select p.staff_id from read.post p
           where p.known_until = 9223372036854775807
             and p.division >= %(division_from)s and p.division < %(division_until)s
          union
          select n.staff_id from read.staff n
           where n.ledger >= %(division_from)s and n.ledger < %(division_until)s
             and not exists (select from read.post p where p.staff_id = n.staff_id)
        )
        select s.staff_id, s.ledger, s.name, s.phone,
               {LOOKED_AFTER}
          from read.staff s
         where s.staff_id in (select staff_id from shown) and known(s)
        """,
        division_from=lowest,
        division_until=end,
    )


def person(snapshot: Snapshot, staff_id: UUID) -> StaffMember | None:
    """One staff record the reader may see."""
    return snapshot.one(
        StaffMember,
        f"""
        select s.staff_id, s.ledger, s.name, s.phone,
               {LOOKED_AFTER}
          from read.staff s
         where s.staff_id = %(staff)s and known(s)
        """,
        staff=staff_id,
    )


def posts(snapshot: Snapshot, staff_ids: Sequence[UUID]) -> dict[UUID, list[HeldPost]]:
    """All posts of these people, the newest first."""
    rows = snapshot.rows(
        HeldPost,
        """
        select p.post_id, p.staff_id, p.level, p.division, p.from_on, p.until_on, p.ended
          from read.post p
         where p.staff_id = any(%(staff)s) and known(p)
         order by p.from_on desc, p.level, p.post_id
        """,
        staff=list(staff_ids),
    )
    found: dict[UUID, list[HeldPost]] = {}
    for row in rows:
        found.setdefault(row.staff_id, []).append(row)
    return found


class Phone(msgspec.Struct, frozen=True):
    staff_id: UUID
    ledger: str
    phone: str | None  # sealed


def phones(snapshot: Snapshot, staff_ids: Sequence[UUID]) -> list[Phone]:
    """How these people are reached."""
    return snapshot.rows(
        Phone,
        """
        select s.staff_id, s.ledger, s.phone from read.staff s
         where s.staff_id = any(%(staff)s) and known(s)
        """,
        staff=list(staff_ids),
    )


class Candidate(msgspec.Struct, frozen=True):
    """Somebody who holds a post on the snapshot's day and may be assigned at its level."""

    staff_id: UUID
    ledger: str
    name: str | None
    level: str
    division: str
    households: int


def candidates(snapshot: Snapshot, village: str) -> list[Candidate]:
    """Who holds a post in the village's county: those whose post covers the village first."""
    lowest, end = range_of(ledger_of(village))
    return snapshot.rows(
        Candidate,
        f"""
        select s.staff_id, s.ledger, s.name, p.level, p.division,
               {LOOKED_AFTER}
          from read.post p
          join read.staff s on s.staff_id = p.staff_id
         where known(p) and p.from_on <= %(on)s
           and %(on)s < p.until_on
           and known(s)
           and p.division >= %(division_from)s and p.division < %(division_until)s
         order by not starts_with(%(village)s, p.division), left(p.division, 9) <> left(%(village)s, 9),
           p.division, p.level desc
        """,
        village=village,
        division_from=lowest,
        division_until=end,
    )
