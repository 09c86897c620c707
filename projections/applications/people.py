"""The names of people who applied, wherever they live: who leads the division that pays knows whom it pays."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

import msgspec

from projections.engine.snapshot import Snapshot


class Person(msgspec.Struct, frozen=True):
    """`name` sealed, in the stream of the household."""

    person_id: UUID
    name: str | None
    ledger: str
    household_id: UUID
    born_on: date
    household_no: str


def people(snapshot: Snapshot, person_ids: Iterable[UUID]) -> dict[UUID, Person]:
    """By id; of one told of in several households the last."""
    found = snapshot.rows(
        Person,
        """
        select m.member_id, m.name, m.ledger, m.household_id, m.born_on, r.household_no
          from read.member m
         cross join lateral (select r.household_no from read.registration r -- one by one, however many there are
                              where r.ledger = m.ledger and r.household_id = m.household_id and known(r) offset 0) r
         where m.member_id = any(%(wanted)s) and known(m)
         order by m.left_on, m.from_on
        """,
        wanted=list(set(person_ids)),
    )
    return {each.person_id: each for each in found}
