"""The log of administration: who did what to whose account. It only grows, in the transaction of what it tells of."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal
from uuid import UUID

from psycopg import Connection
from psycopg.rows import class_row

from web.access.caller import Caller

Kind = Literal[
    "user_added",
    "user_changed",
    "user_disabled",
    "user_enabled",
    "password_reset",
    "password_changed",
    "one_time_password_used",
    "token_created",
    "token_revoked",
    "sessions_ended",
    "list_exported",
]
COLUMNS = (
    "position, at, actor, actor_name, actor_role, actor_division, device, kind, subject, subject_name, "
    "subject_division, data, hash"
)
TOLD_TO_THE_OWNER = (
    "password_reset",
    "one_time_password_used",
    "password_changed",
    "token_created",
    "user_changed",
    "user_enabled",
)
TOLD_FOR = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class By:
    """Who did it. `user_id` is none for what is no user: the command line."""

    user_id: UUID | None
    name: str
    role: str
    division: str
    device: str
    device_id: UUID | None = None


COMMAND_LINE = By(None, "命令行", "cli", "", "cli")


@dataclass(frozen=True, slots=True)
class Entry:
    position: int
    at: datetime
    actor: UUID | None
    actor_name: str
    actor_role: str
    actor_division: str
    device: str
    kind: Kind
    subject: UUID
    subject_name: str
    subject_division: str
    data: dict[str, Any]
    hash: bytes


def by(caller: Caller) -> By:
    shown = caller.shown_name or caller.name
    return By(caller.user_id, shown, caller.role, caller.division, caller.device, caller.device_id)


def reach(between: tuple[str, str]) -> tuple[str, str]:
    """The range of divisions to look in: that of the nation includes what belongs to no division but itself."""
    return ("", "99") if between == ("0", "99") else between


def record(connection: Connection[Any], at: datetime, by: By, kind: Kind, user_id: UUID, **detail: Any) -> int:
    """Adds one line about a user and returns its position. Of a password or token nothing may be in `detail`."""
    if by.device_id:
        detail["device_id"] = by.device_id
    row = connection.execute(
        """
        select access.record(%(at)s, %(actor)s, %(name)s, %(role)s, %(division)s, %(device)s,
                             %(kind)s, %(subject)s, %(detail)s)
        """,
        {
            "at": at,
            "actor": by.user_id,
            "name": by.name,
            "role": by.role,
            "division": by.division,
            "device": by.device,
            "kind": kind,
            "subject": user_id,
            "detail": json.dumps(detail, ensure_ascii=False, default=str),
        },
    ).fetchone()
    assert row is not None  # noqa: S101 - a function always answers
    return int(row[0])


def entries(
    connection: Connection[Any], lowest: str, end: str, *, offset: int, limit: int
) -> tuple[Sequence[Entry], int]:
    """The newest first: what concerns divisions from `lowest` up to `end`, also who left them; and how many there are."""
    within = """
        (subject_division >= %(lowest)s and subject_division < %(end)s)
        or (data #>> '{division,0}' >= %(lowest)s and data #>> '{division,0}' < %(end)s)
    """
    values = {"lowest": lowest, "end": end, "offset": offset, "limit": limit}
    with connection.cursor(row_factory=class_row(Entry)) as cursor:
        found = cursor.execute(
            f"""
            select {COLUMNS} from access.administration_log where {within}
             order by position desc offset %(offset)s limit %(limit)s
            """,
            values,
        ).fetchall()
    total = connection.execute(f"select count(*) from access.administration_log where {within}", values).fetchone()
    return found, total[0] if total else 0


def unread(connection: Connection[Any], user_id: UUID, device_id: UUID | None, now: datetime) -> Sequence[Entry]:
    """What happened to an account and was not yet read on this device, but for what was done from it."""
    with connection.cursor(row_factory=class_row(Entry)) as cursor:
        return cursor.execute(
            f"""
            select {COLUMNS} from access.administration_log
             where subject = %(user_id)s and kind = any(%(kinds)s) and at > %(since)s
               and position > coalesce((select log_seen from access.devices where id = %(device_id)s), 0)
               and (actor is distinct from %(user_id)s or data ->> 'device_id' is distinct from %(device_id)s::text)
             order by position
            """,
            {
                "user_id": user_id,
                "kinds": list(TOLD_TO_THE_OWNER),
                "since": now - TOLD_FOR,
                "device_id": device_id,
            },
        ).fetchall()
