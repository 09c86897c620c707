"""Figures of whole ledgers: from the roll-up where it knows, from the households themselves where it does not. Both are exact."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from casework.division_codes import trim
from casework.oversight.coverage import FIGURES, cover
from projections.on_day import in_ledger
from projections.reading import Reading
from projections.rollup import tables
from projections.rollup.standing import Told, told

Figures = tuple[int, ...]
SUMS: Final = ", ".join(f"coalesce(sum(x.{name}), 0)::bigint" for name in FIGURES)
NAMES: Final = ", ".join(FIGURES)
NONE: Final = (0,) * len(FIGURES)


def by_ledger(reading: Reading, ledgers: Sequence[str]) -> dict[str, Figures]:
    """The figures (FIGURES) of each of these ledgers on the reading's day."""
    known = told(reading, ledgers)
    return dict.fromkeys(ledgers, NONE) | _now(reading, known) | _then(reading, known) | _asked(reading, known)


def _asked(reading: Reading, known: Told) -> dict[str, Figures]:
    return {ledger: figures_of(reading, ledger) for ledger in known.not_told}


def figures_of(reading: Reading, ledger: str) -> Figures:
    """One ledger's figures, each household asked."""
    rows = [cover(*home[1:]).figures() for home in in_ledger(reading, ledger, trim(ledger))]
    return tuple(map(sum, zip(*rows, strict=True))) if rows else NONE


def _now(reading: Reading, known: Told) -> dict[str, Figures]:
    """The buckets long before the day, those of its long stretch, and the days of its block."""
    rows = reading.connection.execute(
        f"""
        select x.ledger, {SUMS} from (
          select * from read.rollup_day
           where ledger = any(%(told)s) and grain = {tables.LONG} and bucket < %(long)s
          union all
          select * from read.rollup_day
           where ledger = any(%(told)s) and grain = {tables.BLOCK} and bucket >= %(first_block)s and bucket < %(block)s
          union all
          select * from read.rollup_day
           where ledger = any(%(told)s) and grain = 0 and bucket >= %(first_day)s and bucket <= %(day)s) x
         group by x.ledger
        """,
        {"told": known.now, **_places(reading.on)},
    )
    return {ledger: tuple(figures) for ledger, *figures in rows}


def _then(reading: Reading, known: Told) -> dict[str, Figures]:
    """Whole cells before, the rest of the position's span, and the rest of the day's block."""
    if not known.then:
        return {}
    rows = reading.connection.execute(
        f"""
        select k.ledger, s.*
          from unnest(%(ledgers)s::text[], %(positions)s::bigint[]) k(ledger, position)
         cross join lateral (select {SUMS} from (
               select {NAMES} from read.rollup_cell c
                where c.ledger = k.ledger and c.span < k.position >> {tables.SPAN} and c.block < %(block)s
               union all
               select {NAMES} from read.rollup_log l
                where l.ledger = k.ledger and l.position >= (k.position >> {tables.SPAN}) << {tables.SPAN}
                  and l.position <= k.position and l.day <= %(day)s
               union all
               select {NAMES} from read.rollup_log l
                where l.ledger = k.ledger and l.day >= %(first_day)s and l.day <= %(day)s
                  and l.position < (k.position >> {tables.SPAN}) << {tables.SPAN}) x) s
        """,
        {
            "ledgers": known.then,
            "positions": [reading.known[ledger] for ledger in known.then],
            **_places(reading.on),
        },
    )
    return {ledger: tuple(figures) for ledger, *figures in rows}


def _places(on: date) -> dict[str, int]:
    """The day, its block of days, the long stretch of blocks it lies in, and where these begin."""
    day = on.toordinal()
    block, long = day >> tables.BLOCK, day >> tables.LONG
    return {
        "day": day, "block": block, "long": long, "first_day": block << tables.BLOCK,
        "first_block": long << (tables.LONG - tables.BLOCK),
    }  # fmt: skip
