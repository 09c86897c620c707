"""Writes what an append changes in the read tables: one statement for all of them, as a round trip costs what a row does."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

import msgspec
from psycopg import Connection

from casework.ledger.database import Row
from casework.ledger.recorded import Recorded
from projections.engine.projection import OPEN, Projection

FEW: Final = 4  # rows of a table up to which they are written with the others


class CurrentRow(msgspec.Struct):
    """A row that stands: since which position, and where in the table if it is stored already."""

    row: Any
    known_from: int
    place: Any = None


@dataclass(slots=True)
class Changes:
    """What folding one append changes in one table."""

    opened: list[Any] = field(default_factory=list)
    closed: list[CurrentRow] = field(default_factory=list)


class Written(NamedTuple):
    """The changes of one table."""

    model: Projection[Any]
    schema: str
    changes: Changes

    @property
    def table(self) -> str:
        return f"{self.schema}.{self.model.name}"


def write(connection: Connection[Row], written: Sequence[Written], first: Recorded) -> None:
    """Closes and opens rows, known from the append's first position on."""
    together: list[Written] = []
    values: list[Any] = []
    for each in written:
        if max(len(each.changes.closed), len(each.changes.opened)) > FEW:
            _write_many(connection, each, first)
        elif each.changes.closed or each.changes.opened:
            together.append(each)
            if each.changes.closed:
                values += [first.command, *(entry.place for entry in each.changes.closed)]
            for row in each.changes.opened:
                values += [first.ledger, *each.model.values_of(row), first.command]
    if together:
        connection.execute(_statement(together), values, prepare=True)


def _statement(together: list[Written]) -> Any:
    """The statements of all tables as one, made once for each shape of changes."""
    shape = tuple((of.schema, of.model.name, len(of.changes.closed), len(of.changes.opened)) for of in together)
    if shape not in SAID:
        parts = [part for each in together for part in _parts(each)]
        named = ", ".join(f"w{place} as ({part})" for place, part in enumerate(parts[:-1]))
        SAID[shape] = f"with {named} {parts[-1]}" if named else parts[-1]
    return SAID[shape]


SAID: Final[dict[tuple[tuple[str, str, int, int], ...], str]] = {}


def _parts(each: Written) -> Iterator[str]:
    """Names come from code, never from a request. So many rows by number: their plan is made once."""
    if closed := len(each.changes.closed):
        yield f"update {each.table} set known_until = %s where ctid in ({', '.join(['%s::tid'] * closed)})"
    if opened := len(each.changes.opened):
        yield _insert(each, opened)


def _write_many(connection: Connection[Row], each: Written, first: Recorded) -> None:
    if each.changes.closed:
        places = [entry.place for entry in each.changes.closed]
        close = f"update {each.table} set known_until = %s where ctid = any(%s::text[]::tid[])"
        connection.execute(close, (first.command, places))
    rows = [(first.ledger, *each.model.values_of(row), first.command) for row in each.changes.opened]
    with connection.cursor() as cursor:  # COPY does not go with row-level security
        cursor.executemany(_insert(each, 1), rows)


def _insert(each: Written, rows: int) -> str:
    columns = f"ledger, {', '.join(each.model.fields)}, known_from, known_until"
    one = f"({', '.join(['%s'] * (len(each.model.fields) + 2))}, {OPEN})"
    return f"insert into {each.table} ({columns}) values {', '.join([one] * rows)}"
