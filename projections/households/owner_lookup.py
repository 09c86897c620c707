"""To which household a part of it belongs: a contact, a need, a life event, an assignment, a pause."""

from collections.abc import Iterable
from typing import Any, Final, Literal, LiteralString
from uuid import UUID

from psycopg import Connection

from projections.engine.snapshot import Snapshot

Part = Literal["contact", "need", "life_event", "assignment", "pause", "use"]
QUERIES: Final[dict[Part, LiteralString]] = {
    "contact": "select household_id from read.contact where contact_id = %(id)s limit 1",
    "need": "select household_id from read.need where need_id = %(id)s limit 1",
    "life_event": "select household_id from read.life_event where life_event_id = %(id)s limit 1",
    "assignment": "select household_id from read.assignment where assignment_id = %(id)s limit 1",
    "pause": "select household_id from read.pause where pause_id = %(id)s limit 1",
    "use": "select household_id from read.green_channel_use where use_id = %(id)s limit 1",
}


def household_of(snapshot: Snapshot, part: Part, id: UUID) -> UUID | None:
    """The household, also of a part withdrawn since; None where it is not the reader's to see."""
    found: UUID | None = snapshot.value(QUERIES[part], id=id)
    return found


def member_counts(connection: Connection[Any], households: Iterable[UUID]) -> dict[UUID, int]:
    """How many members each of these households has."""
    rows = connection.execute(
        """
        select household_id, count(*) from read.member
         where household_id = any(%(households)s) and known_until = 9223372036854775807 group by household_id
        """,
        {"households": list(households)},
    )
    return dict(rows.fetchall())
