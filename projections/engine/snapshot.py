"""One consistent look: a reader's scope, the day asked about, and how far we knew."""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, LiteralString, TypeVar
from uuid import UUID

import msgspec
from psycopg import Connection

from casework.ledger.database import Database, Row
from projections.engine.positions import as_asked, heads_of, known_positions, positions_at
from projections.engine.projection import Projection
from projections.engine.scope import Scope

R = TypeVar("R")
M = TypeVar("M", bound=msgspec.Struct)

KNOWN = "with known as (select * from unnest(%(ledgers)s::text[], %(positions)s::bigint[]) as k(ledger, position)) "
STANDS = r"\1.known_until = 9223372036854775807"
STOOD = r"""exists (select from known k where k.ledger = \1.ledger
                     and \1.known_from <= k.position and k.position < \1.known_until)"""
KNOWN_ROW = re.compile(r"\bknown\((\w+)\)")


@dataclass(frozen=True)
class Snapshot:
    """Queries on one snapshot. Each may ask of a table's row whether it is `known(alias)`, and for the day `%(on)s`."""

    connection: Connection[Row]
    scope: Scope
    on: date
    known: Mapping[str, int]
    heads: Mapping[str, int]
    memo: dict[Any, Any] = field(default_factory=dict, compare=False)
    """What one question found out and another asks again."""

    @property
    def now(self) -> bool:
        """Whether nothing recorded so far is left out."""
        return self.known == self.heads

    def is_head(self, ledger: str) -> bool:
        return self.known[ledger] == self.heads[ledger]

    def rows(self, kind: type[R], query: LiteralString, /, **parameters: Any) -> list[R]:
        """The answer as typed rows: the columns in the order of the row's fields."""
        cursor = self.connection.execute(self.whole(query), self.parameters(parameters))
        return [kind(*row) for row in cursor]

    def of(self, model: Projection[M], column: str, value: Any, order: str, *, ledger: str | None = None) -> list[M]:
        """The rows of a model, as known, in which a column has a value; of one ledger alone, where one is named.

        Names come from code, never from a request.
        """
        cursor = self.connection.execute(
            self.whole(
                f"""
                select {", ".join("t." + name for name in model.fields)}
                  from {model.table} t
                 where t.{column} = %(value)s and known(t) {"and t.ledger = %(ledger)s" if ledger else ""}
                 order by {order}
                """
            ),
            self.parameters({"value": value, "ledger": ledger}),
        )
        return [model.row_of(row) for row in cursor]

    def on_the_day(self, model: Projection[M], households: Sequence[UUID]) -> list[M]:
        """The spans of these households, as known, that hold the day."""
        cursor = self.connection.execute(
            self.whole(
                f"""
                select {", ".join("t." + name for name in model.fields)} from {model.table} t
                 where t.household_id = any(%(households)s) and t.from_on <= %(on)s and %(on)s < t.until_on and known(t)
                """
            ),
            self.parameters({"households": households}),
        )
        return [model.row_of(row) for row in cursor]

    def one(self, kind: type[R], query: LiteralString, /, **parameters: Any) -> R | None:
        found = self.rows(kind, query, **parameters)
        return found[0] if found else None

    def value(self, query: LiteralString, /, **parameters: Any) -> Any:
        row = self.connection.execute(self.whole(query), self.parameters(parameters)).fetchone()
        return row[0] if row else None

    def whole(self, query: str) -> Any:
        """The query with what is known filled in: rows that stand, or those that stood at the positions asked for."""
        text = query.strip()
        if self.now:
            return KNOWN_ROW.sub(STANDS, text)
        text = KNOWN_ROW.sub(STOOD, text)
        return KNOWN + (", " + text.removeprefix("with ") if text.startswith("with ") else text)

    def parameters(self, parameters: dict[str, Any]) -> dict[str, Any]:
        return {
            "on": self.on,
            "ledgers": list(self.known),
            "positions": list(self.known.values()),
            **parameters,
        }


@contextmanager
def open_snapshot(
    database: Database,
    scope: Scope,
    on: date,
    *,
    known_position: Mapping[str, int] | None = None,
    known_at: datetime | None = None,
) -> Iterator[Snapshot]:
    """Opens a look, on a connection that is held until it closes; what takes another is asked before. Without `known_*` it
    is what is known now; every figure read can be asked for again by its `known`.

    With both, what was known at the instant but in the ledgers whose position is said.
    """
    moment = positions_at(database, scope, known_at) if known_at else None
    asked = as_asked(database, scope, known_position) if known_position is not None else None
    with database.read(scope.settings()) as connection:
        now = heads_of(connection, scope)
        yield Snapshot(connection, scope, on, known_positions(now, asked, moment), now)


@contextmanager
def open_now(database: Database, scope: Scope, on: date) -> Iterator[Snapshot]:
    """A look at what is known now, however many ledgers there are: where each of them stands is not asked, nor answered."""
    with database.read(scope.settings()) as connection:
        yield Snapshot(connection, scope, on, {}, {})
