"""Stored events as folds are given them: in the order of a ledger, or a stream at a time."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple
from uuid import UUID

from psycopg import Connection

from casework.ledger.application import MAPPER
from casework.ledger.recorded import Recorded

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


def events_of(connection: Connection[Any], ledger: str, after: int, until: int) -> Iterator[Recorded]:
    """The events of a ledger in order, `after < position <= until`. `after` is the end of an append, as every head is."""
    for stream, position, command, name, data in _stored(connection, Part(ledger, 0, 1, until, False), after, None):
        yield Recorded(ledger, position, UUID(stream), MAPPER.event(name, data), command)


def streams_of(connection: Connection[Any], part: Part, names: list[str]) -> Iterator[list[Recorded]]:
    """The events of these names, each stream's in order. What is stored of a part is read first: it is held once, as text."""
    streams: dict[str, list[tuple[int, int, str, str]]] = {}
    for stream, position, command, name, data in _stored(connection, part, 0, names):
        streams.setdefault(stream, []).append((position, command, name, data))
    event, ledger = MAPPER.event, part.ledger
    while streams:
        stream, events = streams.popitem()
        stream_id = UUID(stream)
        yield [
            Recorded(ledger, position, stream_id, event(name, data), command)
            for position, command, name, data in events
        ]


def streams_events(connection: Connection[Any], streams: Sequence[Stream]) -> dict[Stream, list[Recorded]]:
    """Everything that happened in these streams."""
    rows = connection.execute(
        """
        select e.ledger, e.stream_id, e.position,
               (select min(c.position) from ledger.events c where c.command_id = e.command_id and c.ledger = e.ledger),
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


# An append may reach over streams, and begins with its first event, whichever that is: so every event's place is read.
STORED = """
    select position, command_id::text, stream_id::text, name,
           case when (%(parts)s = 1 or abs(hashtext(stream_id::text) %% %(parts)s) = %(number)s)
                 and (%(names)s::text[] is null or name = any(%(names)s::text[])) then data::text end
      from ledger.events
     where ledger = %(ledger)s and position > %(after)s and position <= %(until)s
     order by position
"""


def _stored(
    connection: Connection[Any], part: Part, after: int, names: list[str] | None
) -> Iterator[tuple[str, int, int, str, str]]:
    """Stream, position, position of the append, name and text of what is the part's and bears one of the names."""
    wanted = {"ledger": part.ledger, "after": after, "until": part.head, "names": names}
    command_id, command = "", 0
    with connection.transaction(), connection.cursor(name="casework_events", binary=True) as cursor:
        cursor.execute(STORED, wanted | {"parts": part.parts, "number": part.number})
        while page := cursor.fetchmany(PAGE):
            for position, asked_by, stream, name, data in page:
                if asked_by != command_id:
                    command_id, command = asked_by, position
                if data is not None:
                    yield stream, position, command, name, data
