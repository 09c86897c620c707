"""Who may enter: users, sessions, API tokens, devices, and the guards that pages and the API stand behind."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Protocol

from psycopg import Connection

Clock = Callable[[], datetime]


class Database(Protocol):
    def write(self) -> AbstractContextManager[Connection[Any]]:
        """A connection in a transaction, in the role that may write."""


def utc_now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Access:
    """What sign-in needs of the installation. `secure_cookies`: also where a proxy ends https before us."""

    database: Database
    clock: Clock = utc_now
    secure_cookies: bool = False
