"""Asks the database every moment whether it is there, so that nobody else waits to find out that it is not."""

import logging
import select
import threading
import time
from collections.abc import Callable
from typing import Any, Final

from psycopg import Connection, Error, connect

from casework.ledger.database import Database

ANSWER_SECONDS: Final = 1.0
REST_SECONDS: Final = 0.3

logger = logging.getLogger(__name__)


class Pulse:
    """Tells the Database that it was lost, and that it was found again, on a connection of its own."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._connection: Connection[Any] | None = None
        self._there = True

    def start(self) -> Callable[[], None]:
        """In a thread of its own. Answers how to end it."""
        end = threading.Event()
        thread = threading.Thread(target=self._run, args=(end,), name="pulse", daemon=True)
        thread.start()

        def stop() -> None:
            end.set()
            thread.join(timeout=5)

        return stop

    def _run(self, end: threading.Event) -> None:
        while not end.is_set():
            self.beat()
            end.wait(REST_SECONDS)
        self._forget()

    def beat(self) -> None:
        """Asks once. A connection that broke is tried anew at once: one that is silent is not."""
        there = self._asked()
        if there == self._there:
            return
        self._there = there
        logger.warning("database %s", "found" if there else "lost", extra={"action": "pulse", "there": there})
        if there:
            self._database.found()
        else:
            self._database.lost()

    def _asked(self) -> bool:
        for connection in (self._connection, None):
            try:
                self._connection = connection or connect(self._database.address, autocommit=True)
                there = _answers(self._connection)
            except Error:
                self._forget()
                continue
            if not there:
                self._forget()
            return there
        return False

    def _forget(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None


def _answers(connection: Connection[Any]) -> bool:
    """Whether an answer comes in time. psycopg's own calls would wait for one that never does. Raises Error."""
    line, until = connection.pgconn, time.monotonic() + ANSWER_SECONDS
    line.send_query(b"select 1")
    line.flush()
    poll = select.poll()
    poll.register(connection.fileno(), select.POLLIN)
    while line.is_busy():
        if not poll.poll(max(0, until - time.monotonic()) * 1000):
            return False
        line.consume_input()
    while line.get_result():
        pass
    return True
