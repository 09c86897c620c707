"""One consistent look: a reader's scope, the day asked about, and how far we knew."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, LiteralString, TypeVar

from psycopg import Connection

from casework.ledger.database import Database, Row
from projections.engine import row_of
from projections.model import Model, Stored
from projections.scope import Scope

R = TypeVar("R")
M = TypeVar("M", bound=Stored)

KNOWN = "with known as (select * from unnest(%(ledgers)s::text[], %(positions)s::bigint[]) as k(ledger, position)) "


class UnknownPosition(ValueError):
    """A position that the ledger has not reached."""


@dataclass(frozen=True)
class Reading:
    """Queries on one snapshot. Each query may use the table `known(ledger, position)` and the day `%(on)s`."""

    connection: Connection[Row]
    scope: Scope
    on: date
    known: Mapping[str, int]
    now: bool  # whether nothing recorded so far is left out

    def rows(self, kind: type[R], query: LiteralString, /, **parameters: Any) -> list[R]:
        """The answer as typed rows: the columns in the order of the row's fields."""
        cursor = self.connection.execute(self._whole(query), self._parameters(parameters))
        return [kind(*row) for row in cursor]

    def of(self, model: Model[M], column: str, value: Any, order: str) -> list[M]:
        """The rows of a model, as known, in which a column has a value. Names come from code, never from a request."""
        cursor = self.connection.execute(
            self._whole(
                f"""
                select {", ".join("t." + name for name in model.fields)}
                  from {model.table} t join known k on k.ledger = t.ledger
                 where t.{column} = %(value)s and t.known_from <= k.position and k.position < t.known_until
                 order by {order}
                """
            ),
            self._parameters({"value": value}),
        )
        return [row_of(model, row) for row in cursor]

    def one(self, kind: type[R], query: LiteralString, /, **parameters: Any) -> R | None:
        found = self.rows(kind, query, **parameters)
        return found[0] if found else None

    def value(self, query: LiteralString, /, **parameters: Any) -> Any:
        row = self.connection.execute(self._whole(query), self._parameters(parameters)).fetchone()
        return row[0] if row else None

    def _whole(self, query: LiteralString) -> LiteralString:
        text = query.strip()
        return KNOWN + (", " + text.removeprefix("with ") if text.startswith("with ") else text)

    def _parameters(self, parameters: dict[str, Any]) -> dict[str, Any]:
        return {
            "on": self.on,
            "ledgers": list(self.known),
            "positions": list(self.known.values()),
            **parameters,
        }


@contextmanager
def reading(
    database: Database,
    scope: Scope,
    on: date,
    *,
    known_position: Mapping[str, int] | None = None,
    known_at: datetime | None = None,
) -> Iterator[Reading]:
    """Opens a look. Without `known_*` it is what is known now; every figure read can be asked for again by its `known`."""
    moment = positions_at(database, known_at) if known_at else None
    with database.read(scope.settings()) as connection:
        now = {
            ledger: position
            for ledger, position in connection.execute("select ledger, position from ledger.heads order by ledger")
            if scope.sees_ledger(ledger)
        }
        known = _known(now, known_position, moment)
        connection.execute("select set_config('casework.ledgers', %s, true)", (",".join(now),))
        yield Reading(connection, scope, on, known, known == now)


def _known(now: dict[str, int], asked: Mapping[str, int] | None, moment: Mapping[str, int] | None) -> dict[str, int]:
    if moment is not None:
        return {ledger: moment.get(ledger, 0) for ledger in now}
    if asked is None:
        return now
    if "*" in asked:  # one number for the one ledger there is
        if len(now) != 1:
            raise UnknownPosition("*")
        asked = dict.fromkeys(now, asked["*"])
    for ledger, position in asked.items():
        if ledger in now and not 0 <= position <= now[ledger]:
            raise UnknownPosition(ledger)
    return {ledger: asked.get(ledger, 0) for ledger in now}


def positions_at(database: Database, instant: datetime) -> dict[str, int]:
    """The last position recorded by the instant in each ledger."""
    with database.single() as connection:
        rows = connection.execute(
            """
            select h.ledger, coalesce((
                   select e.position from ledger.events e
                    where e.ledger = h.ledger and e.recorded_at <= %(instant)s order by e.position desc limit 1), 0)
              from ledger.heads h
            """,
            {"instant": instant},
        )
        return dict(rows.fetchall())
