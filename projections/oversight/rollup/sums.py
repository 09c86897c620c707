"""Whether what is summed of a ledger's log is the sum of its parts."""

from collections.abc import Iterator
from typing import Any, Final

from psycopg import Connection

from casework.oversight.coverage import FIGURES
from projections.engine.difference import Difference
from projections.oversight.rollup import tables

NAMES: Final = ", ".join(FIGURES)
LESS: Final = ", ".join(f"-{name}" for name in FIGURES)
DIFFERS: Final = " or ".join(f"sum({name}) <> 0" for name in FIGURES)


def sums_unlike(connection: Connection[Any], ledger: str) -> Iterator[Difference]:
    """Every bucket of days, and every cell of positions by days, is the sum of its part of the log."""
    day = "select bucket, 0, {} from read.rollup_day where ledger = %(ledger)s and grain = {}"
    parts = [(f"rollup_day {grain}", day.format(NAMES, grain), f"day >> {grain}, 0") for grain in tables.GRAINS]
    cell = f"select span, block, {NAMES} from read.rollup_cell where ledger = %(ledger)s"
    parts.append(("rollup_cell", cell, f"position >> {tables.SPAN}, day >> {tables.BLOCK}"))
    for name, stored, place in parts:
        rows = connection.execute(
            f"""
            select a, b from (
              select * from ({stored}) as stored(a, b, {NAMES})
              union all select {place}, {LESS} from read.rollup_log where ledger = %(ledger)s) both_of(a, b, {NAMES})
             group by a, b having {DIFFERS} order by a, b limit 1
            """,
            {"ledger": ledger},
        ).fetchall()
        yield from (Difference(name.split()[0], "sums", ledger, "", f"{name}: {a}, {b}") for a, b in rows)
