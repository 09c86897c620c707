"""Rebuilds read models while serving: fold all events in memory, COPY into a table beside, catch up, swap."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any
from uuid import UUID

from psycopg import Connection, sql

from casework.ledger.application import MAPPER
from casework.ledger.recorded import Recorded
from projections import tables
from projections.engine import REGISTERED, Standing, fold_group, fold_live, values_of
from projections.model import OPEN, Model

Progress = Callable[[str, int, int], None]  # model, events folded, events in all
PAGE = 5000


def rebuild(owner: Connection[Any], models: Iterable[Model[Any]], progress: Progress = lambda *_: None) -> dict[str, int]:
    """Each model made again from all events; the old table serves until the swap. Answers events folded per model.

    `owner` is an autocommit connection as casework_owner. One rebuild at a time: a second one waits.
    """
    owner.execute("select pg_advisory_lock(hashtext('casework rebuild'))")
    try:
        return {model.name: _rebuild(owner, model, progress) for model in models}
    finally:
        owner.execute("select pg_advisory_unlock(hashtext('casework rebuild'))")


def _rebuild(owner: Connection[Any], model: Model[Any], progress: Progress) -> int:
    _make_beside(owner, model)
    folding = Folding(model)
    total = owner.execute("select count(*) from ledger.events where name = any(%s)", (model.event_names,)).fetchone()
    _fill(owner, folding, lambda done: progress(model.name, done, total[0] if total else 0))
    tables.finish(owner, model, "rebuild")
    with owner.transaction():  # appends wait from here, only for what came meanwhile and the swap
        owner.execute("lock table ledger.heads in share row exclusive mode")
        _catch_up(owner, folding)
        _swap(owner, model)
    return folding.folded


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
    """A fold in memory: which rows stand in each group, and how far each ledger has been read."""

    def __init__(self, model: Model[Any]) -> None:
        self.model = model
        self.groups: dict[UUID, tuple[str, list[Standing]]] = {}
        self.positions: dict[str, int] = {}
        self.folded = 0

    def add(self, recorded: Recorded) -> list[tuple[Any, ...]]:
        """Folds one event; answers the rows it ends, as they are stored."""
        group = self.model.group_of(recorded)
        ledger, standing = self.groups.get(group, (recorded.ledger, []))
        after, gone = fold_group(self.model, standing, recorded)
        self.groups[group] = (ledger, after)
        self.folded += 1
        return [(ledger, *values_of(e.row), e.known_from, recorded.position) for e in gone]

    def reached(self, ledger: str, position: int) -> None:
        """Notes how far a ledger was read and lets its rows go."""
        self.positions[ledger] = position
        self.groups.clear()

    def standing(self) -> Iterator[tuple[Any, ...]]:
        """The rows that stand."""
        for ledger, entries in self.groups.values():
            for entry in entries:
                yield (ledger, *values_of(entry.row), entry.known_from, OPEN)


def _fill(owner: Connection[Any], folding: Folding, progress: Callable[[int], None]) -> None:
    """Folds every ledger up to its head of this moment and writes all rows."""
    for ledger, head in _heads(owner).items():
        rows: list[tuple[Any, ...]] = []
        for recorded in events_of(owner, ledger, 0, head, folding.model.event_names):
            rows.extend(folding.add(recorded))
            if folding.folded % PAGE == 0:
                progress(folding.folded)
        rows.extend(folding.standing())
        _copy(owner, folding.model, rows)
        folding.reached(ledger, head)
    progress(folding.folded)


def _catch_up(owner: Connection[Any], folding: Folding) -> None:
    """Folds what was appended since, the live way, into the table beside."""
    for ledger, head in _heads(owner).items():
        after = folding.positions.get(ledger, 0)
        if after < head:
            missed = list(events_of(owner, ledger, after, head, folding.model.event_names))
            folding.folded += len(missed)
            fold_live([folding.model], owner, missed, schema="rebuild")


def _heads(owner: Connection[Any]) -> dict[str, int]:
    return dict(owner.execute("select ledger, position from ledger.heads order by ledger").fetchall())


def _copy(owner: Connection[Any], model: Model[Any], rows: Iterable[tuple[Any, ...]]) -> None:
    with owner.cursor().copy(f"copy rebuild.{model.name} from stdin") as copy:
        for row in rows:
            copy.write_row(row)


def events_of(
    connection: Connection[Any], ledger: str, after: int, until: int, names: list[str] | None = None
) -> Iterator[Recorded]:
    """The events of a ledger in order, `after < position <= until`, only those with these names."""
    query = sql.SQL(
        """
        select position, stream_id, version, recorded_at, name, data::text
          from ledger.events
         where ledger = {ledger} and position > {after} and position <= {until}
           and ({names}::text[] is null or name = any({names}::text[]))
         order by position
        """
    ).format(ledger=ledger, after=after, until=until, names=names)
    with connection.transaction(), connection.cursor(name="casework_events", binary=True) as cursor:
        cursor.itersize = PAGE
        for position, stream, version, recorded_at, name, data in cursor.execute(query):
            yield Recorded(ledger, position, stream, version, recorded_at, MAPPER.event(name, data))
