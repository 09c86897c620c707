"""On which days a hospital's green channel was ready: department, person, phone and pathway all there."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from casework.common.days import holds
from projections.engine.snapshot import Snapshot

Spans = dict[UUID, list[tuple[date, date]]]


def ready_spans(snapshot: Snapshot, hospitals: Iterable[UUID]) -> Spans:
    """The spans of days on which each of these hospitals was ready, as far as is known."""
    query = """
        select h.hospital_id, h.from_on, h.until_on from read.hospital h
         where h.hospital_id = any(%(wanted)s) and known(h)
           and h.department is not null and h.responsible_person is not null and h.phone is not null and h.pathway <> '{}'
    """
    rows = snapshot.connection.execute(
        snapshot.whole(query), snapshot.parameters({"wanted": list(set(hospitals))})
    ).fetchall()
    found: Spans = {}
    for hospital_id, from_on, until_on in rows:
        found.setdefault(hospital_id, []).append((from_on, until_on))
    return found


def was_ready(spans: Spans, hospital_id: UUID, day: date) -> bool:
    return any(holds(from_on, until_on, day) for from_on, until_on in spans.get(hospital_id, ()))
