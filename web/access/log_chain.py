"""Walks the chain of the log of administration and names the first line that is missing or was changed."""

import hashlib
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

from psycopg import Connection

EPOCH, MICROSECOND = datetime(1970, 1, 1, tzinfo=UTC), timedelta(microseconds=1)
ROWS = """
    select position, hash, at, coalesce(actor::text, ''), actor_name, actor_role, actor_division, device, kind,
           subject::text, subject_name, subject_division, data::text
      from access.administration_log order by position
"""


class Break(NamedTuple):
    """`missing`: no such line; `changed`: not what was hashed; `head_behind`, `head_ahead`: the head names another."""

    position: int
    kind: str


def verify(connection: Connection[Any]) -> Break | int:
    """The first break, or how many lines hold. Reads one snapshot."""
    with connection.transaction():
        connection.execute("set transaction isolation level repeatable read")
        head = connection.execute("select position, hash from access.administration_head").fetchone()
        rows = connection.execute(ROWS).fetchall()
    digest, last = bytes(32), 0
    for position, stored, at, *texts in rows:
        if position != last + 1:
            return Break(last + 1, "missing")
        digest = hashlib.sha256(digest + line(position, at, texts)).digest()
        if digest != stored:
            return Break(position, "changed")
        last = position
    return _against(head or (0, bytes(32)), last, digest)


def line(position: int, at: datetime, texts: list[str]) -> bytes:
    """What is hashed after the previous hash, as access.log_line writes it."""
    fields = [str(position), str((at - EPOCH) // MICROSECOND), *texts]
    return ("1" + "".join(f"{len(text.encode())}:{text}" for text in fields)).encode()


def _against(head: tuple[int, bytes], last: int, digest: bytes) -> Break | int:
    if head[0] > last:
        return Break(last + 1, "missing")
    if head[0] < last:
        return Break(head[0] + 1, "head_behind")
    return last if head[1] == digest else Break(last, "head_ahead")
