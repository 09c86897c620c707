"""Devices: a browser in which somebody signed in before carries a long-lived random cookie, kept here as a hash.

It opens nothing. It tells those whom the account knows from strangers, who alone are slowed down by strangers' guesses.
"""

import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from psycopg import Connection

from web.access.caller import Device
from web.access.hashes import hash_of


@dataclass(frozen=True, slots=True)
class Where:
    """Where a sign-in comes from. `token`: what the browser's device cookie holds, ours or not."""

    source: str
    device: Device = "desktop"
    token: str = ""


def kind_of(user_agent: str) -> Device:
    return "phone" if "Mobi" in user_agent else "desktop"


def known(connection: Connection[Any], token: str, user_id: UUID | None) -> UUID | None:
    """The device of this cookie, if this user has signed in there; asked alike for names nobody has."""
    row = connection.execute(
        """
        select id from access.devices
         where token_hash = %(hash)s and user_id = %(user_id)s and forgotten_at is null
        """,
        {"hash": hash_of(token), "user_id": user_id},
    ).fetchone()
    return row[0] if row else None


def remember(connection: Connection[Any], token: str, user_id: UUID, now: datetime) -> tuple[UUID, str]:
    """The device's id for this user, and what its cookie holds from now on: never what we did not give out."""
    if device_id := known(connection, token, user_id):
        return device_id, token
    kept = token if _is_of_others(connection, token, user_id) else secrets.token_urlsafe(32)
    row = connection.execute(
        """
        insert into access.devices as d (id, token_hash, user_id, known_since)
        values (%(id)s, %(hash)s, %(user_id)s, %(now)s)
        on conflict (token_hash, user_id) do update set log_seen = d.log_seen -- pressed twice, it is one device
        returning id
        """,
        {"id": uuid4(), "hash": hash_of(kept), "user_id": user_id, "now": now},
    ).fetchone()
    assert row is not None  # noqa: S101 - "returning" always returns
    return row[0], kept


def forget_others(connection: Connection[Any], user_id: UUID, kept: UUID | None, now: datetime) -> None:
    """Where somebody else may have signed in is no longer known."""
    connection.execute(
        """
        update access.devices set forgotten_at = %(now)s
         where user_id = %(user_id)s and id is distinct from %(kept)s and forgotten_at is null
        """,
        {"user_id": user_id, "kept": kept, "now": now},
    )


def mark_read(connection: Connection[Any], device_id: UUID | None, position: int) -> None:
    """What happened to the account up to a position of the log was read on this device."""
    connection.execute(
        "update access.devices set log_seen = greatest(log_seen, %(position)s) where id = %(id)s",
        {"position": position, "id": device_id},
    )


def _is_of_others(connection: Connection[Any], token: str, user_id: UUID) -> bool:
    """Whether colleagues on the same machine have this cookie, and this user never had it."""
    row = connection.execute(
        """
        select bool_and(user_id <> %(user_id)s) and bool_or(forgotten_at is null)
          from access.devices where token_hash = %(hash)s
        """,
        {"hash": hash_of(token), "user_id": user_id},
    ).fetchone()
    return bool(row and row[0])
