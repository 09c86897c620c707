"""The sign-ins of one account, for its owner: when, from which kind of device, from where."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from psycopg import Connection
from psycopg.rows import class_row

SHOWN = 10
MOST = 50


@dataclass(frozen=True, slots=True)
class SignIn:
    at: datetime
    device: str | None
    source: str
    here: bool


def recent(connection: Connection[Any], user_id: UUID, device_id: UUID | None) -> Sequence[SignIn]:
    """The last ones that succeeded, the newest first. `here`: in the browser of `device_id`."""
    with connection.cursor(row_factory=class_row(SignIn)) as cursor:
        return cursor.execute(
            """
            select at, device, source, coalesce(device_id = %(device_id)s, false) as here from access.sign_in_attempts
             where user_id = %(user_id)s and outcome = 'succeeded' order by id desc limit %(shown)s
            """,
            {"user_id": user_id, "device_id": device_id, "shown": SHOWN},
        ).fetchall()


@dataclass(frozen=True, slots=True)
class Failed:
    """An account at which sign-ins failed, from devices that are not known to it."""

    user_id: UUID
    name: str
    shown_name: str
    number: int
    last_at: datetime


def failed_since(connection: Connection[Any], lowest: str, end: str, since: datetime) -> Sequence[Failed]:
    """The accounts of these divisions with such failures, the last first; of each the newest MOST are counted."""
    with connection.cursor(row_factory=class_row(Failed)) as cursor:
        return cursor.execute(
            """
            select u.id as user_id, u.name, u.shown_name, f.number, f.last_at
              from access.users u
              join lateral (
                select count(*) as number, max(at) as last_at from (
                  select a.at from access.sign_in_attempts a
                   where a.account_mark = substring(sha256(convert_to(u.name, 'UTF8')) for 4)
                     and a.outcome = 'failed' and a.device_id is null and a.at > %(since)s
                   order by a.at desc limit %(most)s) newest
              ) f on f.number > 0
             where u.division >= %(lowest)s and u.division < %(end)s
             order by f.last_at desc limit %(shown)s
            """,
            {"lowest": lowest, "end": end, "since": since, "most": MOST, "shown": SHOWN},
        ).fetchall()
