"""API tokens: shown once, kept as a hash, for a limited time, with the rights their user has at each request."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from psycopg import Connection
from psycopg.rows import class_row

from casework.common.days import today
from web.access.hashes import hash_of
from web.access.users import COLUMNS, User, found

DAYS, MOST_DAYS = 90, 365
LONGEST_LABEL = 100


@dataclass(frozen=True, slots=True)
class Token:
    """What may be told of a token."""

    id: UUID
    label: str
    created_at: datetime
    last_used_on: date | None
    expires_at: datetime


def create(
    connection: Connection[Any], user_name: str, now: datetime, days: int = DAYS, label: str = ""
) -> tuple[str, Token]:
    """A token for the user, to be shown once, good for so many days. Raises UnknownUser."""
    token = secrets.token_urlsafe(32)
    with connection.cursor(row_factory=class_row(Token)) as cursor:
        made = cursor.execute(
            """
            insert into access.tokens (token_hash, user_id, label, created_at, expires_at)
            values (%(hash)s, %(user_id)s, %(label)s, %(now)s, %(expires_at)s)
            returning id, label, created_at, last_used_on, expires_at
            """,
            {
                "hash": hash_of(token),
                "user_id": found(connection, user_name).id,
                "label": label[:LONGEST_LABEL],
                "now": now,
                "expires_at": now + timedelta(days=min(days, MOST_DAYS)),
            },
        ).fetchone()
    assert made is not None  # noqa: S101 - "returning" always returns
    return token, made


def find(connection: Connection[Any], token: str, now: datetime) -> User | None:
    """The user a token speaks for, or None when it is unknown, revoked or over, or the user is disabled."""
    row = connection.execute(
        f"""
        select t.last_used_on, {COLUMNS} from access.tokens t join access.users u on u.id = t.user_id
        where t.token_hash = %(hash)s and t.revoked_at is null and t.expires_at > %(now)s and u.disabled_at is null
        """,
        {"hash": hash_of(token), "now": now},
    ).fetchone()
    if row is None:
        return None
    last_used_on, *columns = row
    if last_used_on != today(now):
        _note_use(connection, token, today(now))
    return User(*columns)


def listed(connection: Connection[Any], user_id: UUID, now: datetime) -> Sequence[Token]:
    """The user's tokens that still open something, the newest first."""
    with connection.cursor(row_factory=class_row(Token)) as cursor:
        return cursor.execute(
            """
            select id, label, created_at, last_used_on, expires_at from access.tokens
             where user_id = %(user_id)s and revoked_at is null and expires_at > %(now)s
             order by created_at desc, id
            """,
            {"user_id": user_id, "now": now},
        ).fetchall()


def revoke(connection: Connection[Any], user_id: UUID, token_id: UUID, now: datetime) -> str | None:
    """Revokes one token of the user for ever; returns its label, None where there is none to revoke."""
    row = connection.execute(
        """
        update access.tokens set revoked_at = %(now)s
         where id = %(id)s and user_id = %(user_id)s and revoked_at is null returning label
        """,
        {"id": token_id, "user_id": user_id, "now": now},
    ).fetchone()
    return row[0] if row else None


def revoke_all(connection: Connection[Any], user_id: UUID, now: datetime) -> int:
    """Revokes every token of the user; returns how many there were."""
    return connection.execute(
        "update access.tokens set revoked_at = %(now)s where user_id = %(user_id)s and revoked_at is null",
        {"user_id": user_id, "now": now},
    ).rowcount


def _note_use(connection: Connection[Any], token: str, today: date) -> None:
    connection.execute(
        "update access.tokens set last_used_on = %(today)s where token_hash = %(hash)s and revoked_at is null",
        {"today": today, "hash": hash_of(token)},
    )
