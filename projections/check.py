"""Checks read models against the events: a sample is folded again and compared, and every opening event has its row."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from psycopg import Connection

from casework.ledger.recorded import Recorded
from projections.filling import Folds
from projections.model import Model
from projections.models import MODELS
from projections.streams import stream_events

SAMPLE = 200  # streams


@dataclass(frozen=True, slots=True)
class Difference:
    """`count`: events and rows do not number the same; `rows`: folding a stream again gives other rows."""

    model: str
    kind: str
    ledger: str
    stream: str
    detail: str


def check(connection: Connection[Any], sample: int = SAMPLE) -> list[Difference]:
    """What differs; nothing where all is well. Reads one snapshot, so that it may run while the office works."""
    with connection.transaction():
        connection.execute("set transaction isolation level repeatable read")
        streams = _sample(connection, sample)
        found = [d for model in MODELS for d in _counts(connection, model)]
        for ledger, stream in streams:
            found += _stream_differences(connection, ledger, stream)
    return found


def _sample(connection: Connection[Any], size: int) -> list[tuple[str, UUID]]:
    """Streams picked at random, the newest and the longest among them."""
    return connection.execute(
        """
        (select ledger, stream_id from (select distinct ledger, stream_id from ledger.events) s order by random() limit %(size)s)
        union
        (select ledger, stream_id from ledger.events group by 1, 2 order by count(*) desc limit 5)
        union
        (select ledger, stream_id from ledger.events order by recorded_at desc limit 5)
        """,
        {"size": size},
    ).fetchall()


def _counts(connection: Connection[Any], model: Model[Any]) -> list[Difference]:
    """Every event that opens a group has its group in the table, in each ledger."""
    names = [kind.__name__ for kind in model.opens]
    if not names:
        return []
    rows = connection.execute(
        f"""
        select ledger, sum(events)::bigint, sum(groups)::bigint
          from (select ledger, count(*) as events, 0 as groups from ledger.events where name = any(%s) group by ledger
                union all
                select ledger, 0, count(distinct ({model.stream}, {model.group})) from {model.table} group by ledger) c
         group by ledger having sum(events) <> sum(groups)
        """,
        (names,),
    )
    return [Difference(model.name, "count", ledger, "", f"{events} / {groups}") for ledger, events, groups in rows]


def _stream_differences(connection: Connection[Any], ledger: str, stream: UUID) -> list[Difference]:
    recorded = stream_events(connection, ledger, stream)
    found = []
    for model in MODELS:
        stored, folded = _stored(connection, model, ledger, stream), refold(model, recorded)
        if stored != folded:
            detail = f"{len(stored)} / {len(folded)}"
            found.append(Difference(model.name, "rows", ledger, str(stream), detail))
    return found


def refold(model: Model[Any], recorded: Sequence[Recorded]) -> list[str]:
    """The rows that a stream's events give, as text in a stable order."""
    folds = Folds([model])
    folds.add(recorded)
    return sorted(repr((*model.values_of(row), *known)) for row, *known in folds.all[0].rows)


def _stored(connection: Connection[Any], model: Model[Any], ledger: str, stream: UUID) -> list[str]:
    columns = ", ".join(model.fields)
    rows = connection.execute(
        f"select {columns}, known_from, known_until from {model.table} where ledger = %s and {model.stream} = %s",
        (ledger, stream),
    )
    return sorted(repr(row) for row in rows)
