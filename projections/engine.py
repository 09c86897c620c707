"""Folds events into read models: one pass over a group's rows, used live and in every other way."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import msgspec
from psycopg import Connection

from casework.ledger.database import Row
from casework.ledger.recorded import Recorded
from projections.model import OPEN, Model, R


@dataclass(slots=True)
class Standing:
    """A row that stands: since which position, and where in the table if it is stored already."""

    row: Any
    known_from: int
    place: Any = None


@dataclass(slots=True)
class Changes:
    """What folding some events changes in one table."""

    opened: list[tuple[str, Standing]] = field(default_factory=list)  # ledger, row
    closed: list[tuple[Standing, int]] = field(default_factory=list)  # row, the position that closed it
    passed: list[tuple[str, Standing, int]] = field(default_factory=list)  # opened and closed within these events


def fold_group(
    model: Model[Any], standing: list[Standing], recorded: Recorded
) -> tuple[list[Standing], list[Standing]]:
    """The group's rows after the event, and those that no longer stand."""
    before = [s.row for s in standing]
    after = model.fold(before, recorded)
    if after is before:
        return standing, []
    kept, gone = [], []
    rest = list(after)
    for entry in standing:
        if entry.row in rest:
            rest.remove(entry.row)
            kept.append(entry)
        else:
            gone.append(entry)
    return kept + [Standing(row, recorded.position) for row in rest], gone


def fold_live(
    models: Iterable[Model[Any]], connection: Connection[Row], recorded: Sequence[Recorded], schema: str = "read"
) -> None:
    """Folds events of one ledger into every model they concern, inside the caller's transaction."""
    for model in models:
        mine = [r for r in recorded if type(r.event) in model.concerns]
        if mine:
            table = STATEMENTS[model.name, schema]
            _write(connection, table, _changes(model, _standing(connection, model, table, mine), mine))


def _standing(
    connection: Connection[Row], model: Model[Any], table: "Statements", recorded: Sequence[Recorded]
) -> dict[UUID, list[Standing]]:
    """The rows that stand in the groups that these events concern; new groups are not asked for."""
    new = {model.group_of(r) for r in recorded if type(r.event) in model.opens}
    groups: dict[UUID, list[Standing]] = {model.group_of(r): [] for r in recorded}
    wanted = [group for group in groups if group not in new]
    if wanted:
        rows = connection.execute(table.select, (wanted, OPEN), prepare=True)
        for place, known_from, *values in rows:
            row = row_of(model, values)
            groups[getattr(row, model.group)].append(Standing(row, known_from, place))
    return groups


def _changes(model: Model[Any], groups: dict[UUID, list[Standing]], recorded: Sequence[Recorded]) -> Changes:
    changes = Changes()
    for each in recorded:
        group = model.group_of(each)
        groups[group], gone = fold_group(model, groups[group], each)
        for entry in gone:
            if entry.place is None:
                changes.passed.append((each.ledger, entry, each.position))
            else:
                changes.closed.append((entry, each.position))
    ledger = recorded[0].ledger
    changes.opened = [(ledger, e) for standing in groups.values() for e in standing if e.place is None]
    return changes


def _write(connection: Connection[Row], table: "Statements", changes: Changes) -> None:
    if changes.closed:
        places = [entry.place for entry, _ in changes.closed]
        connection.execute(table.close, (places, [position for _, position in changes.closed]), prepare=True)
    rows = [(ledger, *values_of(e.row), e.known_from, until) for ledger, e, until in changes.passed]
    rows += [(ledger, *values_of(e.row), e.known_from, OPEN) for ledger, e in changes.opened]
    if len(rows) <= FEW:
        for row in rows:
            connection.execute(table.insert, row, prepare=True)
    else:
        with connection.cursor() as cursor:  # COPY does not go with row-level security
            cursor.executemany(table.insert, rows)


def values_of(row: Any) -> tuple[Any, ...]:
    """A row as the database takes it."""
    return tuple(list(v) if type(v) is tuple else v for v in msgspec.structs.astuple(row))


def row_of(model: Model[R], values: Sequence[Any]) -> R:
    """A row as a fold takes it."""
    return model.row(*(tuple(v) if type(v) is list else v for v in values))


@dataclass(frozen=True)
class Statements:
    """What is said to one table. Its names come from code, never from a request."""

    select: Any
    close: Any
    insert: Any


FEW = 2  # rows up to which single statements beat a pipeline
STATEMENTS: dict[tuple[str, str], Statements] = {}
REGISTERED: dict[str, Model[Any]] = {}


def register(model: Model[R]) -> Model[R]:
    """Prepares the statements for a model's table and for the one that a rebuild makes beside it."""
    REGISTERED[model.name] = model
    for schema in ("read", "rebuild"):
        STATEMENTS[model.name, schema] = _statements(model, f"{schema}.{model.name}")
    return model


def _statements(model: Model[Any], table: str) -> Statements:
    columns = ", ".join(model.fields)
    marks = ", ".join(["%s"] * (len(model.fields) + 3))
    return Statements(
        select=f"""
            select ctid::text, known_from, {columns} from {table}
             where {model.group} = any(%s) and known_until = %s order by known_from, {columns}
        """,
        close=f"""
            update {table} t set known_until = c.position
              from unnest(%s::text[], %s::bigint[]) c(place, position) where t.ctid = c.place::tid
        """,
        insert=f"insert into {table} (ledger, {columns}, known_from, known_until) values ({marks})",
    )
