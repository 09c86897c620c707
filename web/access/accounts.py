"""What is done to accounts: each change with its line in the log, and what it ends, in the caller's transaction."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from psycopg import Connection

from casework.common.confidentiality import Grant
from casework.common.roles import Role
from web.access import devices, log, sessions, stored_passwords, tokens, users
from web.access.log import By
from web.access.users import User


def add(
    connection: Connection[Any],
    by: By,
    now: datetime,
    name: str,
    role: Role,
    division: str,
    staff_id: UUID | None = None,
    *,
    shown_name: str | None = None,
    grants: Sequence[Grant] = (),
) -> str:
    """Adds a user and returns the one-time password. Raises NameTaken, BadName."""
    password = users.add(connection, name, role, division, staff_id, shown_name=shown_name, now=now, grants=grants)
    made = users.found(connection, name)
    log.record(
        connection, now, by, "user_added", made.id, role=role, division=division, staff_id=staff_id, **_given(grants)
    )
    return password


def reset_password(connection: Connection[Any], by: By, now: datetime, user: User) -> str:
    """A one-time password, good once and for three days; the user's sessions and tokens end."""
    password = stored_passwords.replace(connection, user.id, now)
    ended = _end_access(connection, user.id, now)
    log.record(connection, now, by, "password_reset", user.id, until=now + users.ONE_TIME_LASTS, **ended)
    return password


def change_password(connection: Connection[Any], by: By, now: datetime, user_id: UUID, password: str) -> None:
    """The user's own choice; every session and token ends, also the present one."""
    stored_passwords.replace(connection, user_id, now, password)
    ended = _end_access(connection, user_id, now)
    log.record(connection, now, by, "password_changed", user_id, **ended)


def disable(connection: Connection[Any], by: By, now: datetime, user: User) -> None:
    """From the next request on the user's sessions and tokens open nothing."""
    if user.disabled_at:
        return
    connection.execute(
        "update access.users set disabled_at = %(now)s where id = %(id)s and disabled_at is null",
        {"now": now, "id": user.id},
    )
    log.record(connection, now, by, "user_disabled", user.id, **_end_access(connection, user.id, now))


def enable(connection: Connection[Any], by: By, now: datetime, user: User) -> None:
    """The user may sign in again, with the password of before; what was ended stays ended."""
    if not user.disabled_at:
        return
    connection.execute("update access.users set disabled_at = null where id = %(id)s", {"id": user.id})
    log.record(connection, now, by, "user_enabled", user.id)


def change(
    connection: Connection[Any],
    by: By,
    now: datetime,
    user: User,
    role: Role,
    division: str,
    staff_id: UUID | None,
    grants: Sequence[Grant] = (),
) -> bool:
    """Another role, area, staff record or grants; the user's sessions and tokens end. False where nothing differs."""
    before = {"role": user.role, "division": user.division, "staff_id": user.staff_id, "grants": list(user.grants)}
    after = {"role": role, "division": division, "staff_id": staff_id, "grants": list(grants)}
    changes = {what: [before[what], after[what]] for what in before if before[what] != after[what]}
    if not changes:
        return False
    connection.execute(
        """
        update access.users set role = %(role)s, division = %(division)s, staff_id = %(staff_id)s, grants = %(grants)s
         where id = %(id)s
        """,
        after | {"id": user.id},
    )
    log.record(connection, now, by, "user_changed", user.id, **changes, **_end_access(connection, user.id, now))
    return True


def create_token(connection: Connection[Any], by: By, now: datetime, name: str, days: int, label: str) -> str:
    """A token of the user, shown once. Raises UnknownUser."""
    token, made = tokens.create(connection, name, now, days, label)
    user = users.found(connection, name)
    log.record(connection, now, by, "token_created", user.id, label=made.label, until=made.expires_at)
    return token


def revoke_token(connection: Connection[Any], by: By, now: datetime, user_id: UUID, token_id: UUID) -> bool:
    """False where the user has no such token, or it was revoked before."""
    label = tokens.revoke(connection, user_id, token_id, now)
    if label is None:
        return False
    log.record(connection, now, by, "token_revoked", user_id, label=label)
    return True


def end_other_sessions(connection: Connection[Any], by: By, now: datetime, user_id: UUID, kept: str) -> None:
    """Signs the user out everywhere but here, and knows no other device any more."""
    ended = sessions.end_all(connection, user_id, now, but=kept)
    devices.forget_others(connection, user_id, by.device_id, now)
    log.record(connection, now, by, "sessions_ended", user_id, sessions=ended)


def _given(grants: Sequence[Grant]) -> dict[str, list[Grant]]:
    return {"grants": list(grants)} if grants else {}


def _end_access(connection: Connection[Any], user_id: UUID, now: datetime) -> dict[str, int]:
    return {
        "sessions": sessions.end_all(connection, user_id, now),
        "tokens": tokens.revoke_all(connection, user_id, now),
    }
