"""Walks a ledger's chain and names the first position that is missing or does not match.

Works from the stored columns alone (docs/decisions/0001 has the format), so that any language can do the same.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Literal

from psycopg import Connection

FORMAT = "1"
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)
PAGE = 5000

Kind = Literal[
    "missing", "changed", "head_behind", "head_ahead", "claim_missing", "claim_unfounded", "key_missing", "index_missing"
]  # fmt: skip

ROWS = """
    select position, hash, stream_id::text, version::text, name, data::text, confidentiality, actor::text, actor_name,
           actor_role, actor_division, device, command_id::text, encode(command_hash, 'hex'), recorded_at
      from ledger.events where ledger = %s order by position
"""


@dataclass(frozen=True, slots=True)
class Break:
    """Where the chain stops holding. `missing`: no such event; `changed`: the event is not what was hashed;
    `head_behind`, `head_ahead`: the ledger's head names another last position or hash. `claim_missing`, `key_missing`:
    what the event claimed or was sealed with is not there; `index_missing`: nobody would find the person;
    `claim_unfounded`: no event claimed it (casework/ledger/traces.py).
    """

    ledger: str
    position: int
    kind: Kind


def verify(connection: Connection[Any], ledger: str) -> Break | int:
    """The first break of a ledger, or how many events hold. Reads one snapshot."""
    with connection.transaction():
        connection.execute("set transaction isolation level repeatable read")
        head = connection.execute("select position, hash from ledger.heads where ledger = %s", (ledger,)).fetchone()
        with connection.cursor(name="casework_verify", binary=True) as cursor:
            cursor.itersize = PAGE
            result = _walk(ledger, cursor.execute(ROWS, (ledger,)))
    if isinstance(result, Break):
        return result
    position, digest = result
    head_position, head_hash = head or (0, bytes(32))
    if head_position > position:
        return Break(ledger, position + 1, "missing")
    if head_position < position:
        return Break(ledger, head_position + 1, "head_behind")
    return position if head_hash == digest else Break(ledger, position, "head_ahead")


def _walk(ledger: str, rows: Iterable[Any]) -> Break | tuple[int, bytes]:
    digest, expected = bytes(32), 1
    for position, stored, *columns in rows:
        if position != expected:
            return Break(ledger, expected, "missing")
        digest = hashlib.sha256(digest + line(ledger, position, columns)).digest()
        if digest != stored:
            return Break(ledger, position, "changed")
        expected += 1
    return expected - 1, digest


def line(ledger: str, position: int, columns: list[Any]) -> bytes:
    """What is hashed after the previous hash: the format, then each column as `bytes:text`."""
    *texts, recorded_at = columns
    micros = (recorded_at - EPOCH) // MICROSECOND
    fields = [ledger, str(position), *texts, str(micros)]
    return (FORMAT + "".join(f"{len(text.encode())}:{text}" for text in fields)).encode()


def ledgers(connection: Connection[Any]) -> list[str]:
    """Every ledger with a head, an event or a claim: a head that was deleted hides nothing."""
    rows = connection.execute(
        """
        select ledger from ledger.heads union select ledger from ledger.events union select ledger from ledger.claims
         order by 1
        """
    )
    return [ledger for (ledger,) in rows]
