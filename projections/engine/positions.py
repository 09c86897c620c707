"""How far we knew: the position of each ledger that a look is bound to."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from psycopg import Connection

from casework.ledger.database import Database, Row
from projections.engine.scope import Scope

HEADS = """
    select ledger, position from ledger.heads
     where ledger >= %(ledger_from)s and ledger < %(ledger_until)s or ledger = any(%(beside)s)
     order by ledger
"""
# `recorded_at` never decreases in a ledger, so its place is found by halving: what is recorded by the instant ends in low … high.
AT = """
    with recursive searched(ledger, low, high) as (
      select ledger, case when recorded_at <= %(instant)s then position else 0 end, position from ledger.heads
       where ledger >= %(ledger_from)s and ledger < %(ledger_until)s or ledger = any(%(beside)s)
      union all
      select s.ledger, case when e.recorded_at <= %(instant)s then e.position else s.low end,
             case when e.recorded_at <= %(instant)s then s.high else e.position - 1 end
        from searched s
       cross join lateral (select position, recorded_at from ledger.events
                            where ledger = s.ledger and position = (s.low + s.high + 1) / 2 offset 0) e
       where s.low < s.high
    )
    select ledger, low from searched where low = high
"""


class UnknownPosition(ValueError):
    """A position that the ledger has not reached."""


def vector(known: str) -> dict[str, int]:
    """`411326:1234,000000:3` as positions by ledger."""
    pairs = (place.split(":") for place in known.split(",") if place)
    return {ledger: int(position) for ledger, position in pairs}


def heads_of(connection: Connection[Row], scope: Scope) -> dict[str, int]:
    """Where each ledger that the reader sees stands now."""
    return dict(connection.execute(HEADS, scope.seen_ledgers()).fetchall())


def heads_among(connection: Connection[Row], ledgers: Iterable[str]) -> dict[str, int]:
    """Where these ledgers stand now."""
    rows = connection.execute("select ledger, position from ledger.heads where ledger = any(%s)", [list(ledgers)])
    return dict(rows.fetchall())


def known_positions(
    now: dict[str, int], asked: Mapping[str, int] | None, moment: Mapping[str, int] | None
) -> dict[str, int]:
    """How far each ledger is known: to its head, or to what was asked for. Raises UnknownPosition."""
    if asked is None:
        return now if moment is None else {ledger: moment.get(ledger, 0) for ledger in now}
    for ledger, position in asked.items():
        if ledger in now and not 0 <= position <= now[ledger]:
            raise UnknownPosition(ledger)
    return {ledger: asked.get(ledger, (moment or {}).get(ledger, 0)) for ledger in now}


def as_asked(database: Database, scope: Scope, positions: Mapping[str, int]) -> dict[str, int]:
    """The positions that were asked for, each at the end of its command; `*` is the one ledger that the reader sees.
    Raises UnknownPosition."""
    if "*" in positions:
        with database.single() as connection:
            seen = heads_of(connection, scope)
        if len(seen) != 1:
            raise UnknownPosition("*")
        positions = dict.fromkeys(seen, positions["*"])
    return {**positions, **whole_commands(database, positions)}


def positions_at(database: Database, scope: Scope, instant: datetime) -> dict[str, int]:
    """The last position recorded by the instant in each ledger that the reader sees."""
    with database.single() as connection:
        return dict(connection.execute(AT, {"instant": instant, **scope.seen_ledgers()}).fetchall())


def whole_commands(database: Database, positions: Mapping[str, int]) -> dict[str, int]:
    """Of those inside a ledger, each at the end of the command it lies in. An instant's positions are at such ends already."""
    if not positions:
        return {}
    with database.single() as connection:
        rows = connection.execute(
            """
            select k.ledger, greatest(k.position, (
                   select max(e.position) from ledger.events e
                    where e.ledger = k.ledger
                      and e.command_id = (select c.command_id from ledger.events c
                                           where c.ledger = k.ledger and c.position = k.position)))
              from unnest(%(ledgers)s::text[], %(positions)s::bigint[]) as k(ledger, position)
              join ledger.heads h on h.ledger = k.ledger and 0 < k.position and k.position < h.position
            """,
            {"ledgers": list(positions), "positions": list(positions.values())},
        )
        return dict(rows.fetchall())
