"""How far the read tables and the roll-ups remember each ledger: where its head says less, events have been taken away."""

from typing import Any

from psycopg import Connection

from casework.ledger.verify import Break
from projections.engine.projection import OPEN
from projections.registry import PROJECTIONS


def forgotten(connection: Connection[Any]) -> Break | None:
    """The first ledger whose tables know of a position beyond its head, if any; also one that is gone whole.

    Reads one snapshot. A rebuild makes the tables forget too, so this shows what was done since.
    """
    with connection.transaction():
        connection.execute("set transaction isolation level repeatable read")
        asked = " union all ".join(_positions(connection))
        row = connection.execute(
            f"""
            select r.ledger, coalesce(h.position, 0) + 1
              from ({asked}) as r(ledger, position) left join ledger.heads h on h.ledger = r.ledger
             where r.position > coalesce(h.position, 0) order by 1 limit 1
            """.encode()
        ).fetchone()
    return Break(row[0], row[1], "missing") if row else None


def _positions(connection: Connection[Any]) -> list[str]:
    """For each table that there is: its ledgers, and the last position at which a row of theirs changed."""
    tables = {
        **{model.table: f"greatest(known_from, nullif(known_until, {OPEN}))" for model in PROJECTIONS},
        "read.rollup": "position",
        "read.rollup_log": "position",
    }
    there = [t for t in tables if connection.execute("select to_regclass(%s)", (t,)).fetchone() != (None,)]
    return [f"select ledger, max({tables[table]}) from {table} group by ledger" for table in there] or [
        "select ledger, position from ledger.heads"
    ]
