"""Finding a person by part of a name, without the name or its parts being stored (docs/decisions/0021).

Of each character of a name, and of each two neighbouring initials, one byte of a keyed hash is kept, which is another in
every county. A name fits many others' bytes: whoever is found by them has to be looked at again, with the name opened.
"""

from collections.abc import Iterable, Sequence
from typing import Final
from uuid import UUID

from psycopg import Connection

from casework.ledger.database import Row
from casework.ledger.initials import initials
from casework.ledger.keys import Keys

NAMED: Final = ("MemberAdded", "MemberCorrected")
TOGETHER: Final = 500
MOST: Final = 2000
"""Candidates looked at; a part that fits more of them is too short to find anybody by."""


def parts_of(name: str) -> set[str]:
    """The characters of a name, and its initials two by two."""
    letters = initials(name)
    return {char for char in name if not char.isspace()} | pairs_of(letters)


def pairs_of(letters: str) -> set[str]:
    return {letters[place : place + 2] for place in range(len(letters) - 1)}


def remember(connection: Connection[Row], keys: Keys, ledger: str, names: Iterable[tuple[UUID, str]]) -> None:
    """Makes these persons of a county findable by parts of their names. Erasing a person deletes their rows."""
    rows = {(ledger, _byte(keys, ledger, part), person) for person, name in names for part in parts_of(name)}
    with connection.cursor() as cursor:
        cursor.executemany("insert into keys.name_part values (%s, %s, %s) on conflict do nothing", sorted(rows))


def fitting(connection: Connection[Row], keys: Keys, ledgers: Sequence[str], parts: Iterable[str]) -> list[UUID]:
    """Persons of these counties whose names may have all of these parts, MOST and one at most. None for no parts."""
    wanted = {(ledger, _byte(keys, ledger, part)) for part in parts for ledger in ledgers}
    rows = connection.execute(
        """
        with wanted as (select * from unnest(%(ledgers)s::text[], %(parts)s::smallint[]) as w(ledger, part)),
             needed as (select ledger, count(*) as parts from wanted group by ledger)
        select p.subject
          from wanted w
          join keys.name_part p using (ledger, part)
          join needed n using (ledger)
         group by p.subject, p.ledger, n.parts having count(*) = n.parts
         limit %(most)s
        """,
        {"ledgers": [ledger for ledger, _ in wanted], "parts": [part for _, part in wanted], "most": MOST + 1},
    )
    return [subject for (subject,) in rows]


def complete(connection: Connection[Row], keys: Keys) -> None:
    """Makes those findable who were registered before there were parts. Looks at one row where there are some already."""
    if connection.execute("select from keys.name_part limit 1").fetchone() is not None:
        return
    events = connection.execute(
        """
        select ledger, stream_id, (data ->> 'member_id')::uuid, data ->> 'name' from ledger.events
         where name = any(%(named)s) and data ->> 'name' is not null
        """,
        {"named": list(NAMED)},
    )
    while some := events.fetchmany(TOGETHER):
        ring = keys.of(connection, [UUID(token.split(":", 2)[1]) for *_, token in some])
        for ledger, stream, person, token in some:
            if name := ring.open(token, ledger=ledger, stream=stream):
                remember(connection, keys, ledger, [(person, name)])


def _byte(keys: Keys, ledger: str, part: str) -> int:
    return keys.blind("name_part", f"{ledger}:{part}")[0]
