"""The password a user has: replaced, spent where it is a one-time one, hashed anew. The caller brings the connection."""

from datetime import datetime
from typing import Any
from uuid import UUID

from psycopg import Connection

from web.access import passwords
from web.access.users import ONE_TIME_LASTS, User


def replace(connection: Connection[Any], user_id: UUID, now: datetime, password: str | None = None) -> str:
    """Replaces the password, by a one-time one unless given, and returns it."""
    chosen = password or passwords.one_time()
    connection.execute(
        """
        update access.users set password_hash = %(hash)s, must_change = %(one_time)s,
               one_time_until = %(until)s, one_time_used_at = null
         where id = %(id)s
        """,
        {
            "hash": passwords.hashed(chosen),
            "one_time": password is None,
            "until": now + ONE_TIME_LASTS if password is None else None,
            "id": user_id,
        },
    )
    return chosen


def use_one_time(connection: Connection[Any], user: User, now: datetime) -> bool:
    """Spends the one-time password that has just proved right; false where somebody was quicker."""
    return bool(
        connection.execute(
            """
            update access.users set one_time_used_at = %(now)s
             where id = %(id)s and must_change and one_time_used_at is null and password_hash = %(hash)s
            """,
            {"now": now, "id": user.id, "hash": user.password_hash},
        ).rowcount
    )


def strengthen_hash(connection: Connection[Any], user: User, password: str) -> None:
    """Stores a hash by today's parameters where the stored one is older; `password` has just proved right."""
    if passwords.is_outdated(user.password_hash):
        connection.execute(
            "update access.users set password_hash = %(hash)s where id = %(id)s and password_hash = %(old)s",
            {"hash": passwords.hashed(password), "id": user.id, "old": user.password_hash},
        )
