"""What one request, row or job may take of the database's time, and how it is ended from outside."""

import os
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from dataclasses import dataclass
from threading import Lock
from typing import Any, Final

from psycopg import Connection, Error, OperationalError

CANCEL_SECONDS: Final = 1.0


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds: of one statement, of waiting for a lock, of a transaction in which nothing is asked. 0: no limit."""

    statement: float
    lock: float
    idle: float

    def settings(self) -> dict[str, str]:
        """As PostgreSQL calls them."""
        names = ("statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout")
        return {name: f"{round(seconds * 1000)}ms" for name, seconds in zip(names, self._all(), strict=True)}

    def _all(self) -> tuple[float, float, float]:
        return self.statement, self.lock, self.idle


ASKED: Final = Limits(statement=5, lock=2, idle=10)  # somebody waits: a page, a form, the API, who is asking
ROW: Final = Limits(statement=10, lock=5, idle=30)  # of an import or export, inside a request of minutes
CLOCK: Final = Limits(statement=120, lock=10, idle=60)  # the clock and the follower: nobody waits for them
COMMAND: Final = Limits(statement=0, lock=60, idle=0)  # somebody at a terminal, who can press Ctrl-C


class WorkEnded(OperationalError):
    """The work was ended from outside: whoever asked has gone, or it took too long."""


class Work:
    """The statements of one request: while it runs it knows its connections, so that another thread can end it."""

    def __init__(self, limits: Limits, give_way: Callable[[], None] = lambda: None) -> None:
        """`give_way` is called before each use of a connection: long work lets others go first there."""
        self.limits, self.give_way, self.over = limits, give_way, False
        self._lock, self._in_use = Lock(), list[Connection[Any]]()

    @contextmanager
    def using(self, connection: Connection[Any]) -> Iterator[None]:
        """Raises WorkEnded where it was ended before."""
        self.begin(connection)
        try:
            yield
        finally:
            self.finish(connection)

    def begin(self, connection: Connection[Any]) -> None:
        with self._lock:
            if self.over:
                raise WorkEnded("ended")
            self._in_use.append(connection)

    def finish(self, connection: Connection[Any]) -> None:
        """A connection on which the work was ended is closed: the server may hear of the end only when the next one is
        at work there."""
        with self._lock:
            self._in_use.remove(connection)
            if self.over:
                connection.close()

    def end(self) -> None:
        """Cancels what is running, and lets nothing more begin. Takes a second where the server does not answer."""
        with self._lock:
            self.over = True
            for connection in self._in_use:
                try:
                    connection.cancel_safe(timeout=CANCEL_SECONDS)
                except Error:
                    hang_up(connection)


def hang_up(connection: Connection[Any]) -> None:
    """Closes the line under a connection: whoever waits for an answer on it is told at once that there will be none."""
    with suppress(OSError, Error), socket.socket(fileno=os.dup(connection.fileno())) as line:
        line.shutdown(socket.SHUT_RDWR)


_current: ContextVar[Work | None] = ContextVar("work", default=None)
_COMMANDS: Final = Work(COMMAND)  # of all commands of this process: nobody ends them from outside


def current() -> Work:
    """The work of this thread or request; where nobody said otherwise, a command's."""
    return _current.get() or _COMMANDS


@contextmanager
def working(work: Work) -> Iterator[Work]:
    """From here on, also in threads that this request starts, statements are this work's."""
    before = _current.set(work)
    try:
        yield work
    finally:
        _current.reset(before)
