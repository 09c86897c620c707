"""Connections: a pool for each database role, transactions that begin with the right one."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from psycopg import Connection, IsolationLevel
from psycopg_pool import ConnectionPool

Row = tuple[Any, ...]
Pool = ConnectionPool[Connection[Row]]


class Database:
    """Two pools on one login: `write` may append and fold, `read` sees read tables through row-level security."""

    def __init__(self, url: str, *, pool_size: int = 8) -> None:
        self.url = url
        self._write: Pool = ConnectionPool(url, min_size=1, max_size=pool_size, configure=_as_writer, open=False)
        self._read: Pool = ConnectionPool(url, min_size=1, max_size=pool_size, configure=_as_reader, open=False)

    def open(self) -> "Database":
        self._write.open()
        self._read.open()
        return self

    def close(self) -> None:
        self._write.close()
        self._read.close()

    @contextmanager
    def write(self) -> Iterator[Connection[Row]]:
        """A transaction as casework_write. It commits at the end, or undoes everything on an error."""
        with self._write.connection() as connection, connection.transaction():
            yield connection

    @contextmanager
    def single(self) -> Iterator[Connection[Row]]:
        """A writer's connection outside a transaction: each statement is its own."""
        with self._write.connection() as connection:
            yield connection

    @contextmanager
    def read(self, settings: dict[str, str]) -> Iterator[Connection[Row]]:
        """One snapshot as casework_read, with the reader's scope set for this transaction only."""
        with self._read.connection() as connection, connection.transaction():
            names, values = list(settings), list(settings.values())
            connection.execute(
                "select set_config(name, value, true) from unnest(%s::text[], %s::text[]) as s(name, value)",
                (names, values),
            )
            yield connection


def _as_writer(connection: Connection[Row]) -> None:
    connection.autocommit = True
    connection.execute("set role casework_write")


def _as_reader(connection: Connection[Row]) -> None:
    connection.autocommit = True
    connection.execute("set role casework_read")
    connection.isolation_level = IsolationLevel.REPEATABLE_READ
    connection.read_only = True
