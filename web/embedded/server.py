"""The embedded PostgreSQL: one server a data folder, shared by every process that asks for it."""

import fcntl
import logging
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import psycopg

from web.embedded.account import EmbeddedPostgresError
from web.embedded.cluster import Cluster
from web.embedded.roles import Server, prepare

__all__ = ["EmbeddedPostgresError", "Server", "running"]

ANSWER_SECONDS = 15
LOOK_SECONDS = 0.3
SELDOM, STUCK = 5, 2  # every so many looks it is asked whether it is stuck; twice running, it is
AGAIN_SECONDS = 1.0  # after a start that failed, such as on a full disk

logger = logging.getLogger(__name__)


@contextmanager
def running(data_dir: Path) -> Iterator[Server]:
    """The server of `data_dir`, started if it is not up, also when it ends meanwhile; the last process to leave stops it.

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
            with _kept_up(data):
                yield server
        finally:
            with _alone(data):
                if _last_out(users):
                    Cluster(data).stop()


@contextmanager
def _kept_up(data: Path) -> Iterator[None]:
    """Whoever uses the server looks after it: the first to see it gone starts it again."""
    end = threading.Event()
    thread = threading.Thread(target=_keep_up, args=(data, end), name="embedded database", daemon=True)
    thread.start()
    try:
        yield
    finally:
        end.set()
        thread.join()


def _keep_up(data: Path, end: threading.Event) -> None:
    cluster, told, stuck, looks = Cluster(data), False, 0, 0
    while not end.wait(AGAIN_SECONDS if told else LOOK_SECONDS):
        looks += 1
        if cluster.is_running() and looks % SELDOM == 0:
            stuck = stuck + 1 if cluster.is_stuck() else 0
        if cluster.is_running() and stuck < STUCK:
            told = False
            continue
        try:
            with _alone(data):
                if not end.is_set():
                    _again(cluster, stuck >= STUCK)
            logger.warning("the embedded database had ended: started again", extra={"action": "restarted"})
        except (EmbeddedPostgresError, OSError) as error:
            if not told:
                logger.error("the embedded database does not start: %s", error, extra={"action": "not_restarted"})
            told = True
        stuck = 0


def _again(cluster: Cluster, stuck: bool) -> None:
    if stuck and cluster.is_stuck():
        cluster.give_up()
    cluster.up()


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
