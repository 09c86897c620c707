"""Folds events into read models: one pass over a group's rows, used live and in every other way.

A row is known from the first position of the append that made it: what one command did becomes known at once.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import groupby
from operator import attrgetter
from typing import Any

from psycopg import Connection

from casework.common.amending import amended
from casework.ledger.database import Row
from casework.ledger.recorded import Recorded
from projections.engine.projection import OPEN, Key, Projection, R
from projections.engine.story import story_before
from projections.engine.writing import Changes, CurrentRow, Written, write

Story = Callable[[], Sequence[Recorded]]


def fold_group(
    model: Projection[Any], standing: list[CurrentRow], events: Sequence[Recorded], story: Story
) -> tuple[list[CurrentRow], list[CurrentRow]]:
    """The group's rows after the events of one append, and those that no longer stand. `story`: what was before them."""
    before: Sequence[Any] = [entry.row for entry in standing]
    rows = before
    if model.retold and any(recorded.event.amends for recorded in events):
        rows = retell(model, [*story(), *events])
    else:
        for recorded in events:
            rows = model.fold(rows, recorded)
    if rows is before:
        return standing, []
    if not standing:
        return [CurrentRow(row, events[0].command) for row in rows], []
    stood = {id(entry.row): entry for entry in standing}
    stand = set(map(id, rows))
    gone = [entry for entry in standing if id(entry.row) not in stand]
    after = [stood.get(id(row)) or _as_it_stood(row, gone) or CurrentRow(row, events[0].command) for row in rows]
    return after, gone


def retell(model: Projection[Any], story: Sequence[Recorded]) -> Sequence[Any]:
    """The rows that a stream gives as it reads now."""
    rows: Sequence[Any] = []
    events = model.settled(amended([each.event for each in story]))
    for recorded, event in zip(story, events, strict=True):
        if event is not None:
            rows = model.fold(rows, recorded._replace(event=event))
    return rows


def _as_it_stood(row: Any, gone: list[CurrentRow]) -> CurrentRow | None:
    """The entry of an equal row, which then is not gone: nothing changes in the table."""
    for place, before in enumerate(gone):
        if before.row == row:
            return gone.pop(place)
    return None


def fold_live(
    models: Iterable[Projection[Any]], connection: Connection[Row], recorded: Sequence[Recorded], schema: str = "read"
) -> None:
    """Folds events of one ledger into every model they concern, inside the caller's transaction."""
    every = list(models)
    for _, append in groupby(recorded, key=attrgetter("command")):
        _fold_append(every, connection, list(append), schema)


def _fold_append(
    models: list[Projection[Any]], connection: Connection[Row], append: list[Recorded], schema: str
) -> None:
    """What stands is read group by group; what changes is written together."""
    kinds = {type(recorded.event) for recorded in append}
    written = []
    for model in models:
        if not model.handles.keys().isdisjoint(kinds):
            mine = [recorded for recorded in append if type(recorded.event) in model.handles]
            changes = _changes(connection, model, STATEMENTS[model.name, schema], append, mine)
            written.append(Written(model, schema, changes))
    write(connection, written, append[0])


def _changes(
    connection: Connection[Row],
    model: Projection[Any],
    table: "Statements",
    append: Sequence[Recorded],
    mine: list[Recorded],
) -> Changes:
    groups: dict[Key, list[Recorded]] = {}
    for recorded in mine:
        groups.setdefault(model.key_of(recorded), []).append(recorded)
    changes = Changes()
    arriving = any(recorded.event.arrives for recorded in append)
    for key, events in groups.items():
        story = partial(story_before, connection, model, events[0])
        standing = _standing(connection, model, table, key, events, arriving=arriving)
        after, gone = fold_group(model, standing, events, story)
        changes.closed += gone
        changes.opened += [entry.row for entry in after if entry.place is None]
    return changes


def _standing(
    connection: Connection[Row],
    model: Projection[Any],
    table: "Statements",
    key: Key,
    events: Sequence[Recorded],
    *,
    arriving: bool,
) -> list[CurrentRow]:
    """The rows that stand in the group, as far as the events' fold needs them; a new group is not asked for.

    `arriving`: what is told may have been told before, of a household that lived in this county already.
    """
    if type(events[0].event) in model.starts and not arriving:
        return []
    place = (events[0].ledger, key.stream_id, key.group)
    if not arriving and all(type(recorded.event) in model.ahead for recorded in events):
        rows = connection.execute(table.select_ahead, (*place, _first_day(model, events)), prepare=True)
    else:
        rows = connection.execute(table.select, place, prepare=True)
    return [CurrentRow(model.row_of(values), known_from, ctid) for ctid, known_from, *values in rows]


def _first_day(model: Projection[Any], events: Sequence[Recorded]) -> date:
    days: list[date] = [getattr(recorded.event, model.ahead[type(recorded.event)]) for recorded in events]
    return min(days)


@dataclass(frozen=True)
class Statements:
    """What is said to one table. Its names come from code, never from a request."""

    select: Any
    select_ahead: Any


STATEMENTS: dict[tuple[str, str], Statements] = {}


def register(model: Projection[R]) -> Projection[R]:
    """Prepares the statements for a model's table and for the one that a rebuild makes beside it."""
    for schema in ("read", "rebuild"):
        STATEMENTS[model.name, schema] = _statements(model, f"{schema}.{model.name}")
    return model


def _statements(model: Projection[Any], table: str) -> Statements:
    columns = ", ".join(model.fields)
    in_order = "from_on, " if "from_on" in model.fields else ""
    # `ledger` is kept from choosing an index: on a table that was empty when the plan was made, that would be the one that
    # goes through the whole county
    select = f"""
        select ctid::text, known_from, {columns} from {table}
         where ledger || '' = %s and {model.stream} = %s and {model.group} = %s and known_until = {OPEN}
    """
    return Statements(
        select=f"{select} order by {in_order} known_from, {columns}",
        select_ahead=f"{select} and until_on > %s order by {in_order} known_from, {columns}",
    )
