"""Whether what was closed is counted again from the ledger at its positions, and has the hash that was told."""

from collections.abc import Iterator
from typing import Any, Final

from psycopg import Connection

from casework.periods.figures import Counted, digest
from projections.engine.difference import Difference
from projections.engine.positions import vector
from projections.engine.scope import NATION
from projections.engine.snapshot import Snapshot
from projections.periods.counting import counted
from projections.periods.tables import PERIOD_CLOSE, PeriodClose

SOME: Final = 20  # closed periods, at random


def closed_unlike(connection: Connection[Any]) -> list[Difference]:
    """The closed figures that are not counted again. Within the caller's snapshot."""
    heads = dict(connection.execute("select ledger, position from ledger.heads").fetchall())
    return [
        Difference("period_close", "figures", ledger, str(row.period_close_id), f"{row.period}: {what}")
        for ledger, row in _told(connection)
        for what in unlike(row, again(connection, heads, ledger, row))
    ]


def again(connection: Connection[Any], heads: dict[str, int], ledger: str, row: PeriodClose) -> Counted:
    """The figures counted anew, as known at the positions that were told."""
    return counted(Snapshot(connection, NATION, row.on_day, heads, heads), ledger, vector(row.known))


def unlike(row: PeriodClose, found: Counted) -> Iterator[str]:
    """What of the told figures is not found again: each figure of a division, then the hash."""
    told = {figures.division: figures for figures in row.figures}
    anew = {figures.division: figures for figures in (found.total, *found.rows)}
    yield from (f"{division} differs" for division in sorted(told | anew) if told.get(division) != anew.get(division))
    if told == anew and digest(row.division, row.period, found) != row.hash:
        yield "the hash differs"


def _told(connection: Connection[Any]) -> list[tuple[str, PeriodClose]]:
    columns = ", ".join(PERIOD_CLOSE.fields)
    rows = connection.execute(
        f"""
        select ledger, {columns} from read.period_close where known_until = 9223372036854775807
         order by random() limit %(some)s
        """,
        {"some": SOME},
    )
    return [(ledger, PERIOD_CLOSE.row_of(values)) for ledger, *values in rows]
