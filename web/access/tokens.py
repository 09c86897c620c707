"""API tokens: shown once, kept as a hash, with the rights their user has at each request."""

import secrets
from datetime import date
from typing import Any

from psycopg import Connection

from web.access.sessions import hash_of
from web.access.users import COLUMNS, User, found


def create(connection: Connection[Any], user_name: str) -> str:
    """A token for the user, to be shown once. Raises UnknownUser."""
    token = secrets.token_urlsafe(32)
    connection.execute(
        "insert into access.tokens (token_hash, user_id) values (%(hash)s, %(user_id)s)",
        {"hash": hash_of(token), "user_id": found(connection, user_name).id},
    )
    return token


def find(connection: Connection[Any], token: str, today: date) -> User | None:
    """The user a token speaks for, or None when it is unknown, revoked, or the user is disabled."""
    row = connection.execute(
        f"""
        select t.last_used_on, {COLUMNS} from access.tokens t join access.users u on u.id = t.user_id
        where t.token_hash = %(hash)s and t.revoked_at is null and u.disabled_at is null
        """,
        {"hash": hash_of(token)},
    ).fetchone()
    if row is None:
        return None
    last_used_on, *columns = row
    if last_used_on != today:
        _note_use(connection, token, today)
    return User(*columns)


def revoke_all(connection: Connection[Any], user_name: str) -> int:
    """Revokes every token of the user; returns how many there were. Raises UnknownUser."""
    return connection.execute(
        "update access.tokens set revoked_at = now() where user_id = %(user_id)s and revoked_at is null",
        {"user_id": found(connection, user_name).id},
    ).rowcount


def _note_use(connection: Connection[Any], token: str, today: date) -> None:
    connection.execute(
        "update access.tokens set last_used_on = %(today)s where token_hash = %(hash)s",
        {"today": today, "hash": hash_of(token)},
    )
