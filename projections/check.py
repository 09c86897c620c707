"""Checks the read tables against the events: samples are folded again and asked again, and what can be counted is counted."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Any

from psycopg import Connection

from casework.ledger.recorded import Recorded
from projections.engine.difference import Difference
from projections.engine.projection import Projection
from projections.funds.checking import forms_unlike
from projections.oversight.rollup.checking import rollup_differences
from projections.periods.checking import closed_unlike
from projections.rebuild.filling import Folds
from projections.rebuild.streams import Stream, columns_of, streams_events
from projections.registry import PROJECTIONS

SAMPLE = 200  # streams
SECONDS = 10.0  # for asking households what roll-ups say of them; one county at least


def check(connection: Connection[Any], sample: int = SAMPLE, seconds: float = SECONDS) -> list[Difference]:
    """What differs; nothing where all is well. Reads one snapshot, so that it may run while the office works."""
    with connection.transaction():
        connection.execute("set transaction isolation level repeatable read")
        connection.execute("set local plan_cache_mode = force_custom_plan")
        found = _count_differences(connection)
        found += _row_differences(connection, _sample(connection, sample))
        found += closed_unlike(connection)
        found += forms_unlike(connection)
        return found + rollup_differences(connection, seconds)


def _sample(connection: Connection[Any], size: int) -> list[Stream]:
    """Streams in which something happened at a position picked at random; the newest and the longest among them."""
    return connection.execute(
        """
        (select e.ledger, e.stream_id
           from (select h.ledger, 1 + floor(random() * h.position)::bigint as position
                   from (select ledger, position from ledger.heads where position > 0 order by random() limit %(size)s) h
                  cross join generate_series(1, 1 + %(size)s / (select count(*) from ledger.heads))) at
           join ledger.events e on e.ledger = at.ledger and e.position = at.position)
        union
        (select distinct ledger, stream_id
           from (select ledger, stream_id from ledger.events order by version desc limit 50) longest)
        union
        (select e.ledger, e.stream_id from ledger.heads h join ledger.events e on e.ledger = h.ledger and e.position = h.position
          order by h.recorded_at desc limit 5)
        """,
        {"size": size},
    ).fetchall()


def _count_differences(connection: Connection[Any]) -> list[Difference]:
    """Every event that opens a group has its group in the table, in each ledger."""
    happened = connection.execute("select ledger, name, count(*) from ledger.events group by ledger, name").fetchall()
    return [each for model in PROJECTIONS if model.starts for each in _counts(connection, model, happened)]


def _counts(
    connection: Connection[Any], model: Projection[Any], happened: list[tuple[str, str, int]]
) -> list[Difference]:
    names = {kind.__name__ for kind in model.starts}
    events: Counter[str] = Counter()
    for ledger, name, count in happened:
        events[ledger] += count * (name in names)
    groups: Counter[str] = Counter(
        dict(
            connection.execute(
                f"""
                select ledger, count(*) from (select distinct ledger, {model.stream}, {model.group} from {model.table}) g
                 group by ledger
                """
            ).fetchall()
        )
    )
    differing = sorted(ledger for ledger in {*events, *groups} if events[ledger] != groups[ledger])
    return [
        Difference(model.name, "count", of, "", f"{events[of]} / {groups[of]}")
        for of in differing
        if _groups_missing(connection, model, of)
    ]


def _groups_missing(connection: Connection[Any], model: Projection[Any], ledger: str) -> bool:
    """Whether streams that opened other groups than the table has would have them: what was taken back at once left no row."""
    streams: list[Stream] = connection.execute(
        f"""
        select %(ledger)s, stream_id
          from (select stream_id, count(*) as opened from ledger.events
                 where ledger = %(ledger)s and name = any(%(names)s) group by stream_id) e
          full join (select {model.stream} as stream_id, count(distinct {model.group}) as there from {model.table}
                      where ledger = %(ledger)s group by {model.stream}) g using (stream_id)
         where opened is distinct from there
        """,
        {"ledger": ledger, "names": [kind.__name__ for kind in model.starts]},
    ).fetchall()
    happened, stored = streams_events(connection, streams), _stored(connection, model, streams)
    return any(sorted(stored[stream]) != refold(model, happened[stream]) for stream in streams)


def _row_differences(connection: Connection[Any], sample: list[Stream]) -> list[Difference]:
    """One question a table for all of the sample."""
    happened = streams_events(connection, sample)
    found = []
    for model in PROJECTIONS:
        stored = _stored(connection, model, sample)
        for ledger, stream in sample:
            rows, again = sorted(stored[ledger, stream]), refold(model, happened[ledger, stream])
            if rows != again:
                found.append(Difference(model.name, "rows", ledger, str(stream), f"{len(rows)} / {len(again)}"))
    return found


def refold(model: Projection[Any], recorded: Sequence[Recorded]) -> list[str]:
    """The rows that a stream's events give, as text in a stable order."""
    folds = Folds([model])
    folds.add(recorded)
    return sorted(repr((*model.values_of(row), *known)) for row, *known in folds.all[0].rows)


def _stored(connection: Connection[Any], model: Projection[Any], sample: list[Stream]) -> dict[Stream, list[str]]:
    columns = ", ".join("t." + name for name in model.fields)
    rows = connection.execute(
        f"""
        select t.ledger, t.{model.stream}, {columns}, t.known_from, t.known_until
          from unnest(%s::text[], %s::uuid[]) s(ledger, stream)
          join {model.table} t on t.{model.stream} = s.stream and t.ledger = s.ledger
        """,
        columns_of(sample),
    )
    found: dict[Stream, list[str]] = defaultdict(list)
    for ledger, stream, *row in rows:
        found[ledger, stream].append(repr(tuple(row)))
    return found
