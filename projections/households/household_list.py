"""Lists of households: those of a division, those found by number or by person, a page at a time."""

from collections.abc import Sequence
from datetime import date
from typing import Final, LiteralString
from uuid import UUID

import msgspec

from projections.engine.snapshot import Snapshot

STATUSES: Final = ("open", "paused", "to_close", "closed")


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
    """What to list. `number`: part of a household number. `persons`: households one of them belongs to."""

    division: str = ""
    category: str | None = None
    status: str | None = None
    number: str | None = None
    persons: tuple[UUID, ...] | None = None


LISTED: Final[LiteralString] = """
with listed as (
  select h.ledger, h.household_id, h.household_no, h.division, h.category,
         case when h.closed_on <= %(on)s then 'closed' when h.left_on <= %(on)s then 'to_close'
              when exists (select from read.pause p
                            where p.household_id = h.household_id and known(p) and p.from_on <= %(on)s and %(on)s < p.until_on)
              then 'paused' else 'open' end as status
    from read.household h
   where known(h)
     and h.from_on <= %(on)s and %(on)s < h.until_on and h.registered_on <= %(on)s
     and h.division >= %(division_from)s and h.division < %(division_until)s
     and (%(own)s::uuid[] is null or h.household_id = any(%(own)s))
     and (%(category)s::text is null or h.category = %(category)s)
     and (%(number)s::text is null or strpos(h.household_no, %(number)s) > 0)
     and (%(persons)s::uuid[] is null or h.household_id in (
          select m.household_id from read.member m
           where m.member_id = any(%(persons)s) and known(m)))
)
, chosen as (
  select * from listed where %(status)s::text is null or status = %(status)s
)
"""


def households(snapshot: Snapshot, wanted: Wanted, page: int, size: int) -> tuple[list[ListedHousehold], int]:
    """A page of the households wanted, by village and number, and how many there are in all."""
    found = snapshot.rows(
        ListedHousehold,
        LISTED
        + """
        , page as (
          select * from chosen order by division, household_no, household_id limit %(size)s offset %(skipped)s
        )
        select p.ledger, p.household_id, p.household_no, p.division, p.category, p.status,
               (select nullif(r.any_on, '0001-01-01') from read.reach r
                 where r.household_id = p.household_id and r.ledger = p.ledger and known(r) and r.from_on <= %(on)s and %(on)s < r.until_on)
          from page p
         order by p.division, p.household_no, p.household_id
        """,
        size=size,
        skipped=(page - 1) * size,
        **_parameters(snapshot, wanted),
    )
    total = snapshot.value(LISTED + "select count(*) from chosen", **_parameters(snapshot, wanted))
    return found, int(total or 0)


def to_close(snapshot: Snapshot, division: str) -> int:
    """How many households have nobody living and are not closed: found by an index of their own, however many others are."""
    lowest, end = snapshot.scope.span(division)
    number: int = snapshot.value(
        """
        select count(*) from read.household h
         where known(h) and h.left_on < h.closed_on and h.left_on <= %(on)s and %(on)s < h.closed_on
           and h.from_on <= %(on)s and %(on)s < h.until_on
           and h.division >= %(division_from)s and h.division < %(division_until)s
           and (%(own)s::uuid[] is null or h.household_id = any(%(own)s))
        """,
        division_from=lowest,
        division_until=end,
        own=snapshot.scope.own(),
    )
    return number


def names(snapshot: Snapshot, households: Sequence[UUID]) -> dict[UUID, list[Name]]:
    """The members of these households, by household; names sealed."""
    rows = snapshot.rows(
        Name,
        """
        select m.household_id, m.member_id, m.ledger, m.name, m.relation, %(on)s <= m.died_on
          from read.member m
         where m.household_id = any(%(households)s) and known(m)
           and not exists (select from read.place p  -- where it lived before it moved, for those who see both places
                            where p.household_id = m.household_id and p.ledger = m.ledger and not p.here
                              and exists (select from read.place h where h.household_id = p.household_id and h.here))
         order by m.relation, m.member_id
        """,
        households=list(households),
    )
    found: dict[UUID, list[Name]] = {}
    for row in rows:
        found.setdefault(row.household_id, []).append(row)
    return found


def _parameters(snapshot: Snapshot, wanted: Wanted) -> dict[str, object]:
    lowest, end = snapshot.scope.span(wanted.division)
    return {
        "division_from": lowest,
        "division_until": end,
        "own": snapshot.scope.own(),
        "category": wanted.category,
        "status": wanted.status,
        "number": wanted.number,
        "persons": None if wanted.persons is None else list(wanted.persons),
    }
