"""Households that nobody has reached for so many attempts in a row, or whose number turned out to be wrong.

A contact that reached somebody ends it, and so does one that somebody declined: they were there. Who was not tried for a
year is not called so: they are overdue.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final, LiteralString
from uuid import UUID

import msgspec

from projections.engine.snapshot import Snapshot
from projections.oversight.ledgers import ledgers_below, ledgers_of
from projections.policies.in_force import in_force

TRIED_WITHIN: Final = timedelta(days=366)


class Unreached(msgspec.Struct, frozen=True):
    """`since`: the day of the first attempt that reached nobody; `attempts`: how many since then; `wrong_number`: one of
    them found the number to be wrong.
    """

    ledger: str
    household_id: UUID
    household_no: str
    division: str
    since: date
    last_on: date
    attempts: int
    wrong_number: bool


def unreached(snapshot: Snapshot, division: str, page: int = 1, size: int = 50) -> tuple[list[Unreached], int]:
    """A page of those of a division on the snapshot's day, the longest unreached first, and how many there are."""
    lowest, end = snapshot.scope.span(division)
    found = _asked(snapshot, ledgers_below(snapshot, division), lowest, end, snapshot.scope.own())
    return found[(page - 1) * size : page * size], len(found)


def unreached_count(snapshot: Snapshot, division: str) -> int:
    return unreached(snapshot, division, 1, 1)[1]


def unreached_since(snapshot: Snapshot, household_id: UUID) -> Unreached | None:
    """Of one household; nothing where somebody was reached."""
    found = _asked(snapshot, ledgers_of(snapshot, [household_id]), "0", "99", [household_id])
    return found[0] if found else None


def _asked(
    snapshot: Snapshot, ledgers: Sequence[str], lowest: str, end: str, only: list[UUID] | None
) -> list[Unreached]:
    after = {ledger: each.edition.unreached_after for ledger, each in in_force(snapshot, ledgers).items()}
    return snapshot.rows(
        Unreached,
        UNREACHED,
        wanted=list(after),
        after=list(after.values()),
        division_from=lowest,
        division_until=end,
        only=only,
        tried_after=snapshot.on - TRIED_WITHIN,
    )


# Those tried in vain within the year are looked for by an index; then when each was last there.
UNREACHED: Final[LiteralString] = """
with tried as (
  select distinct c.ledger, c.household_id
    from read.contact c
   where known(c) and c.outcome = 'not_reached' and c.ledger = any(%(wanted)s)
     and c.occurred_on > %(tried_after)s and c.occurred_on <= %(on)s
     and (%(only)s::uuid[] is null or c.household_id = any(%(only)s))
)
select t.ledger, t.household_id, h.household_no, h.division, vain.since, vain.last_on, vain.attempts, vain.wrong_number
  from tried t
  join unnest(%(wanted)s::text[], %(after)s::bigint[]) as p(ledger, after) on p.ledger = t.ledger
  join read.standing h on h.ledger = t.ledger and h.household_id = t.household_id and known(h)
   and h.from_on <= %(on)s and %(on)s < h.until_on and h.entered_on <= %(on)s and %(on)s < h.left_on
 cross join lateral (
       select min(c.occurred_on) as since, max(c.occurred_on) as last_on, count(*) as attempts,
              bool_or(c.hindrance is not null and c.hindrance = 'wrong_number') as wrong_number
         from read.contact c
        where c.ledger = t.ledger and c.household_id = t.household_id and known(c) and c.outcome = 'not_reached'
          and c.occurred_on <= %(on)s
          and c.occurred_on > coalesce((select max(there.occurred_on) from read.contact there
                                         where there.ledger = t.ledger and there.household_id = t.household_id and known(there)
                                           and there.outcome <> 'not_reached' and there.occurred_on <= %(on)s), '0001-01-01')
       ) vain
 where h.division >= %(division_from)s and h.division < %(division_until)s
   and (vain.attempts >= p.after or vain.wrong_number)
 order by vain.since, h.household_no, t.household_id
"""
