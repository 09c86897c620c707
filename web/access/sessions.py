"""Sessions: a random token in a cookie, its hash in a row that can end but never begin again."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from psycopg import Connection
from psycopg.rows import class_row

from casework.common.roles import Role
from web.access.devices import Where
from web.access.hashes import hash_of
from web.access.session_lives import idle_limit, longest_life
from web.access.users import COLUMNS, User

SEEN_EVERY = timedelta(minutes=1)  # a read in between writes nothing


@dataclass(frozen=True, slots=True)
class Session:
    user: User
    csrf_secret: bytes
    device_id: UUID | None


@dataclass(frozen=True, slots=True)
class Open:
    """A session that lives, as its owner sees it."""

    created_at: datetime
    seen_at: datetime
    device: str | None
    source: str | None
    here: bool


def start(
    connection: Connection[Any],
    user_id: UUID,
    role: Role,
    now: datetime,
    where: Where | None = None,
    device_id: UUID | None = None,
) -> str:
    """A new session; returns the token for the cookie: always ours, never one the browser sent."""
    token = secrets.token_urlsafe(32)
    connection.execute(
        """
        insert into access.sessions
          (token_hash, user_id, csrf_secret, created_at, seen_at, expires_at, device, source, device_id)
        values (%(hash)s, %(user_id)s, %(csrf_secret)s, %(now)s, %(now)s, %(expires_at)s,
                %(device)s, %(source)s, %(device_id)s)
        """,
        {
            "hash": hash_of(token),
            "user_id": user_id,
            "csrf_secret": secrets.token_bytes(32),
            "now": now,
            "expires_at": now + longest_life(role),
            "device": where.device if where else None,
            "source": where.source if where else None,
            "device_id": device_id,
        },
    )
    return token


def find(connection: Connection[Any], token: str, now: datetime) -> Session | None:
    """The session behind a token while it lives, with its user as the database has them now.

    How long it lives follows the user's role of this moment, whatever it was when the session began.
    """
    row = connection.execute(
        f"""
        select s.csrf_secret, s.device_id, s.created_at, s.seen_at, {COLUMNS}
        from access.sessions s join access.users u on u.id = s.user_id
        where s.token_hash = %(hash)s and s.revoked_at is null and s.expires_at > %(now)s
          and u.disabled_at is null
        """,
        {"hash": hash_of(token), "now": now},
    ).fetchone()
    if row is None:
        return None
    csrf_secret, device_id, created_at, seen_at, *columns = row
    user = User(*columns)
    if now - seen_at >= idle_limit(user.role) or now - created_at >= longest_life(user.role):
        return None
    if now - seen_at >= SEEN_EVERY:
        _touch(connection, token, now)
    return Session(user, csrf_secret, device_id)


def open_ones(connection: Connection[Any], user: UUID, role: Role, here: str, now: datetime) -> Sequence[Open]:
    """The user's sessions that live, the latest used first. `here`: the token of the present one."""
    with connection.cursor(row_factory=class_row(Open)) as cursor:
        return cursor.execute(
            """
            select created_at, seen_at, device, source, token_hash = %(here)s as here from access.sessions
             where user_id = %(user)s and revoked_at is null and expires_at > %(now)s
               and seen_at > %(idle)s and created_at > %(oldest)s
             order by seen_at desc
            """,
            {
                "user": user,
                "here": hash_of(here),
                "now": now,
                "idle": now - idle_limit(role),
                "oldest": now - longest_life(role),
            },
        ).fetchall()


def end(connection: Connection[Any], token: str, now: datetime) -> None:
    connection.execute(
        "update access.sessions set revoked_at = %(now)s where token_hash = %(hash)s and revoked_at is null",
        {"hash": hash_of(token), "now": now},
    )


def end_all(connection: Connection[Any], user_id: UUID, now: datetime, *, but: str = "") -> int:
    """Signs the user out everywhere, but for the session whose token is given; returns how many ended."""
    return connection.execute(
        """
        update access.sessions set revoked_at = %(now)s
        where user_id = %(user_id)s and token_hash <> %(kept)s and revoked_at is null
        """,
        {"user_id": user_id, "kept": hash_of(but), "now": now},
    ).rowcount


def _touch(connection: Connection[Any], token: str, now: datetime) -> None:
    # "still live" in the same statement: a slow request must not revive a session that ended meanwhile
    connection.execute(
        """
        update access.sessions set seen_at = %(now)s
        where token_hash = %(hash)s and revoked_at is null and seen_at < %(now)s
        """,
        {"hash": hash_of(token), "now": now},
    )
