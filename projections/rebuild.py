"""Rebuilds read models while serving: fold all events in memory, COPY into a table beside, catch up, swap."""

import gc
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import Any
from uuid import UUID

from psycopg import Connection, sql

from casework.ledger.application import MAPPER
from casework.ledger.recorded import Recorded
from projections import tables
from projections.copying import line
from projections.engine import REGISTERED, Standing, fold_group, fold_live
from projections.model import OPEN, Model

Progress = Callable[[str, int, int], None]  # model, events folded, events in all
PAGE = 5000


def rebuild(
    owner: Connection[Any], models: Iterable[Model[Any]], progress: Progress = lambda *_: None
) -> dict[str, int]:
    """Each model made again from all events; the old table serves until the swap. Answers events folded per model.

    `owner` is an autocommit connection as casework_owner. One rebuild at a time: a second one waits.
    """
    owner.execute("select pg_advisory_lock(hashtext('casework rebuild'))")
    owner.execute("set maintenance_work_mem = '256MB'")
    try:
        return {model.name: _rebuild(owner, model, progress) for model in models}
    finally:
        owner.execute("select pg_advisory_unlock(hashtext('casework rebuild'))")


def _rebuild(owner: Connection[Any], model: Model[Any], progress: Progress) -> int:
    _make_beside(owner, model)
    total = owner.execute("select count(*) from ledger.events where name = any(%s)", (model.event_names,)).fetchone()
    with _no_garbage_collection():
        reached, folded = _fill(owner, model, lambda done: progress(model.name, done, total[0] if total else 0))
    tables.finish(owner, model, "rebuild")
    with owner.transaction():  # appends wait from here, only for what came meanwhile and the swap
        owner.execute("lock table ledger.heads in share row exclusive mode")
        folded += _catch_up(owner, model, reached)
        _swap(owner, model)
    return folded


@contextmanager
def _no_garbage_collection() -> Iterator[None]:
    """Millions of small objects and no cycles: the collector would look through them for a third of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _make_beside(owner: Connection[Any], model: Model[Any]) -> None:
    owner.execute("create schema if not exists rebuild")
    owner.execute(f"drop table if exists rebuild.{model.name}")
    tables.create(owner, model, "rebuild")


def _swap(owner: Connection[Any], model: Model[Any]) -> None:
    lost = _policies_resting_on(owner, model)
    owner.execute(f"drop table if exists {model.table} cascade")
    owner.execute(f"alter table rebuild.{model.name} set schema read")
    for other in lost:
        tables.scope(owner, other, other.table)
    owner.execute(
        """
        insert into read.model (name, fingerprint) values (%(name)s, %(fingerprint)s)
        on conflict (name) do update set fingerprint = excluded.fingerprint, rebuilt_at = now()
        """,
        {"name": model.name, "fingerprint": model.fingerprint},
    )


def _policies_resting_on(owner: Connection[Any], model: Model[Any]) -> list[Model[Any]]:
    """The other tables whose visibility asks this one: dropping it takes their policies along."""
    if model.visible != "place":
        return []
    present = {name for (name,) in owner.execute("select tablename from pg_tables where schemaname = 'read'")}
    return [other for other in REGISTERED.values() if other.visible == "household" and other.name in present]


class Folding:
    """A fold of one ledger in memory: the rows that stand in each group, and those that no longer do."""

    def __init__(self, model: Model[Any]) -> None:
        self.model = model
        self.groups: dict[UUID, list[Standing]] = {}
        self.ended: list[tuple[Any, int, int]] = []  # row, known from, known until

    def add(self, recorded: Recorded) -> None:
        group = self.model.group_of(recorded)
        standing = self.groups.get(group)
        if standing is None:
            self.groups[group] = [Standing(row, recorded.position) for row in self.model.fold((), recorded)]
            return
        self.groups[group], gone = fold_group(self.model, standing, recorded)
        for entry in gone:
            self.ended.append((entry.row, entry.known_from, recorded.position))

    def rows(self) -> Iterator[tuple[Any, int, int]]:
        """Every row there is or was, with the positions between which it stood."""
        yield from self.ended
        for standing in self.groups.values():
            for entry in standing:
                yield entry.row, entry.known_from, OPEN


def _fill(owner: Connection[Any], model: Model[Any], progress: Callable[[int], None]) -> tuple[dict[str, int], int]:
    """Folds every ledger up to its head of this moment and writes all rows; answers the heads, and how many events."""
    heads, folded = _heads(owner), 0
    for ledger, head in heads.items():
        folding = Folding(model)
        for recorded in events_of(owner, ledger, 0, head, model.event_names):
            folding.add(recorded)
            folded += 1
            if folded % PAGE == 0:
                progress(folded)
        _copy(owner, model, ledger, folding.rows())
    progress(folded)
    return heads, folded


def _catch_up(owner: Connection[Any], model: Model[Any], reached: dict[str, int]) -> int:
    """Folds what was appended since, the live way, into the table beside; answers how many events."""
    folded = 0
    for ledger, head in _heads(owner).items():
        after = reached.get(ledger, 0)
        if after < head:
            missed = list(events_of(owner, ledger, after, head, model.event_names))
            folded += len(missed)
            fold_live([model], owner, missed, schema="rebuild")
    return folded


def _heads(owner: Connection[Any]) -> dict[str, int]:
    return dict(owner.execute("select ledger, position from ledger.heads order by ledger").fetchall())


def _copy(owner: Connection[Any], model: Model[Any], ledger: str, rows: Iterator[tuple[Any, int, int]]) -> None:
    with owner.cursor().copy(f"copy rebuild.{model.name} from stdin") as copy:
        while chunk := list(islice(rows, PAGE)):
            copy.write("".join([line(ledger, *row) for row in chunk]))


def events_of(
    connection: Connection[Any], ledger: str, after: int, until: int, names: list[str] | None = None
) -> Iterator[Recorded]:
    """The events of a ledger in order, `after < position <= until`, only those with these names."""
    query = sql.SQL(
        """
        select position, stream_id::text, name, data::text
          from ledger.events
         where ledger = {ledger} and position > {after} and position <= {until}
           and ({names}::text[] is null or name = any({names}::text[]))
         order by position
        """
    ).format(ledger=ledger, after=after, until=until, names=names)
    event = MAPPER.event
    with connection.transaction(), connection.cursor(name="casework_events", binary=True) as cursor:
        cursor.execute(query)
        while page := cursor.fetchmany(PAGE):
            for position, stream, name, data in page:
                yield Recorded(ledger, position, UUID(stream), event(name, data))
