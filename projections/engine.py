"""Folds events into read models: one pass over a group's rows, used live and in every other way.

A row is known from the first position of the append that made it: what one command did becomes known at once.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from operator import attrgetter
from typing import Any

import msgspec
from psycopg import Connection

from casework.ledger.database import Row
from casework.ledger.recorded import Recorded
from projections.model import OPEN, Key, Model, R


class Standing(msgspec.Struct):
    """A row that stands: since which position, and where in the table if it is stored already."""

    row: Any
    known_from: int
    place: Any = None


@dataclass(slots=True)
class Changes:
    """What folding one append changes in one table."""

    opened: list[Any] = field(default_factory=list)
    closed: list[Standing] = field(default_factory=list)


def fold_group(
    model: Model[Any], standing: list[Standing], events: Sequence[Recorded]
) -> tuple[list[Standing], list[Standing]]:
    """The group's rows after the events of one append, and those that no longer stand."""
    before: Sequence[Any] = [entry.row for entry in standing]
    rows = before
    for recorded in events:
        rows = model.fold(rows, recorded)
    if rows is before:
        return standing, []
    if not standing:
        return [Standing(row, events[0].command) for row in rows], []
    stood = {id(entry.row): entry for entry in standing}
    stand = set(map(id, rows))
    gone = [entry for entry in standing if id(entry.row) not in stand]
    after = [stood.get(id(row)) or _as_it_stood(row, gone) or Standing(row, events[0].command) for row in rows]
    return after, gone


def _as_it_stood(row: Any, gone: list[Standing]) -> Standing | None:
    """The entry of an equal row, which then is not gone: nothing changes in the table."""
    for place, before in enumerate(gone):
        if before.row == row:
            return gone.pop(place)
    return None


def fold_live(
    models: Iterable[Model[Any]], connection: Connection[Row], recorded: Sequence[Recorded], schema: str = "read"
) -> None:
    """Folds events of one ledger into every model they concern, inside the caller's transaction."""
    for model in models:
        mine = [r for r in recorded if type(r.event) in model.concerns]
        for _, append in groupby(mine, key=attrgetter("command")):
            _fold_append(model, connection, list(append), STATEMENTS[model.name, schema])


def _fold_append(model: Model[Any], connection: Connection[Row], append: list[Recorded], table: "Statements") -> None:
    groups: dict[Key, list[Recorded]] = {}
    for recorded in append:
        groups.setdefault(model.key_of(recorded), []).append(recorded)
    changes = Changes()
    for key, events in groups.items():
        after, gone = fold_group(model, _standing(connection, model, table, key, events), events)
        changes.closed += gone
        changes.opened += [entry.row for entry in after if entry.place is None]
    _write(connection, model, table, changes, append[0])


def _standing(
    connection: Connection[Row], model: Model[Any], table: "Statements", key: Key, events: Sequence[Recorded]
) -> list[Standing]:
    """The rows that stand in the group, as far as the events' fold needs them; a new group is not asked for."""
    if type(events[0].event) in model.opens:
        return []
    place = (events[0].ledger, key.stream_id, key.group)
    if all(type(recorded.event) in model.ahead for recorded in events):
        rows = connection.execute(table.select_ahead, (*place, _first_day(model, events)), prepare=True)
    else:
        rows = connection.execute(table.select, place, prepare=True)
    return [Standing(model.row_of(values), known_from, ctid) for ctid, known_from, *values in rows]


def _first_day(model: Model[Any], events: Sequence[Recorded]) -> date:
    days: list[date] = [getattr(recorded.event, model.ahead[type(recorded.event)]) for recorded in events]
    return min(days)


def _write(
    connection: Connection[Row], model: Model[Any], table: "Statements", changes: Changes, first: Recorded
) -> None:
    if changes.closed:
        connection.execute(table.close, (first.command, [entry.place for entry in changes.closed]), prepare=True)
    rows = [(first.ledger, *model.values_of(row), first.command) for row in changes.opened]
    if len(rows) <= FEW:
        for row in rows:
            connection.execute(table.insert, row, prepare=True)
    else:
        with connection.cursor() as cursor:  # COPY does not go with row-level security
            cursor.executemany(table.insert, rows)


@dataclass(frozen=True)
class Statements:
    """What is said to one table. Its names come from code, never from a request."""

    select: Any
    select_ahead: Any
    close: Any
    insert: Any


FEW = 2  # rows up to which single statements beat a pipeline
STATEMENTS: dict[tuple[str, str], Statements] = {}


def register(model: Model[R]) -> Model[R]:
    """Prepares the statements for a model's table and for the one that a rebuild makes beside it."""
    for schema in ("read", "rebuild"):
        STATEMENTS[model.name, schema] = _statements(model, f"{schema}.{model.name}")
    return model


def _statements(model: Model[Any], table: str) -> Statements:
    columns = ", ".join(model.fields)
    marks = ", ".join(["%s"] * (len(model.fields) + 2))
    in_order = "from_on, " if "from_on" in model.fields else ""
    select = f"""
        select ctid::text, known_from, {columns} from {table}
         where ledger = %s and {model.stream} = %s and {model.group} = %s and known_until = {OPEN}
    """
    return Statements(
        select=f"{select} order by {in_order} known_from, {columns}",
        select_ahead=f"{select} and until_on > %s order by {in_order} known_from, {columns}",
        close=f"update {table} set known_until = %s where ctid = any(%s::text[]::tid[])",
        insert=f"insert into {table} (ledger, {columns}, known_from, known_until) values ({marks}, {OPEN})",
    )
