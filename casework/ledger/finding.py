"""Finding a person by an exact number, name or phone without any of them being stored: blind indexes."""

from collections.abc import Iterable
from uuid import UUID

from psycopg import Connection

from casework.event import Event
from casework.household.events import MemberAdded
from casework.ledger.database import Row
from casework.ledger.initials import initials
from casework.ledger.keys import Keys


def remember(connection: Connection[Row], keys: Keys, events: Iterable[Event]) -> None:
    """Makes the members that these events add findable. Erasing a person deletes their rows."""
    rows = [
        (kind, keys.blind(kind, text), event.member_id)
        for event in events
        if isinstance(event, MemberAdded)
        for kind, text in _texts(event)
    ]
    with connection.cursor() as cursor:
        cursor.executemany("insert into keys.blind_index values (%s, %s, %s) on conflict do nothing", rows)


def find(connection: Connection[Row], keys: Keys, kind: str, text: str) -> list[UUID]:
    """The persons whose `kind` (id_number, name, phone, initials) is exactly this text."""
    rows = connection.execute(
        "select subject from keys.blind_index where kind = %(kind)s and key = %(key)s",
        {"kind": kind, "key": keys.blind(kind, text)},
    )
    return [subject for (subject,) in rows]


def _texts(event: MemberAdded) -> list[tuple[str, str]]:
    texts = [
        ("id_number", event.id_number.text),
        ("name", event.name.text),
        ("initials", initials(event.name.text)),
        ("phone", event.phone.text if event.phone else ""),
    ]
    return [(kind, text) for kind, text in texts if text]
