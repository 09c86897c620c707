"""Case files that do not seem to stand where they belong, in a county or an area within one (casework/oversight/belonging.py)."""

from collections.abc import Iterator
from datetime import date
from typing import Final, LiteralString
from uuid import UUID

import msgspec
from msgspec import Struct

from casework.ledger.database import Database
from casework.oversight.belonging import File, Finding, Told, should_enter, should_leave
from projections.engine.snapshot import Snapshot
from projections.oversight.ledgers import ledgers_below


class Found(Struct, frozen=True):
    """A household with what was found; `since`: the day the newest of its facts tells of, as far as one does."""

    ledger: str
    household_id: UUID
    household_no: str
    division: str
    finding: Finding
    since: date | None


FILES: Final[LiteralString] = """
select h.ledger, h.household_id, h.household_no, h.division, h.category, h.closed,
       (select r.closure_cause from read.registration r where r.household_id = h.household_id and known(r)),
       json_array_length(h.members::json),
       exists (select from read.member m join read.member o on o.member_id = m.member_id
                where m.household_id = h.household_id and known(m) and known(o) and o.household_id <> h.household_id)
         or exists (select from read.merging g where g.household_id = h.household_id and known(g)),
       exists (select from read.child c where c.household_id = h.household_id and known(c) and c.died_on <= %(on)s),
       (select min(c.disability_level) from read.child c where c.household_id = h.household_id and known(c)),
       coalesce((select json_agg(json_build_object('kind', e.kind, 'occurred_on', e.occurred_on, 'verified', e.status = 'verified',
                                                   'child', e.subject = 'child', 'level', e.level)
                                 order by e.occurred_on, e.life_event_id)
                   from read.life_event e
                  where e.household_id = h.household_id and known(e) and e.occurred_on <= %(on)s and e.status <> 'rejected'),
                '[]'::json)::text
  from read.standing h
 where h.ledger = %(ledger)s and known(h) and h.from_on <= %(on)s and h.until_on > %(on)s and h.registered_on <= %(on)s
   and h.division >= %(division_from)s and h.division < %(division_until)s
   and (%(own)s::uuid[] is null or h.household_id = any(%(own)s))
 order by h.division, h.household_no, h.household_id
"""


def findings(database: Database, snapshot: Snapshot, division: str) -> list[Found]:
    """By place and number; one household may be found twice: as one to enter, and as one of two that are one."""
    ledgers = ledgers_below(snapshot, division)
    return [each for ledger in ledgers for each in _of_ledger(database, snapshot, ledger, division)]


def _of_ledger(database: Database, snapshot: Snapshot, ledger: str, division: str) -> Iterator[Found]:
    lowest, end = snapshot.scope.span(division)
    cursor = snapshot.connection.execute(
        snapshot.whole(FILES),
        snapshot.parameters(
            {"ledger": ledger, "division_from": lowest, "division_until": end, "own": snapshot.scope.own()}
        ),
    )
    twice = _same_persons(database, snapshot, ledger)
    told = msgspec.json.Decoder(tuple[Told, ...]).decode
    for _, household_id, number, place, category, closed, cause, living, elsewhere, died, level, events in cursor:
        file = File(category, closed, cause, living, elsewhere, died, level, told(events))
        days = [each.occurred_on for each in file.told]
        twins: tuple[Finding | None, ...] = ("same_person",) if household_id in twice and not file.closed else ()
        for finding in (should_enter(file), should_leave(file), *twins):
            if finding:
                yield Found(ledger, household_id, number, place, finding, days[-1] if days else None)


def _same_persons(database: Database, snapshot: Snapshot, ledger: str) -> set[UUID]:
    """Open households that share somebody of one name and birth day under two identities."""
    with database.single() as connection:
        rows = connection.execute(
            """
            with living as (
              select m.household_id, m.member_id, m.born_on, b.key
                from read.member m join keys.blind_index b on b.subject = m.member_id and b.kind = 'name'
               where m.ledger = %(ledger)s and m.known_from <= %(position)s and %(position)s < m.known_until
                 and %(on)s <= m.died_on and %(on)s < m.left_on
                 and exists (select from read.standing h
                              where h.household_id = m.household_id and h.known_from <= %(position)s
                                and %(position)s < h.known_until and h.from_on <= %(on)s and h.until_on > %(on)s
                                and not h.closed))
            select distinct unnest(array_agg(household_id)) from living
             group by key, born_on having count(distinct member_id) > 1
            """,
            {"ledger": ledger, "position": snapshot.known[ledger], "on": snapshot.on},
        )
        return {household_id for (household_id,) in rows}
