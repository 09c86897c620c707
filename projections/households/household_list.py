"""Lists of households: those of a division, those found by number or by person, a page at a time."""

from collections.abc import Sequence
from datetime import date
from typing import Final, LiteralString
from uuid import UUID

import msgspec

from projections.engine.snapshot import Snapshot

STATUSES: Final = ("open", "paused", "to_close", "closed", "merged")


class ListedHousehold(msgspec.Struct, frozen=True):
    """One household of a list. `status`: as in projections/households/case.py; `last_on`: last reached by a contact."""

    ledger: str
    household_id: UUID
    household_no: str
    division: str
    category: str
    status: str
    last_on: date | None


class Name(msgspec.Struct, frozen=True):
    """A member's sealed name, to be opened where it is shown."""

    household_id: UUID
    member_id: UUID
    ledger: str
    name: str | None
    relation: str
    alive: bool


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """What to list. `number`: part of a household number. `persons`: households one of them belongs to. `staff`: those
    whom this staff member looks after. `by_last_contact`: who was reached longest ago first, else by village and number.
    """

    division: str = ""
    staff: UUID | None = None
    by_last_contact: bool = False
    category: str | None = None
    status: str | None = None
    number: str | None = None
    persons: tuple[UUID, ...] | None = None


LISTED: Final[LiteralString] = """
with listed as (
  select h.ledger, h.household_id, h.household_no, h.division, h.category,
         case when exists (select from read.merging g where g.household_id = h.household_id and known(g)) then 'merged'
              when h.closed then 'closed' when h.members = '[]' then 'to_close'
              when h.paused then 'paused' else 'open' end as status
    from read.standing h
   where known(h)
     and h.from_on <= %(on)s and %(on)s < h.until_on and h.registered_on <= %(on)s
     and h.division >= %(division_from)s and h.division < %(division_until)s
     and (%(own)s::uuid[] is null or h.household_id = any(%(own)s))
     and (%(category)s::text is null or h.category = %(category)s)
     and (%(number)s::text is null or strpos(h.household_no, %(number)s) > 0)
     and (%(persons)s::uuid[] is null or h.household_id in (
          select m.household_id from read.member m
           where m.member_id = any(%(persons)s) and known(m)))
     and (%(staff)s::uuid is null or h.household_id in (
          select a.household_id from read.assignment a
           where a.staff_id = %(staff)s and known(a) and a.from_on <= %(on)s and %(on)s < a.until_on))
     and (%(status)s::text is distinct from 'to_close' or h.members = '[]' and not h.closed and h.registered_on < h.until_on)
)
, chosen as (
  select * from listed where %(status)s::text is null or status = %(status)s
)
"""


LAST: Final[LiteralString] = """
(select nullif(r.any_on, '0001-01-01') from read.reach r
  where r.household_id = p.household_id and r.ledger = p.ledger and known(r) and r.from_on <= %(on)s and %(on)s < r.until_on)
"""
BY_NUMBER: Final[LiteralString] = "p.division, p.household_no, p.household_id"


def households(snapshot: Snapshot, wanted: Wanted, page: int, size: int) -> tuple[list[ListedHousehold], int]:
    """A page of the households wanted, in their order, and how many there are in all."""
    parameters = _parameters(snapshot, wanted)
    order = LAST + "nulls first, " + BY_NUMBER if wanted.by_last_contact else BY_NUMBER
    found = snapshot.rows(
        ListedHousehold,
        LISTED
        + ", page as (select * from chosen p order by "
        + order
        + " limit %(size)s offset %(skipped)s) select p.ledger, p.household_id, p.household_no, p.division, p.category, "
        + "p.status, "
        + LAST
        + " from page p order by "
        + order,
        size=size,
        skipped=(page - 1) * size,
        **parameters,
    )
    total = snapshot.value(LISTED + "select count(*) from chosen", **parameters)
    return found, int(total or 0)


def to_close(snapshot: Snapshot, division: str) -> int:
    """How many households have nobody living and are not closed: found by an index of their own, however many others are."""
    lowest, end = snapshot.scope.span(division)
    number: int = snapshot.value(
        """
        select count(*) from read.standing h
         where known(h) and h.members = '[]' and not h.closed and h.registered_on < h.until_on
           and h.registered_on <= %(on)s and h.from_on <= %(on)s and %(on)s < h.until_on
           and h.division >= %(division_from)s and h.division < %(division_until)s
           and (%(own)s::uuid[] is null or h.household_id = any(%(own)s))
        """,
        division_from=lowest,
        division_until=end,
        own=snapshot.scope.own(),
    )
    return number


def names(snapshot: Snapshot, households: Sequence[UUID], also_left: bool = False) -> dict[UUID, list[Name]]:
    """The members of these households, by household; names sealed. `also_left`: with those who have left, as not there."""
    rows = snapshot.rows(
        Name,
        """
        select m.household_id, m.member_id, m.ledger, m.name, m.relation,
               %(on)s <= m.died_on and %(on)s < m.left_on
          from read.member m
         where m.household_id = any(%(households)s) and known(m) and (%(also_left)s or %(on)s < m.left_on)
           and not exists (select from read.place p  -- where it lived before it moved, for those who see both places
                            where p.household_id = m.household_id and p.ledger = m.ledger and not p.here
                              and exists (select from read.place h where h.household_id = p.household_id and h.here))
         order by m.relation, m.member_id
        """,
        households=list(households),
        also_left=also_left,
    )
    return _by_household(rows)


def member_names(snapshot: Snapshot, members: Sequence[UUID]) -> list[Name]:
    """These members, as far as the reader may see them; names sealed."""
    return snapshot.rows(
        Name,
        """
        select m.household_id, m.member_id, m.ledger, m.name, m.relation, %(on)s <= m.died_on
          from read.member m
         where m.member_id = any(%(members)s) and known(m)
        """,
        members=list(members),
    )


def _by_household(rows: Sequence[Name]) -> dict[UUID, list[Name]]:
    found: dict[UUID, list[Name]] = {}
    for row in rows:
        found.setdefault(row.household_id, []).append(row)
    return found


def _parameters(snapshot: Snapshot, wanted: Wanted) -> dict[str, object]:
    lowest, end = snapshot.scope.span(wanted.division)
    return {
        "division_from": lowest,
        "division_until": end,
        "staff": wanted.staff,
        "own": snapshot.scope.own(),
        "category": wanted.category,
        "status": wanted.status,
        "number": wanted.number,
        "persons": None if wanted.persons is None else list(wanted.persons),
    }
