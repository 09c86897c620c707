"""Days without a contact person in a period: of a division, of those directly below it, and of each household there.

A county and what lies in it is told from the day spans; above a county the roll-up has each day's figures.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple
from uuid import UUID

import msgspec

from casework.divisions.codes import level_of, range_of, trim
from casework.divisions.country import the_divisions
from casework.oversight.day import CountyInputs
from casework.oversight.gaps import Gap, gaps
from casework.oversight.spans import Standing
from casework.policies.editions import Level
from projections.engine.snapshot import Snapshot
from projections.oversight.coverage import BELOW
from projections.oversight.ledgers import COUNTY, ledgers_below, of_whole_ledgers
from projections.oversight.on_day import inputs_of
from projections.oversight.rollup.standing import told
from projections.oversight.tables import STANDING

DAY = timedelta(days=1)


class GapDays(msgspec.Struct, frozen=True):
    """`days`: household-days with a level lacking; `of`: household-days in scope."""

    division: str
    name: str
    days: int
    of: int


class GapsOf(msgspec.Struct, frozen=True):
    division: str
    total: GapDays
    rows: tuple[GapDays, ...]


class HouseholdGaps(msgspec.Struct, frozen=True):
    """A household with days on which a level was lacking, and which; `since_on`: the first of them."""

    ledger: str
    household_id: UUID
    household_no: str
    division: str
    days: int
    since_on: date
    levels: tuple[Level, ...]


class Home(NamedTuple):
    ledger: str
    last: Standing
    gaps: list[Gap]


def gap_days(snapshot: Snapshot, division: str, from_on: date, until_on: date) -> GapsOf:
    """Figures of a division for the days from_on <= day < until_on, by the divisions directly below it."""
    code = trim(division)
    digits = BELOW[level_of(code)]
    sums: dict[str, tuple[int, int]] = {}
    for child, days, of in _figures(snapshot, code, digits, from_on, until_on):
        before = sums.get(child, (0, 0))
        sums[child] = before[0] + days, before[1] + of
    rows = tuple(_row(child, *figures) for child, figures in sorted(sums.items()))
    return GapsOf(code, _row(code, sum(r.days for r in rows), sum(r.of for r in rows)), rows)


def households_with_gaps(
    snapshot: Snapshot, division: str, from_on: date, until_on: date, page: int, size: int
) -> tuple[list[HouseholdGaps], int]:
    """A page of the households of a county or of what lies in it, who lacked somebody longest first; and how many."""
    found = [
        HouseholdGaps(
            home.ledger,
            home.last.household_id,
            home.last.household_no,
            home.last.division,
            sum(gap.days for gap in lacked),
            min(gap.from_on for gap in lacked),
            tuple(dict.fromkeys(level for gap in lacked for level in gap.levels)),
        )
        for home in _homes(snapshot, trim(division), from_on, until_on)
        if (lacked := [gap for gap in home.gaps if gap.levels])
    ]
    ordered = sorted(found, key=lambda each: (-each.days, each.division, each.household_no))
    return ordered[(page - 1) * size : page * size], len(ordered)


def _figures(
    snapshot: Snapshot, code: str, digits: int, from_on: date, until_on: date
) -> Iterator[tuple[str, int, int]]:
    """Child division, days lacking, days in scope."""
    ledgers = ledgers_below(snapshot, code)
    if level_of(code) < COUNTY and of_whole_ledgers(snapshot, code):
        rolled = told(replace(snapshot, on=until_on - DAY), ledgers).now
        for ledger, days, of in _rolled(snapshot, rolled, from_on, until_on):
            yield ledger[:digits], days, of
        ledgers = sorted(set(ledgers) - set(rolled))
    for ledger in ledgers:
        within = code if level_of(code) >= COUNTY else ledger
        for home in _homes(snapshot, within, from_on, until_on):
            for gap in home.gaps:
                yield gap.division[:digits], gap.days if gap.levels else 0, gap.days


def _rolled(snapshot: Snapshot, ledgers: Sequence[str], from_on: date, until_on: date) -> list[tuple[str, int, int]]:
    """Of each ledger: what changes on a day counts on all days of the period from then on."""
    return snapshot.connection.execute(
        """
        select ledger, sum((households - contact) * (%(until)s - greatest(bucket, %(first)s)))::bigint,
               sum(households * (%(until)s - greatest(bucket, %(first)s)))::bigint
          from read.rollup_day
         where ledger = any(%(ledgers)s) and grain = 0 and bucket < %(until)s
         group by ledger
        """,
        {"ledgers": ledgers, "first": from_on.toordinal(), "until": until_on.toordinal()},
    ).fetchall()


def _homes(snapshot: Snapshot, division: str, from_on: date, until_on: date) -> list[Home]:
    """The households that lived in the division on a day of the period, with what they lacked on those days.

    Looked for once, for the figures of a page and for its list.
    """
    key = ("gaps", division, from_on, until_on)
    if key not in snapshot.memo:
        snapshot.memo[key] = list(_lacking(snapshot, division, from_on, until_on))
    found: list[Home] = snapshot.memo[key]
    return found


def _lacking(snapshot: Snapshot, division: str, from_on: date, until_on: date) -> Iterator[Home]:
    for ledger in ledgers_below(snapshot, division):
        by_home: dict[UUID, list[Standing]] = {}
        for span in _spans(snapshot, ledger, division, from_on, until_on):
            by_home.setdefault(span.household_id, []).append(span)
        every = [span for spans in by_home.values() for span in spans]
        inputs: CountyInputs = inputs_of(snapshot, ledger, every)
        for spans in by_home.values():
            found = list(gaps(spans, inputs, from_on, until_on))
            if found:
                yield Home(ledger, spans[-1], found)


def _spans(snapshot: Snapshot, ledger: str, division: str, from_on: date, until_on: date) -> Iterator[Standing]:
    lowest, end = range_of(division)
    query = f"""
        select {", ".join("t." + name for name in STANDING.fields)} from read.standing t
         where t.ledger = %(ledger)s and t.until_on > %(first)s and t.from_on < %(until)s and t.entered_on < %(until)s
           and t.left_on > %(first)s and t.division >= %(lowest)s and t.division < %(end)s and known(t)
         order by t.household_id, t.from_on
    """
    parameters = {"ledger": ledger, "first": from_on, "until": until_on, "lowest": lowest, "end": end}
    rows = snapshot.connection.execute(snapshot.whole(query), snapshot.parameters(parameters))
    return (STANDING.row_of(row) for row in rows)


def _row(code: str, days: int, of: int) -> GapDays:
    return GapDays(code, the_divisions().name_of(code) or code, days, of)
