"""Finding a person by an exact number, name or phone without any of them being stored; finding what is claimed."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

from msgspec.structs import replace
from psycopg import Connection

from casework.common.event import Event
from casework.households.events.members import MemberAdded, MemberCorrected
from casework.households.events.registration import HouseholdRegistered
from casework.ledger import name_parts
from casework.ledger.database import Row
from casework.ledger.initials import initials
from casework.ledger.keys import Keys


def remember(connection: Connection[Row], keys: Keys, ledger: str, events: Sequence[Event]) -> None:
    """Makes the members whom these events tell findable. Erasing a person deletes their rows.

    By a name or phone that was corrected a person is still found: somebody may know them by it.
    """
    rows = [
        (kind, keys.blind(kind, text), event.member_id)
        for event in events
        if isinstance(event, MemberAdded | MemberCorrected)
        for kind, text in _texts(event)
    ]
    if not rows:
        return
    with connection.cursor() as cursor:
        cursor.executemany("insert into keys.blind_index values (%s, %s, %s) on conflict do nothing", rows)
    told = (event for event in events if isinstance(event, MemberAdded | MemberCorrected))
    names = [(event.member_id, event.name.text) for event in told if event.name.text]
    name_parts.remember(connection, keys, ledger, names)


def find(connection: Connection[Row], keys: Keys, kind: str, text: str) -> list[UUID]:
    """The persons whose `kind` (id_number, name, phone, initials) is exactly this text; a number that was given back is
    nobody's any more.
    """
    rows = connection.execute(
        """
        select b.subject from keys.blind_index b
         where b.kind = %(kind)s and b.key = %(key)s
           and (b.kind <> 'id_number' or exists (
                select from ledger.claims c
                 where c.kind = 'person' and c.key = encode(b.key, 'hex') and c.holder = b.subject))
        """,
        {"kind": kind, "key": keys.blind(kind, text)},
    )
    return [subject for (subject,) in rows]


def person_of(connection: Connection[Row], keys: Keys, id_number: str) -> UUID | None:
    """The person who has this identity number, if anybody does."""
    row = connection.execute(
        "select holder from ledger.claims where kind = 'person' and key = %(key)s",
        {"key": keys.blind("id_number", id_number).hex()},
    ).fetchone()
    return row[0] if row else None


def holders(connection: Connection[Row], kind: str, keys: Iterable[str]) -> dict[str, UUID]:
    """Who holds each of these claims."""
    rows = connection.execute(
        "select key, holder from ledger.claims where kind = %(kind)s and key = any(%(keys)s)",
        {"kind": kind, "keys": list(keys)},
    )
    return dict(rows.fetchall())


def numbered(
    connection: Connection[Row], ledger: str, told: HouseholdRegistered, household_id: UUID
) -> HouseholdRegistered:
    """The registration of a household that comes to a county: where another has its number there, with what tells them apart."""
    key = f"{ledger}:{told.household_no}"
    if holders(connection, "household_no", [key]).get(key) in (None, household_id):
        return told
    return replace(told, household_no=f"{told.household_no}-{str(household_id)[:4]}")


def highest_household_no(connection: Connection[Row], ledger: str) -> int:
    """The highest number of the form `411326-00241` in the county; 0 where there is none."""
    row = connection.execute(
        """
        select coalesce(max(substring(key from '-([0-9]{5,9})$')::bigint), 0)
          from ledger.claims
         where kind = 'household_no' and key >= %(prefix)s and key < %(prefix)s || '~'
        """,
        {"prefix": f"{ledger}:{ledger}-"},
    ).fetchone()
    return row[0] if row else 0


def recorded_at(connection: Connection[Row], ledger: str, position: int) -> datetime | None:
    """When an event was recorded; None where the ledger has no such position."""
    row = connection.execute(
        "select recorded_at from ledger.events where ledger = %(ledger)s and position = %(position)s",
        {"ledger": ledger, "position": min(position, 2**63 - 1)},
    ).fetchone()
    return row[0] if row else None


def recorded_between(
    connection: Connection[Row], ledger: str, after: int, until: int, names: Sequence[str]
) -> list[tuple[int, UUID, str, str]]:
    """Position, stream, name and data of the events of these names after one position, up to and with another."""
    return connection.execute(
        """
        select position, stream_id, name, data::text from ledger.events
         where ledger = %(ledger)s and position > %(after)s and position <= %(until)s and name = any(%(names)s)
         order by position
        """,
        {"ledger": ledger, "after": after, "until": until, "names": list(names)},
    ).fetchall()


def _texts(event: MemberAdded | MemberCorrected) -> list[tuple[str, str]]:
    texts = [
        ("id_number", event.id_number.text),
        ("name", event.name.text),
        ("initials", initials(event.name.text)),
        ("phone", event.phone.text if event.phone else ""),
        ("phone", event.second_phone.text if event.second_phone else ""),
    ]
    return [(kind, text) for kind, text in texts if text]
