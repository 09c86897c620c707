"""PostgreSQL for tests: a real server, and databases copied from a ready one."""

import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import psycopg
import pytest

from casework.ledger.application import Casework
from casework.ledger.database import Database
from casework.ledger.keys import Keys
from projections.registry import fold_all
from tests.support.world import Clock, World
from web.embedded.server import Server, running
from web.embedded.settings import INITDB, SETTINGS
from web.office import Office

NUMBERS = count(1)
MEMORY, ROOM = Path("/dev/shm"), 2 << 30  # bytes
PREFIX, LEFT_BY_THE_KILLED = "casework-tests-", 6 * 3600  # seconds


@contextmanager
def quick_server(usual: Path) -> Iterator[Server]:
    """It need not outlive a power cut: nothing waits for the disk. The drills kill servers that do wait."""
    with pytest.MonkeyPatch.context() as patch, in_memory(usual) as folder:
        patch.setitem(SETTINGS, "fsync", "off")
        patch.setitem(SETTINGS, "full_page_writes", "off")
        patch.setitem(SETTINGS, "max_wal_size", "128MB")
        patch.setattr("web.embedded.cluster.INITDB", [*INITDB, "--no-sync"])
        with running(folder) as server:
            patch.undo()
            yield server


@contextmanager
def in_memory(usual: Path) -> Iterator[Path]:
    """A folder in memory if there is room, where a new database takes a quarter of the time; else the usual one."""
    if not MEMORY.is_dir() or shutil.disk_usage(MEMORY).free < ROOM:
        yield usual
        return
    for left in MEMORY.glob(f"{PREFIX}*"):
        if time.time() - left.stat().st_mtime > LEFT_BY_THE_KILLED:
            shutil.rmtree(left, ignore_errors=True)
    with tempfile.TemporaryDirectory(prefix=PREFIX, dir=MEMORY, ignore_cleanup_errors=True) as folder:
        yield Path(folder)


@contextmanager
def copy_of(server: Server, template: str = "casework", name: str = "") -> Iterator[Server]:
    """A new database like another one, dropped afterwards."""
    name = name or f"{template}_{next(NUMBERS)}"
    with psycopg.connect(at(server.superuser_dsn, "postgres"), autocommit=True) as superuser:
        superuser.execute(f"create database {name} template {template} owner casework_owner strategy file_copy")
        yield Server(*(at(dsn, name) for dsn in (server.app_dsn, server.owner_dsn, server.superuser_dsn)))
        superuser.execute(f"drop database {name} with (force)")


@contextmanager
def world_on(server: Server, numbers_from: int = 1, pool_size: int = 20) -> Iterator[World]:
    """An office at a fixed time, with what tests need to fill and look at it."""
    database = Database(server.app_dsn, pool_size=pool_size).open()
    office = Office(database, Casework(database, Keys(bytes(32), bytes(32)), fold_all), Clock())
    yield World(office, server, count(numbers_from))
    database.close()


def at(dsn: str, database: str) -> str:
    """The same server, another database."""
    address, _, options = dsn.partition("?")
    return f"{address.rsplit('/', 1)[0]}/{database}?{options}"
