"""Connections: a pool for each database role, transactions that begin with the right one, each within its limits."""

import time
from collections import defaultdict, deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from queue import Empty, SimpleQueue
from threading import Lock
from typing import Final
from weakref import WeakKeyDictionary

from psycopg import Connection, OperationalError
from psycopg.pq import TransactionStatus
from psycopg_pool import PoolTimeout

from casework.ledger.connecting import TURN_SECONDS, Pool, Row, address_of, as_reader, as_writer, pool, put
from casework.ledger.work import Limits, Work, current, hang_up

__all__ = ["Database", "DatabaseAway", "Row"]

LOOK_SECONDS: Final = 0.2  # between two looks for a connection


class DatabaseAway(OperationalError):
    """The database does not answer; it is asked again every moment."""


class Database:
    """Two pools on one login: `write` may append and fold, `read` sees read tables through row-level security.

    What runs on a connection is bound to the limits of the current work (casework/ledger/work.py).
    """

    def __init__(self, url: str, *, pool_size: int = 8) -> None:
        self.url, self.pool_size = url, pool_size
        self.address = address_of(url)
        self._bound: WeakKeyDictionary[Connection[Row], Limits | None] = WeakKeyDictionary()
        self._at_hand: defaultdict[Limits | None, deque[Connection[Row]]] = defaultdict(deque)
        self._lock = Lock()
        self._turns: SimpleQueue[None] = SimpleQueue()  # a semaphore costs ten times as much
        for _ in range(pool_size):
            self._turns.put(None)
        self._away = False
        self._write, self._read = self._pool(as_writer), self._pool(as_reader)

    def open(self) -> "Database":
        self._write.open()
        self._read.open()
        return self

    def close(self) -> None:
        self._write.close()
        self._read.close()
        self._drop_those_at_hand()

    def use(self) -> dict[str, dict[str, int]]:
        """Of each pool how many connections are open, how many in use, and how many askers wait for one."""
        at_hand = sum(map(len, list(self._at_hand.values())))
        found = {}
        for name, of_role, idle in (("write", self._write, at_hand), ("read", self._read, 0)):
            said = of_role.get_stats()
            there = said.get("pool_size", 0)
            used = max(0, there - said.get("pool_available", 0) - idle)
            found[name] = {"open": there, "used": used, "waiting": said.get("requests_waiting", 0)}
        return found

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
        work = current()
        work.give_way()
        self._demand_an_answer()
        try:
            self._turns.get(timeout=TURN_SECONDS)  # as many as connections: taking one never waits for the pool
        except Empty:
            raise PoolTimeout("no connection became free in time") from None
        try:
            writers, connection = self._take(work.limits)
            try:
                work.begin(connection)
                try:
                    self._bind(connection, work.limits)
                    yield connection
                finally:
                    work.finish(connection)
            finally:
                self._give_back(writers, connection, work)
        finally:
            self._turns.put(None)

    @contextmanager
    def read(self, settings: dict[str, str]) -> Iterator[Connection[Row]]:
        """One snapshot as casework_read, with the reader's scope and limits set for this transaction only."""
        work, readers = current(), self._read
        work.give_way()
        self._demand_an_answer()
        with readers.connection() as connection:
            try:
                with work.using(connection), connection.transaction():
                    put(connection, {**settings, **work.limits.settings()}, local=True)
                    yield connection
            finally:
                if connection.closed and not work.over:
                    readers.drain()  # the server went away: those beside it are as dead

    def lost(self) -> None:
        """The database does not answer: nothing more is asked of it, and whoever waits is told so at once."""
        self._away = True
        with self._lock:
            known = list(self._bound)
        for connection in known:
            hang_up(connection)
        self._write.close(timeout=0)
        self._read.close(timeout=0)

    def found(self) -> None:
        """It answers again: everything begins anew, without what old connections may still be waiting for."""
        self._drop_those_at_hand()
        self._write, self._read = self._pool(as_writer), self._pool(as_reader)
        self.open()
        self._away = False

    def _demand_an_answer(self) -> None:
        if self._away:
            raise DatabaseAway("the database does not answer")

    def _take(self, limits: Limits) -> tuple[Pool, Connection[Row]]:
        """One at hand with these limits, else a new one, else one with others: telling it these costs a round trip.

        While the pool is asked for a new one, somebody may have laid one down: so it is looked again.
        """
        writers, give_up = self._write, time.monotonic() + TURN_SECONDS
        while True:
            with suppress(IndexError):
                return writers, self._at_hand[limits].pop()
            if writers.get_stats()["pool_size"] >= self.pool_size:
                for idle in list(self._at_hand.values()):
                    with suppress(IndexError):
                        return writers, idle.pop()
            try:
                return writers, writers.getconn(timeout=LOOK_SECONDS)
            except PoolTimeout:
                if time.monotonic() > give_up:
                    raise

    def _bind(self, connection: Connection[Row], limits: Limits) -> None:
        if self._bound.get(connection) != limits:
            put(connection, limits.settings(), local=False)
            with self._lock:
                self._bound[connection] = limits

    def _give_back(self, writers: Pool, connection: Connection[Row], work: Work) -> None:
        if writers is self._write and connection.pgconn.transaction_status == TransactionStatus.IDLE:
            self._at_hand[self._bound.get(connection)].append(connection)
            return
        writers.putconn(connection)
        if writers is self._write and not work.over:
            self._drop_those_at_hand()  # the server went away: they are as dead

    def _drop_those_at_hand(self) -> None:
        for idle in list(self._at_hand.values()):
            with suppress(IndexError):
                while True:
                    self._drop(idle.pop())

    def _drop(self, connection: Connection[Row]) -> None:
        connection.close()
        with suppress(ValueError):  # of a pool that is no more
            self._write.putconn(connection)

    def _pool(self, prepare: Callable[[Connection[Row]], None]) -> Pool:
        def remember(connection: Connection[Row]) -> None:
            with self._lock:
                self._bound[connection] = None
            prepare(connection)

        return pool(self.address, self.pool_size, remember)
