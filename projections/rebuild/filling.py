"""One part of a rebuild: some streams of a ledger, folded in memory and written by COPY."""

import gc
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Final
from uuid import UUID

from psycopg import Connection
from psycopg.types.json import Jsonb

from casework.ledger.recorded import Recorded
from projections.engine.fold import fold_group
from projections.engine.projection import OPEN, Projection
from projections.engine.writing import CurrentRow
from projections.rebuild.copying import copied
from projections.rebuild.streams import Part, streams_of
from projections.registry import BY_NAME

AT_ONCE = 10_000  # events whose rows are held before they are written


NOTHING: Final[list[CurrentRow]] = []


class InMemory:
    """A fold of streams, one after the other; `rows`: all there are or were, and from and until which position."""

    def __init__(self, model: Projection[Any]) -> None:
        self.model = model
        self.groups: dict[int, list[CurrentRow]] = {}  # of one stream, by the number of a UUID, whose own hash is slow
        self.story: list[Recorded] = []  # of one stream, where it may have to be told again
        self.rows: list[tuple[Any, int, int]] = []
        self.folded = 0

    def add(self, group: UUID, events: Sequence[Recorded]) -> None:
        """What happened in a group by one append."""
        self.folded += len(events)
        standing = self.groups.get(group.int, NOTHING)
        self.groups[group.int], gone = fold_group(self.model, standing, events, lambda: self.story)
        if self.model.retold:
            self.story += events
        for entry in gone:
            self.rows.append((entry.row, entry.known_from, events[0].command))

    def end_stream(self) -> None:
        for standing in self.groups.values():
            for entry in standing:
                self.rows.append((entry.row, entry.known_from, OPEN))
        self.groups.clear()
        self.story = []


class Folds:
    """Several models' folds of the same events."""

    def __init__(self, models: Iterable[Projection[Any]]) -> None:
        self.all = [InMemory(model) for model in models]
        kinds = {kind for fold in self.all for kind in fold.model.handles}
        self.of = {kind: [fold for fold in self.all if kind in fold.model.handles] for kind in kinds}

    def add(self, stream: Iterable[Recorded]) -> None:
        """Everything that happened in one stream, an append at a time."""
        for append in _appends(stream):
            if len(append) == 1:
                for fold in self.of.get(type(append[0].event), ()):
                    fold.add(fold.model.group_of(append[0]), append)
            else:
                self._add(append)
        for fold in self.all:
            if fold.groups:
                fold.end_stream()

    def _add(self, append: list[Recorded]) -> None:
        groups: dict[tuple[InMemory, UUID], list[Recorded]] = {}
        for recorded in append:
            for fold in self.of.get(type(recorded.event), ()):
                groups.setdefault((fold, fold.model.group_of(recorded)), []).append(recorded)
        for (fold, group), events in groups.items():
            fold.add(group, events)


def _appends(events: Iterable[Recorded]) -> Iterator[list[Recorded]]:
    append: list[Recorded] = []
    for recorded in events:
        if append and append[0].command != recorded.command:
            yield append
            append = []
        append.append(recorded)
    if append:
        yield append


def fill(owner: Connection[Any], part: Part, names: list[str]) -> Part:
    """Folds the part and writes its rows into the tables beside, all or nothing, unless somebody did."""
    folds = Folds([BY_NAME[name] for name in names])
    with owner.transaction(), _no_garbage_collection():
        if _is_left(owner, part):
            _fill(owner, folds, part)
            counts = Jsonb({fold.model.name: fold.folded for fold in folds.all})
            owner.execute(
                "update rebuild.part set folded = %s where ledger = %s and number = %s",
                (counts, part.ledger, part.number),
            )
    return part


def _is_left(owner: Connection[Any], part: Part) -> bool:
    """The part is this transaction's alone: a process that outlived its rebuild may still be at it."""
    row = owner.execute(
        "select folded is null from rebuild.part where ledger = %s and number = %s for update",
        (part.ledger, part.number),
    ).fetchone()
    return bool(row and row[0])


def _fill(owner: Connection[Any], folds: Folds, part: Part) -> None:
    held = 0
    for events in folded(owner, folds, part):
        held += events
        if held >= AT_ONCE:
            _write(owner, part.ledger, folds)
            held = 0
    _write(owner, part.ledger, folds)


def folded(connection: Connection[Any], folds: Folds, part: Part) -> Iterator[int]:
    """Folds the part, a stream at a time; answers how many events that were."""
    for stream in streams_of(connection, part, sorted(kind.__name__ for kind in folds.of)):
        folds.add(stream)
        yield len(stream)


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


def _write(owner: Connection[Any], ledger: str, folds: Folds) -> None:
    """COPY of what the folds hold, which they hold no longer."""
    for fold in folds.all:
        if not fold.rows:
            continue
        with owner.cursor().copy(f"copy rebuild.{fold.model.name} from stdin with (format binary)") as copy:
            for some in copied(fold.model, ledger, fold.rows):
                copy.write(some)
        fold.rows = []
