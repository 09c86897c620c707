"""On which days, and as known at which positions, a ledger's roll-up is checked."""

from datetime import date
from typing import Any, NamedTuple

from psycopg import Connection

from projections.oversight.coverage_list import KINDS


class Followed(NamedTuple):
    """A ledger and how far its roll-up has come."""

    ledger: str
    position: int
    horizon: date


class Moment(NamedTuple):
    on: date
    position: int
    kind: str  # of the cell whose list is counted


def moments(connection: Connection[Any], of: Followed) -> list[Moment]:
    """The last day of all as known last, days on which something changes, and days and positions at random."""
    rows = connection.execute(
        """
        with days as (select day from read.rollup_log where ledger = %(ledger)s and day > 1 and day < %(last)s),
             turns as (select day from days order by random() limit 2)
        select day, position, 1 + floor(random() * %(kinds)s)::int
          from ((select %(last)s - 1 as day, %(position)s::bigint as position)
                union all (select day, %(position)s from turns limit 1)
                union all (select day, 1 + floor(random() * %(position)s)::bigint from turns offset 1)
                union all (select min(day) + floor(random() * (%(last)s - min(day)))::int,
                                  1 + floor(random() * %(position)s)::bigint from days having count(*) > 0)) moments
        """,
        {"ledger": of.ledger, "last": of.horizon.toordinal(), "position": of.position, "kinds": len(KINDS)},
    )
    return [Moment(date.fromordinal(day), position, KINDS[kind - 1]) for day, position, kind in rows]
