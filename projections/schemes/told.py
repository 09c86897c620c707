"""What is told of people and their households, as known: a question a table, for any number of households."""

from collections import defaultdict
from datetime import date
from typing import Final
from uuid import UUID

import msgspec

from casework.common.days import FOREVER
from casework.households.state import TELLS_NOTHING
from projections.engine.snapshot import Snapshot


class Member(msgspec.Struct, frozen=True):
    person_id: UUID
    household_id: UUID
    ledger: str
    relation: str
    sex: str
    born_on: date
    hukou_division: str | None
    from_on: date
    left_on: date
    died_on: date
    told_at: int
    death_told_at: int | None


class Closed(msgspec.Struct, frozen=True):
    """`reopened_on`: the first day on which the household is open again; FOREVER while it is not."""

    household_id: UUID
    ledger: str
    closed_on: date
    reopened_on: date
    position: int


class Child(msgspec.Struct, frozen=True):
    household_id: UUID
    ledger: str
    died_on: date | None
    level: int | None
    position: int


class Category(msgspec.Struct, frozen=True):
    household_id: UUID
    ledger: str
    from_on: date
    category: str
    position: int
    whole: bool


class LifeEvent(msgspec.Struct, frozen=True):
    household_id: UUID
    ledger: str
    kind: str
    subject: str
    occurred_on: date
    verified: bool
    level: int | None
    residence_division: str | None
    hukou_division: str | None
    position: int


class Family(msgspec.Struct):
    """All that is told of one household, in the order of its days. `registered_in`: the ledger in which it was known first, of one that
    moved with a registration (hukou)."""

    members: list[Member] = []
    child: Child | None = None
    categories: list[Category] = []
    told: list[LifeEvent] = []
    closed: list[Closed] = []
    registered_in: str | None = None


def members(snapshot: Snapshot, wanted: set[UUID]) -> list[Member]:
    """In such an order that of each person the row that counts comes last: not left, where the household is, not closed, the latest."""
    return snapshot.rows(
        Member,
        """
        select m.member_id, m.household_id, m.ledger, m.relation, m.sex, m.born_on, m.hukou_division, m.from_on,
               m.left_on, m.died_on, m.told_at, m.death_told_at
          from read.member m
          left join lateral (select r.closed_on from read.registration r
                              where r.ledger = m.ledger and r.household_id = m.household_id and known(r) offset 0) r on true
          left join lateral (select p.here from read.place p -- one by one, however many places there are
                              where p.ledger = m.ledger and p.household_id = m.household_id and known(p) offset 0) p on true
         where m.member_id = any(%(wanted)s) and known(m)
         order by m.left_on > %(on)s, coalesce(p.here, true), coalesce(r.closed_on, %(never)s) = %(never)s, m.from_on, m.ledger
        """,
        wanted=list(wanted),
        never=FOREVER,
    )


def families(snapshot: Snapshot, households: set[UUID]) -> dict[UUID, Family]:
    found: dict[UUID, Family] = defaultdict(Family)
    wanted = {"households": list(households)}
    for member in snapshot.rows(Member, OF_HOUSEHOLDS, **wanted):
        found[member.household_id].members.append(member)
    for child in snapshot.rows(Child, CHILDREN, **wanted):
        found[child.household_id].child = child
    for said in snapshot.rows(Category, CATEGORIES, **wanted):
        found[said.household_id].categories.append(said)
    for told in snapshot.rows(LifeEvent, LIFE_EVENTS, tells_nothing=list(TELLS_NOTHING), **wanted):
        found[told.household_id].told.append(told)
    for closed in snapshot.rows(Closed, CLOSURES, **wanted):
        found[closed.household_id].closed.append(closed)
    moved = [home for home, family in found.items() if any(each.hukou_division for each in family.told)]
    for first in snapshot.rows(_First, REGISTERED_IN, households=moved) if moved else ():
        found[first.household_id].registered_in = first.ledger
    return found


class _First(msgspec.Struct, frozen=True):
    household_id: UUID
    ledger: str


OF_HOUSEHOLDS: Final = """
    select m.member_id, m.household_id, m.ledger, m.relation, m.sex, m.born_on, m.hukou_division, m.from_on,
           m.left_on, m.died_on, m.told_at, m.death_told_at
      from read.member m
     where m.household_id = any(%(households)s) and known(m)
     order by m.household_id, m.from_on, m.member_id, m.ledger
"""
CHILDREN: Final = """
    select c.household_id, c.ledger, c.died_on, c.disability_level, c.known_from
      from read.child c
     where c.household_id = any(%(households)s) and known(c)
     order by c.household_id, c.known_from
"""
CATEGORIES: Final = """
    select s.household_id, s.ledger, s.from_on, s.category, s.said_at, s.whole
      from read.said_category s
     where s.household_id = any(%(households)s) and known(s)
     order by s.household_id, s.from_on, s.said_at
"""
LIFE_EVENTS: Final = """
    select l.household_id, l.ledger, l.kind, l.subject, l.occurred_on, l.status = 'verified', l.level,
           l.residence_division, l.hukou_division, l.told_at
      from read.life_event l
     where l.household_id = any(%(households)s) and l.status <> all(%(tells_nothing)s) and known(l)
     order by l.household_id, l.occurred_on, l.told_at
"""
CLOSURES: Final = """
    select c.household_id, c.ledger, c.closed_on, c.reopened_on, c.told_at
      from read.closure c
     where c.household_id = any(%(households)s) and known(c)
     order by c.household_id, c.closed_on, c.told_at
"""
# Whatever is known: where a household was registered first does not change.
REGISTERED_IN: Final = """
    select distinct s.household_id, s.ledger from read.said_category s
     where s.household_id = any(%(households)s) and s.from_on = '0001-01-01' and not s.whole
"""
