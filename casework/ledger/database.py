"""Connections: a pool for each database role, transactions that begin with the right one."""

from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore
from typing import Any

from psycopg import Connection, IsolationLevel
from psycopg.pq import TransactionStatus
from psycopg_pool import ConnectionPool, PoolTimeout

Row = tuple[Any, ...]
Pool = ConnectionPool[Connection[Row]]


class Database:
    """Two pools on one login: `write` may append and fold, `read` sees read tables through row-level security."""

    def __init__(self, url: str, *, pool_size: int = 8) -> None:
        self.url = url
        self._write: Pool = ConnectionPool(url, min_size=1, max_size=pool_size, configure=_as_writer, open=False)
        self._read: Pool = ConnectionPool(url, min_size=1, max_size=pool_size, configure=_as_reader, open=False)
        self._at_hand: deque[Connection[Row]] = deque()
        self._turns = BoundedSemaphore(pool_size)

    def open(self) -> "Database":
        self._write.open()
        self._read.open()
        return self

    def close(self) -> None:
        while self._at_hand:
            self._write.putconn(self._at_hand.pop())
        self._write.close()
        self._read.close()

    @contextmanager
    def write(self) -> Iterator[Connection[Row]]:
        """A transaction as casework_write. It commits at the end, or undoes everything on an error."""
        with self.single() as connection, connection.transaction():
            yield connection

    @contextmanager
    def single(self) -> Iterator[Connection[Row]]:
        """A writer's connection outside a transaction: each statement is its own.

        Connections stay at hand between uses: fetching one from the pool and giving it back costs a fifth of an
        append. One that broke goes back to the pool, which replaces it.
        """
        with self._turn():
            connection = self._take()
            try:
                yield connection
            finally:
                self._give_back(connection)

    @contextmanager
    def _turn(self) -> Iterator[None]:
        """As many turns as connections, so that taking one never waits behind the pool."""
        if not self._turns.acquire(timeout=self._write.timeout):
            raise PoolTimeout("no connection became free in time")
        try:
            yield
        finally:
            self._turns.release()

    def _take(self) -> Connection[Row]:
        try:
            return self._at_hand.pop()
        except IndexError:
            return self._write.getconn()

    def _give_back(self, connection: Connection[Row]) -> None:
        if connection.info.transaction_status == TransactionStatus.IDLE:
            self._at_hand.append(connection)
            return
        self._write.putconn(connection)
        while self._at_hand:  # the server went away: whatever else is at hand is as dead
            idle = self._at_hand.pop()
            idle.close()
            self._write.putconn(idle)

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
    # A plan made without knowing how many households are asked about took 12 s where one that knows takes 0.05 s.
    connection.execute("set plan_cache_mode = force_custom_plan")
    connection.isolation_level = IsolationLevel.REPEATABLE_READ
    connection.read_only = True
