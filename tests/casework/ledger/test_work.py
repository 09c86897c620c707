"""Each kind of work has its limits in the database, and can be ended from outside."""

import threading
import time

import psycopg
import pytest

from casework.ledger.database import Database
from casework.ledger.work import ASKED, CLOCK, Limits, Work, WorkEnded, working
from tests.support.world import World

pytestmark = pytest.mark.alone

NAMES = ("statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout")


def told(database: Database, *, reading: bool = False) -> list[str]:
    with database.read({}) if reading else database.single() as connection:
        return [(connection.execute(f"show {name}".encode()).fetchone() or ("",))[0] for name in NAMES]


def test_every_kind_of_work_is_bound_by_its_own_limits(world: World) -> None:
    database = world.office.database
    assert told(database) == ["0", "1min", "0"]  # somebody at a terminal
    with working(Work(ASKED)):
        assert told(database) == ["5s", "2s", "10s"]
        with working(Work(CLOCK)):
            assert told(database) == ["2min", "10s", "1min"]
        assert told(database) == ["5s", "2s", "10s"]
    with working(Work(ASKED)):
        assert told(database, reading=True) == ["5s", "2s", "10s"]
    assert told(database, reading=True) == ["0", "1min", "0"]


def test_a_statement_that_takes_too_long_is_ended(world: World) -> None:
    with working(Work(Limits(statement=0.1, lock=0, idle=0))):
        with pytest.raises(psycopg.errors.QueryCanceled), world.office.database.write() as connection:
            connection.execute("select pg_sleep(9)")
        with world.office.database.write() as connection:
            assert connection.execute("select 1").fetchone() == (1,)


def test_work_that_is_ended_stops_and_begins_nothing_more(world: World) -> None:
    database, work = world.office.database, Work(ASKED)
    threading.Timer(0.3, work.end).start()
    began = time.monotonic()
    with working(work):
        with pytest.raises(psycopg.errors.QueryCanceled), database.write() as connection:
            connection.execute("select pg_sleep(4)")
        with pytest.raises(WorkEnded), database.read({}):
            pass
    assert time.monotonic() - began < 2
    with database.single() as connection:  # others go on
        assert connection.execute("select 1").fetchone() == (1,)
