"""Figures of whole ledgers: from the roll-up where it knows, from the households themselves where it does not. Both are exact."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from casework.divisions.codes import trim
from casework.oversight.coverage import FIGURES, cover
from projections.engine.snapshot import Snapshot
from projections.oversight.on_day import in_ledger
from projections.oversight.rollup import tables
from projections.oversight.rollup.standing import Told, told

Figures = tuple[int, ...]
SUMS: Final = ", ".join(f"coalesce(sum(x.{name}), 0)::bigint" for name in FIGURES)
NAMES: Final = ", ".join(FIGURES)
NONE: Final = (0,) * len(FIGURES)


def by_ledger(snapshot: Snapshot, ledgers: Sequence[str]) -> dict[str, Figures]:
    """The figures (FIGURES) of each of these ledgers on the snapshot's day."""
    known = told(snapshot, ledgers)
    return dict.fromkeys(ledgers, NONE) | _now(snapshot, known) | _then(snapshot, known) | _asked(snapshot, known)


def _asked(snapshot: Snapshot, known: Told) -> dict[str, Figures]:
    return {ledger: figures_of(snapshot, ledger) for ledger in known.not_told}


def figures_of(snapshot: Snapshot, ledger: str) -> Figures:
    """One ledger's figures, each household asked."""
    rows = [cover(*home[1:]).figures() for home in in_ledger(snapshot, ledger, trim(ledger))]
    return tuple(map(sum, zip(*rows, strict=True))) if rows else NONE


def _now(snapshot: Snapshot, known: Told) -> dict[str, Figures]:
    """The sum of all buckets up to the day: the widest that are over, then narrower ones within the one that is not."""
    if not known.now:
        return {}
    rows = snapshot.connection.execute(
        f"select x.ledger, {SUMS} from ({BUCKETS}) x group by x.ledger",
        {"told": known.now, "day": snapshot.on.toordinal()},
    )
    return {ledger: tuple(figures) for ledger, *figures in rows}


def _buckets(grain: int, wider: int | None) -> str:
    first = "" if wider is None else f"and bucket >= (%(day)s::integer >> {wider}) << {wider - grain}"
    last = f"and bucket < %(day)s::integer >> {grain}" if grain else "and bucket <= %(day)s::integer"
    return f"select * from read.rollup_day where ledger = any(%(told)s) and grain = {grain} {first} {last}"


BUCKETS: Final = " union all ".join(map(_buckets, tables.GRAINS, (None, *tables.GRAINS)))


def _then(snapshot: Snapshot, known: Told) -> dict[str, Figures]:
    """Whole cells before, the rest of the position's span, and the rest of the day's block."""
    if not known.then:
        return {}
    rows = snapshot.connection.execute(
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
            "positions": [snapshot.known[ledger] for ledger in known.then],
            **_places(snapshot.on),
        },
    )
    return {ledger: tuple(figures) for ledger, *figures in rows}


def _places(on: date) -> dict[str, int]:
    """The day, the block of days it lies in, and where that begins."""
    day = on.toordinal()
    block = day >> tables.BLOCK
    return {"day": day, "block": block, "first_day": block << tables.BLOCK}
