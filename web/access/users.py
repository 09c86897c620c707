"""The users of an installation. Nothing here opens a transaction: the caller brings the connection."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from psycopg import Connection
from psycopg.errors import UniqueViolation
from psycopg.rows import class_row

from casework.common.confidentiality import Grant
from casework.common.roles import Role
from web.access import passwords
from web.access.sign_in_names import is_a_name, normal

COLUMNS = (
    "u.id, u.name, u.shown_name, u.role, u.division, u.staff_id, u.password_hash, u.must_change, "
    "u.created_at, u.disabled_at, u.language, u.text_size, u.one_time_until, u.one_time_used_at, u.grants"
)
STATE = "case when u.disabled_at is not null then 'disabled' when u.must_change then 'one_time' else 'active' end"
ONE_TIME_LASTS = timedelta(hours=72)


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
    one_time_until: datetime | None = None
    one_time_used_at: datetime | None = None
    grants: tuple[Grant, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "grants", tuple(self.grants))  # a list, as the database gives it


class UnknownUser(LookupError):
    """No user has this sign-in name."""


class NameTaken(ValueError):
    """Another user has this sign-in name."""


class BadName(ValueError):
    """Nothing of the name can be seen, or it is longer than 100 characters."""


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
    now: datetime | None = None,
    grants: Sequence[Grant] = (),
) -> str:
    """Adds a user and returns the password, a one-time one unless given. Raises NameTaken, BadName."""
    password = password or passwords.one_time()
    if not is_a_name(name):
        raise BadName(name)
    now = now or datetime.now(UTC)
    try:
        connection.execute(
            """
            insert into access.users
              (id, name, shown_name, role, division, staff_id, password_hash, must_change, one_time_until, created_at,
               grants)
            values (%(id)s, %(name)s, %(shown_name)s, %(role)s, %(division)s, %(staff_id)s,
                    %(hash)s, %(must_change)s, %(one_time_until)s, %(now)s, %(grants)s)
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
                "one_time_until": now + ONE_TIME_LASTS if must_change else None,
                "now": now,
                "grants": list(grants),
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


def count(connection: Connection[Any]) -> int:
    """How many users there are, disabled ones too."""
    row = connection.execute("select count(*) from access.users").fetchone()
    return int(row[0]) if row else 0


def staff_of(connection: Connection[Any], users: Iterable[UUID]) -> dict[UUID, UUID | None]:
    """The staff record of each of these users."""
    rows = connection.execute("select id, staff_id from access.users where id = any(%(ids)s)", {"ids": list(users)})
    return dict(rows.fetchall())


def others_of(connection: Connection[Any], user_id: UUID, staff_id: UUID | None) -> tuple[UUID, ...]:
    """The other users of the same staff record: for what one person may not do twice, they are one."""
    if staff_id is None:
        return ()
    rows = connection.execute(
        "select id from access.users where staff_id = %(staff)s and id <> %(id)s order by id",
        {"staff": staff_id, "id": user_id},
    )
    return tuple(id_ for (id_,) in rows)


def is_unchanged(connection: Connection[Any], user: User) -> bool:
    """Whether the password that was just proved is still the user's, and stays so until this transaction ends."""
    row = connection.execute(
        """
        select from access.users
         where id = %(id)s and password_hash = %(hash)s and disabled_at is null for share
        """,
        {"id": user.id, "hash": user.password_hash},
    ).fetchone()
    return row is not None


def everyone(connection: Connection[Any], lowest: str, end: str, state: str | None = None) -> list[User]:
    """The users of divisions from `lowest` up to `end`, those who may still enter first; or those in one STATE."""
    with connection.cursor(row_factory=class_row(User)) as cursor:
        cursor.execute(
            f"""
            select {COLUMNS} from access.users u where u.division >= %(lowest)s and u.division < %(end)s
               and (%(state)s::text is null or {STATE} = %(state)s)
             order by u.disabled_at is not null, u.division, u.role, u.name
            """,
            {"lowest": lowest, "end": end, "state": state},
        )
        return cursor.fetchall()


def counted(connection: Connection[Any], lowest: str, end: str) -> Counter[str]:
    """How many users of these divisions are in each STATE."""
    rows = connection.execute(
        f"""
        select {STATE}, count(*) from access.users u
         where u.division >= %(lowest)s and u.division < %(end)s group by 1
        """,
        {"lowest": lowest, "end": end},
    )
    return Counter(dict(rows.fetchall()))


def prefer(connection: Connection[Any], user_id: UUID, *, language: str, text_size: str) -> None:
    connection.execute(
        "update access.users set language = %(language)s, text_size = %(text_size)s where id = %(id)s",
        {"language": language, "text_size": text_size, "id": user_id},
    )


def found(connection: Connection[Any], name: str) -> User:
    user = find(connection, name)
    if user is None:
        raise UnknownUser(name)
    return user
