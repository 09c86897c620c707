"""Sessions: a random token in a cookie, its hash in a row that can end but never begin again."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from psycopg import Connection

from web.access.caller import Role
from web.access.users import COLUMNS, User

IDLE, IDLE_ON_ROUNDS = timedelta(minutes=30), timedelta(hours=12)
ABSOLUTE, ABSOLUTE_ON_ROUNDS = timedelta(hours=12), timedelta(days=7)
SEEN_EVERY = timedelta(minutes=1)  # a read in between writes nothing


@dataclass(frozen=True, slots=True)
class Session:
    user: User
    csrf_secret: bytes


def start(connection: Connection[Any], user_id: UUID, role: Role, now: datetime) -> str:
    """A new session; returns the token for the cookie: always ours, never one the browser sent."""
    token = secrets.token_urlsafe(32)
    connection.execute(
        """
        insert into access.sessions (token_hash, user_id, csrf_secret, created_at, seen_at, expires_at)
        values (%(hash)s, %(user_id)s, %(csrf_secret)s, %(now)s, %(now)s, %(expires_at)s)
        """,
        {
            "hash": hash_of(token),
            "user_id": user_id,
            "csrf_secret": secrets.token_bytes(32),
            "now": now,
            "expires_at": now + longest_life(role),
        },
    )
    return token


def find(connection: Connection[Any], token: str, now: datetime) -> Session | None:
    """The session behind a token while it lives, with its user as the database has them now."""
    row = connection.execute(
        f"""
        select s.csrf_secret, s.seen_at, {COLUMNS}
        from access.sessions s join access.users u on u.id = s.user_id
        where s.token_hash = %(hash)s and s.revoked_at is null and s.expires_at > %(now)s
          and u.disabled_at is null
        """,
        {"hash": hash_of(token), "now": now},
    ).fetchone()
    if row is None:
        return None
    csrf_secret, seen_at, *columns = row
    user = User(*columns)
    if now - seen_at >= idle_limit(user.role):
        return None
    if now - seen_at >= SEEN_EVERY:
        _touch(connection, token, now)
    return Session(user, csrf_secret)


def end(connection: Connection[Any], token: str, now: datetime) -> None:
    connection.execute(
        "update access.sessions set revoked_at = %(now)s where token_hash = %(hash)s and revoked_at is null",
        {"hash": hash_of(token), "now": now},
    )


def end_others(connection: Connection[Any], user_id: UUID, kept: str, now: datetime) -> None:
    """Signs the user out everywhere but here."""
    connection.execute(
        """
        update access.sessions set revoked_at = %(now)s
        where user_id = %(user_id)s and token_hash <> %(kept)s and revoked_at is null
        """,
        {"user_id": user_id, "kept": hash_of(kept), "now": now},
    )


def idle_limit(role: Role) -> timedelta:
    return IDLE_ON_ROUNDS if role == "contact_person" else IDLE


def longest_life(role: Role) -> timedelta:
    return ABSOLUTE_ON_ROUNDS if role == "contact_person" else ABSOLUTE


def hash_of(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()


def _touch(connection: Connection[Any], token: str, now: datetime) -> None:
    # "still live" in the same statement: a slow request must not revive a session that ended meanwhile
    connection.execute(
        """
        update access.sessions set seen_at = %(now)s
        where token_hash = %(hash)s and revoked_at is null and seen_at < %(now)s
        """,
        {"hash": hash_of(token), "now": now},
    )
