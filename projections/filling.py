"""One part of a rebuild: some streams of a ledger, folded in memory and written by COPY."""

import gc
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import groupby, islice
from operator import attrgetter
from typing import Any, NamedTuple
from uuid import UUID

import msgspec
from psycopg import Connection

from casework.event import Event
from casework.ledger.application import MAPPER
from casework.ledger.recorded import Recorded
from projections.copying import line
from projections.engine import REGISTERED, fold_group
from projections.model import OPEN, Key, Model
from projections.writing import Standing

PAGE = 5000
Stream = tuple[str, UUID]  # its ledger, its id


class Part(NamedTuple):
    """The streams of a ledger whose hash leaves `number` when divided by `parts`, up to `head`."""

    ledger: str
    number: int
    parts: int
    head: int
    done: bool

    @property
    def events(self) -> int:
        return self.head // self.parts


class InMemory:
    """A fold of some streams in memory: the rows that stand in each group, and those that no longer do."""

    def __init__(self, model: Model[Any]) -> None:
        self.model = model
        self.groups: dict[Key, list[Standing]] = {}
        self.ended: list[tuple[Any, int, int]] = []  # row, known from, known until
        self.folded = 0

    def add(self, append: list[Recorded]) -> None:
        """The events of one append that concern the model."""
        self.folded += len(append)
        if len(append) == 1:
            return self._add(self.model.key_of(append[0]), append)
        groups: dict[Key, list[Recorded]] = {}
        for recorded in append:
            groups.setdefault(self.model.key_of(recorded), []).append(recorded)
        for key, events in groups.items():
            self._add(key, events)
        return None

    def _add(self, key: Key, events: list[Recorded]) -> None:
        self.groups[key], gone = fold_group(self.model, self.groups.get(key, []), events)
        for entry in gone:
            self.ended.append((entry.row, entry.known_from, events[0].command))

    def rows(self) -> Iterator[tuple[Any, int, int]]:
        """Every row there is or was, with the positions between which it stood."""
        yield from self.ended
        for standing in self.groups.values():
            for entry in standing:
                yield entry.row, entry.known_from, OPEN


def fill(owner: Connection[Any], names: list[str], part: Part) -> Part:
    """Folds the part and writes its rows into the tables beside, all or nothing."""
    models = [REGISTERED[name] for name in names]
    with owner.transaction(), _no_garbage_collection():
        folds = folded(owner, models, part)
        for fold in folds:
            _copy(owner, fold.model, part.ledger, fold.rows())
        counts = msgspec.json.encode({fold.model.name: fold.folded for fold in folds}).decode()
        owner.execute(
            "update rebuild.part set folded = %s where ledger = %s and number = %s", (counts, part.ledger, part.number)
        )
    return part


def folded(connection: Connection[Any], models: list[Model[Any]], part: Part) -> list[InMemory]:
    """The models' rows in memory."""
    folds = [InMemory(model) for model in models]
    kinds = {kind for model in models for kind in model.concerns}
    concerned = {kind: [fold for fold in folds if kind in fold.model.concerns] for kind in kinds}
    events = events_of(connection, part.ledger, 0, part.head, kinds, part)
    for _, append in groupby(events, key=attrgetter("command")):
        whole = list(append)
        if len(whole) == 1:
            for fold in concerned[type(whole[0].event)]:
                fold.add(whole)
            continue
        for fold in dict.fromkeys(fold for recorded in whole for fold in concerned[type(recorded.event)]):
            fold.add([recorded for recorded in whole if type(recorded.event) in fold.model.concerns])
    return folds


def appends(recorded: Iterable[Recorded], model: Model[Any]) -> Iterator[list[Recorded]]:
    """What concerns the model, an append at a time."""
    mine = (each for each in recorded if type(each.event) in model.concerns)
    for _, append in groupby(mine, key=attrgetter("command")):
        yield list(append)


def streams_events(connection: Connection[Any], streams: Sequence[Stream]) -> dict[Stream, list[Recorded]]:
    """Everything that happened in these streams."""
    rows = connection.execute(
        """
        select e.ledger, e.stream_id, e.position, min(e.position) over (partition by e.ledger, e.stream_id, e.command_id),
               e.name, e.data::text
          from unnest(%s::text[], %s::uuid[]) s(ledger, stream)
          join ledger.events e on e.ledger = s.ledger and e.stream_id = s.stream
         order by e.ledger, e.stream_id, e.version
        """,
        columns_of(streams),
    )
    found: dict[Stream, list[Recorded]] = {each: [] for each in streams}
    for ledger, stream, position, command, name, data in rows:
        found[ledger, stream].append(Recorded(ledger, position, stream, MAPPER.event(name, data), command))
    return found


def columns_of(streams: Sequence[Stream]) -> tuple[list[str], list[UUID]]:
    """Ledgers and ids, as `unnest` takes them."""
    return [ledger for ledger, _ in streams], [stream for _, stream in streams]


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


def _copy(owner: Connection[Any], model: Model[Any], ledger: str, rows: Iterator[tuple[Any, int, int]]) -> None:
    with owner.cursor().copy(f"copy rebuild.{model.name} from stdin") as copy:
        while chunk := list(islice(rows, PAGE)):
            copy.write("".join([line(model, ledger, *row) for row in chunk]))


EVENTS = """
    select position, command_id::text, stream_id::text, name, case when %(names)s::text[] is null or name = any(%(names)s::text[])
                                                                   then data::text end
      from ledger.events
     where ledger = %(ledger)s and position > %(after)s and position <= %(until)s
       and (%(parts)s = 1 or abs(hashtext(stream_id::text) %% %(parts)s) = %(number)s)
     order by position
"""


def events_of(
    connection: Connection[Any],
    ledger: str,
    after: int,
    until: int,
    kinds: set[type[Event]] | None = None,
    part: Part | None = None,
) -> Iterator[Recorded]:
    """The events of a ledger in order, `after < position <= until`, only those of these kinds and this part.

    `after` is the end of an append, as every head is.
    """
    names = None if kinds is None else sorted(kind.__name__ for kind in kinds)
    parameters = {"ledger": ledger, "after": after, "until": until, "names": names}
    parameters |= {"parts": part.parts if part else 1, "number": part.number if part else 0}
    event, command_id, command = MAPPER.event, "", 0
    with connection.transaction(), connection.cursor(name="casework_events", binary=True) as cursor:
        cursor.execute(EVENTS, parameters)
        while page := cursor.fetchmany(PAGE):
            for position, asked_by, stream, name, data in page:
                if asked_by != command_id:
                    command_id, command = asked_by, position
                if data is not None:
                    yield Recorded(ledger, position, UUID(stream), event(name, data), command)
