"""The sign-ins of one account, for its owner: when, from which kind of device, from where."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from psycopg import Connection
from psycopg.rows import class_row

SHOWN = 10


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
