"""How far the follower is behind the ledgers. Behind, pages above a county are slower, never wrong."""

from typing import Any

import msgspec
from psycopg import Connection

from projections.oversight.rollup import tables


class Lag(msgspec.Struct, frozen=True):
    """Of so many `ledgers` so many are `behind`; the worst by `events`; the oldest event not followed is `seconds` old.

    `leapt`: ledgers told in a leap whose past is not told yet; figures as they were known then are slower for them.
    """

    ledgers: int
    behind: int
    worst: str | None
    events: int
    seconds: float
    leapt: int


class LedgerLag(msgspec.Struct, frozen=True):
    """A ledger that moved on: by so many events, the first of them so many seconds old."""

    ledger: str
    events: int
    seconds: float


def lag(connection: Connection[Any]) -> Lag:
    """All ledgers together."""
    row = connection.execute(
        """
        select (select count(*) from ledger.heads where position > 0),
               (select count(*) from read.rollup where leapt_from < leapt_until)
        """
    ).fetchone()
    (ledgers, leapt), late = row or (0, 0), lags(connection)
    worst = late[0] if late else None
    return Lag(
        ledgers=ledgers,
        behind=len(late),
        worst=worst.ledger if worst else None,
        events=worst.events if worst else 0,
        seconds=max((each.seconds for each in late), default=0.0),
        leapt=leapt,
    )


def lags(connection: Connection[Any]) -> list[LedgerLag]:
    """The ledgers whose roll-up is not at their head, the worst first; what was told by other code is not told."""
    rows = connection.execute(
        """
        select h.ledger, h.position - coalesce(r.position, 0),
               greatest(0, extract(epoch from clock_timestamp() - e.recorded_at))::float8
          from ledger.heads h
          left join read.rollup r on r.ledger = h.ledger and r.code = %(code)s
          join ledger.events e on e.ledger = h.ledger and e.position = coalesce(r.position, 0) + 1
         where h.position > coalesce(r.position, 0)
         order by 2 desc, 1
        """,
        {"code": tables.code()},
    )
    return [LedgerLag(ledger, events, round(seconds, 1)) for ledger, events, seconds in rows]
