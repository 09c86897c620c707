"""Rebuilds read models while serving: fold all events in memory, COPY into a table beside, catch up, swap."""

import gc
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import Any
from uuid import UUID

from psycopg import Connection, sql

from casework.event import Event
from casework.ledger.application import MAPPER
from casework.ledger.recorded import Recorded
from projections import tables
from projections.copying import line
from projections.engine import REGISTERED, Standing, fold_group, fold_live
from projections.model import OPEN, Model

Progress = Callable[[int, int], None]  # events read, events in all
PAGE = 5000


def rebuild(
    owner: Connection[Any], models: Iterable[Model[Any]], progress: Progress = lambda *_: None
) -> dict[str, int]:
    """The models made again in one pass over all events; the old tables serve until the swap. Answers events folded.

    `owner` is an autocommit connection as casework_owner. One rebuild at a time: a second one waits.
    """
    owner.execute("select pg_advisory_lock(hashtext('casework rebuild'))")
    owner.execute("set maintenance_work_mem = '256MB'")
    try:
        return _rebuild(owner, list(models), progress)
    finally:
        owner.execute("select pg_advisory_unlock(hashtext('casework rebuild'))")


def _rebuild(owner: Connection[Any], models: list[Model[Any]], progress: Progress) -> dict[str, int]:
    folded = dict.fromkeys((model.name for model in models), 0)
    if not models:
        return folded
    for model in models:
        _make_beside(owner, model)
    with _no_garbage_collection():
        reached = _fill(owner, models, folded, progress)
    for model in models:
        tables.finish(owner, model, "rebuild")
    with owner.transaction():  # appends wait from here, only for what came meanwhile and the swap
        owner.execute("lock table ledger.heads in share row exclusive mode")
        _catch_up(owner, models, reached, folded)
        for model in models:
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
    for each in (model, *lost):
        tables.scope(owner, each, each.table)
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
        self.folded = 0

    def add(self, recorded: Recorded) -> None:
        self.folded += 1
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


def _fill(
    owner: Connection[Any], models: list[Model[Any]], folded: dict[str, int], progress: Progress
) -> dict[str, int]:
    """Folds every ledger up to its head of this moment and writes all rows; answers the heads."""
    heads = _heads(owner)
    total, done = sum(heads.values()), 0
    for ledger, head in heads.items():
        foldings = {model.name: Folding(model) for model in models}
        concerned = _by_kind(models, foldings)
        for recorded in events_of(owner, ledger, 0, head, _names(models)):
            for folding in concerned[type(recorded.event)]:
                folding.add(recorded)
            if recorded.position % PAGE == 0:
                progress(done + recorded.position, total)
        for model in models:
            _copy(owner, model, ledger, foldings[model.name].rows())
            folded[model.name] += foldings[model.name].folded
        done += head
    progress(done, total)
    return heads


def _by_kind(models: list[Model[Any]], foldings: dict[str, Folding]) -> dict[type[Event], list[Folding]]:
    """Which foldings an event of each kind concerns."""
    kinds = {kind for model in models for kind in model.concerns}
    return {kind: [foldings[model.name] for model in models if kind in model.concerns] for kind in kinds}


def _names(models: list[Model[Any]]) -> list[str]:
    return sorted({name for model in models for name in model.event_names})


def _catch_up(
    owner: Connection[Any], models: list[Model[Any]], reached: dict[str, int], folded: dict[str, int]
) -> None:
    """Folds what was appended since, the live way, into the tables beside."""
    for ledger, head in _heads(owner).items():
        after = reached.get(ledger, 0)
        if after < head:
            missed = list(events_of(owner, ledger, after, head, _names(models)))
            for model in models:
                folded[model.name] += sum(type(recorded.event) in model.concerns for recorded in missed)
            fold_live(models, owner, missed, schema="rebuild")


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
