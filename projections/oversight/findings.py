"""Case files that do not seem to stand where they belong, in a county or an area within one (casework/oversight/belonging.py)."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final, LiteralString, NamedTuple
from uuid import UUID

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from casework.ledger.database import Database
from casework.oversight.belonging import File, Finding, Told, should_enter, should_leave
from casework.oversight.spans import Member
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
       exists (select from read.merging g where g.household_id = h.household_id and known(g)), h.members,
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
 order by h.division, h.household_no, h.household_id
"""


def findings(database: Database, snapshot: Snapshot, division: str) -> list[Found]:
    """By place and number; one household may be found twice: as one to enter, and as one of two that are one."""
    ledgers = ledgers_below(snapshot, division)
    return [each for ledger in ledgers for each in _of_ledger(database, snapshot, ledger, division)]


class Row(NamedTuple):
    """A household's file as it is read, with its living members."""

    ledger: str
    household_id: UUID
    household_no: str
    division: str
    file: File
    members: tuple[Member, ...]


def _of_ledger(database: Database, snapshot: Snapshot, ledger: str, division: str) -> Iterator[Found]:
    """The whole ledger is looked through: whom a closed file names may live anywhere in the county by now."""
    rows = list(_rows(snapshot, ledger))
    open_ = {member.member_id for row in rows if not row.file.closed for member in row.members}
    twice = _same_persons(database, rows)
    lowest, end = snapshot.scope.span(division)
    for row in rows:
        if lowest <= row.division < end:
            elsewhere = row.file.elsewhere or (row.file.closed and any(m.member_id in open_ for m in row.members))
            yield from _found(row, replace(row.file, elsewhere=elsewhere), row.household_id in twice)


def _rows(snapshot: Snapshot, ledger: str) -> Iterator[Row]:
    told, members = msgspec.json.Decoder(tuple[Told, ...]).decode, msgspec.json.Decoder(tuple[Member, ...]).decode
    cursor = snapshot.connection.execute(snapshot.whole(FILES), snapshot.parameters({"ledger": ledger}))
    for of, household_id, number, place, category, closed, cause, merged, living, died, level, events in cursor:
        people = members(living)
        file = File(category, closed, cause, len(people), merged, died, level, told(events))
        yield Row(of, household_id, number, place, file, people)


def _found(row: Row, file: File, twice: bool) -> Iterator[Found]:
    days = [each.occurred_on for each in file.told]
    twin: Finding | None = "same_person" if twice and not file.closed else None
    for finding in (should_enter(file), should_leave(file), twin):
        if finding:
            yield Found(*row[:4], finding, days[-1] if days else None)


def _same_persons(database: Database, rows: Sequence[Row]) -> set[UUID]:
    """Open households that share somebody of one name and birth day under two identities."""
    living = {member: row.household_id for row in rows if not row.file.closed for member in row.members}
    with database.single() as connection:
        names = connection.execute(
            "select subject, key from keys.blind_index where kind = 'name' and subject = any(%(people)s)",
            {"people": [member.member_id for member in living]},
        ).fetchall()
    name_of = dict(names)
    alike: dict[tuple[bytes, date], list[Member]] = {}
    for member in living:
        if member.member_id in name_of:
            alike.setdefault((name_of[member.member_id], member.born_on), []).append(member)
    return {living[member] for several in alike.values() if len(several) > 1 for member in several}
