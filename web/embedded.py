"""The embedded PostgreSQL: one server a data folder, shared by every process that asks for it."""

import fcntl
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import psycopg

from web.embedded_account import EmbeddedPostgresError
from web.embedded_cluster import Cluster
from web.embedded_roles import Server, prepare

__all__ = ["EmbeddedPostgresError", "Server", "running"]

ANSWER_SECONDS = 15


@contextmanager
def running(data_dir: Path) -> Iterator[Server]:
    """The server of `data_dir`, started if it is not up; the last process to leave stops it.

    A server left behind by a killed process is attached to. Raises EmbeddedPostgresError, whose text says
    what to do, where it cannot start.
    """
    data = data_dir.expanduser().resolve()
    data.mkdir(parents=True, exist_ok=True, mode=0o700)
    with (data / "pg.lock").open("ab") as users:
        try:
            with _alone(data):
                fcntl.flock(users, fcntl.LOCK_SH)
                server = _up(data)
            yield server
        finally:
            with _alone(data):
                if _last_out(users):
                    Cluster(data).stop()


def _up(data: Path) -> Server:
    cluster = Cluster(data)
    give_up = time.monotonic() + ANSWER_SECONDS
    while True:
        try:
            return prepare(cluster.keys, cluster.up())
        except psycopg.OperationalError as error:
            if time.monotonic() > give_up:
                raise EmbeddedPostgresError(f"PostgreSQL does not let us in: {error}") from error
            time.sleep(0.2)  # it was killed a moment ago and still looked alive


@contextmanager
def _alone(data: Path) -> Iterator[None]:
    """One process at a time starts or stops."""
    with (data / "pg.start.lock").open("ab") as gate:
        fcntl.flock(gate, fcntl.LOCK_EX)
        yield


def _last_out(users: BinaryIO) -> bool:
    try:
        fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
