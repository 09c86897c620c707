"""The users of an installation. Nothing here opens a transaction: the caller brings the connection."""

import unicodedata
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from psycopg import Connection
from psycopg.errors import UniqueViolation
from psycopg.rows import class_row

from web.access import passwords
from web.access.caller import Role

COLUMNS = (
    "u.id, u.name, u.shown_name, u.role, u.division, u.staff_id, u.password_hash, u.must_change, "
    "u.created_at, u.disabled_at, u.language, u.text_size"
)


@dataclass(frozen=True, slots=True)
class User:
    id: UUID
    name: str
    shown_name: str
    role: Role
    division: str
    staff_id: UUID | None
    password_hash: str
    must_change: bool
    created_at: datetime
    disabled_at: datetime | None
    language: str | None
    text_size: str


class UnknownUser(LookupError):
    """No user has this sign-in name."""


class NameTaken(ValueError):
    """Another user has this sign-in name."""


def add(
    connection: Connection[Any],
    name: str,
    role: Role,
    division: str,
    staff_id: UUID | None = None,
    *,
    shown_name: str | None = None,
    password: str | None = None,
    must_change: bool = True,
) -> str:
    """Adds a user and returns the password, a one-time one unless given. Raises NameTaken."""
    password = password or passwords.one_time()
    try:
        connection.execute(
            """
            insert into access.users
              (id, name, shown_name, role, division, staff_id, password_hash, must_change)
            values (%(id)s, %(name)s, %(shown_name)s, %(role)s, %(division)s, %(staff_id)s,
                    %(hash)s, %(must_change)s)
            """,
            {
                "id": uuid4(),
                "name": normal(name),
                "shown_name": shown_name or name,
                "role": role,
                "division": division,
                "staff_id": staff_id,
                "hash": passwords.hashed(password),
                "must_change": must_change,
            },
        )
    except UniqueViolation as taken:
        raise NameTaken(name) from taken
    return password


def find(connection: Connection[Any], name: str) -> User | None:
    """The user who signs in with this name, also a disabled one."""
    with connection.cursor(row_factory=class_row(User)) as cursor:
        cursor.execute(f"select {COLUMNS} from access.users u where u.name = %(name)s", {"name": normal(name)})
        return cursor.fetchone()


def everyone(connection: Connection[Any], lowest: str, end: str) -> list[User]:
    """The users of divisions from `lowest` up to `end`, those who may still enter first."""
    with connection.cursor(row_factory=class_row(User)) as cursor:
        cursor.execute(
            f"""
            select {COLUMNS} from access.users u where u.division >= %(lowest)s and u.division < %(end)s
             order by u.disabled_at is not null, u.division, u.role, u.name
            """,
            {"lowest": lowest, "end": end},
        )
        return cursor.fetchall()


def set_password(
    connection: Connection[Any], name: str, password: str | None = None, *, must_change: bool = True
) -> str:
    """Replaces the password (by a one-time one unless given), ends every session of the user, returns it."""
    password = password or passwords.one_time()
    user = found(connection, name)
    connection.execute(
        "update access.users set password_hash = %(hash)s, must_change = %(must_change)s where id = %(id)s",
        {"hash": passwords.hashed(password), "must_change": must_change, "id": user.id},
    )
    connection.execute(
        "update access.sessions set revoked_at = now() where user_id = %(id)s and revoked_at is null",
        {"id": user.id},
    )
    return password


def strengthen_hash(connection: Connection[Any], user: User, password: str) -> None:
    """Stores a hash by today's parameters where the stored one is older; `password` has just proved right."""
    if passwords.is_outdated(user.password_hash):
        connection.execute(
            "update access.users set password_hash = %(hash)s where id = %(id)s and password_hash = %(old)s",
            {"hash": passwords.hashed(password), "id": user.id, "old": user.password_hash},
        )


def prefer(connection: Connection[Any], user_id: UUID, *, language: str, text_size: str) -> None:
    connection.execute(
        "update access.users set language = %(language)s, text_size = %(text_size)s where id = %(id)s",
        {"language": language, "text_size": text_size, "id": user_id},
    )


def disable(connection: Connection[Any], name: str) -> None:
    """From the next request on the user's sessions and tokens open nothing."""
    connection.execute(
        "update access.users set disabled_at = now() where id = %(id)s and disabled_at is null",
        {"id": found(connection, name).id},
    )


def found(connection: Connection[Any], name: str) -> User:
    user = find(connection, name)
    if user is None:
        raise UnknownUser(name)
    return user


def normal(name: str) -> str:
    """A sign-in name as it is stored: full-width, capitals and blanks typed by phones make no difference."""
    folded = unicodedata.normalize("NFKC", name).casefold()
    return "".join(char for char in folded if char.isprintable()).strip()
