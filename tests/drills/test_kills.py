"""kill -9 of PostgreSQL and of the writing process in mid-append: what was answered is there, once."""

import os
import signal
import subprocess
import time
from datetime import date
from multiprocessing import get_context
from multiprocessing.process import BaseProcess
from pathlib import Path
from uuid import UUID, uuid4

import psycopg
import pytest

from casework.households.commands.registration import NewMember, RegisterHousehold
from casework.ledger.application import Casework
from casework.ledger.database import Database
from casework.ledger.envelope import CLOCK, Request
from casework.ledger.keys import Keys
from casework.ledger.verify import verify
from projections.check import check
from projections.registry import fold_all
from tests.drills import writer
from web.embedded.server import Server, running
from web.operations.installation import bring_up_to_date

WRITERS = 3


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder of its own, with a server that may be killed."""
    return tmp_path


def household(server: Server) -> UUID:
    database = Database(server.app_dsn, pool_size=2).open()
    household_id = uuid4()
    member = NewMember(member_id=uuid4(), name="张三", id_number="11010519491231002X", relation="father")
    command = RegisterHousehold(
        household_id=household_id, household_no=str(household_id), category="child_deceased",
        residence_division="411326301220", registered_on=date(2026, 1, 1), members=(member,),
    )  # fmt: skip
    try:
        Casework(database, Keys(bytes(32), bytes(32)), fold_all).handle(
            command, ledger="411326", stream=household_id, by=CLOCK, request=Request.new(), today=date(2026, 11, 20)
        )
    except Exception:
        database.close()
        raise
    database.close()
    return household_id


def writers(server: Server, household_id: UUID, said: list[Path]) -> list[BaseProcess]:
    """Forked from a process that has the code at hand: loading it would take longer than what they are killed in."""
    forked = get_context("forkserver")
    forked.set_forkserver_preload([writer.__name__])
    started: list[BaseProcess] = []
    for path in said:
        started.append(forked.Process(target=writer.main, args=(server.app_dsn, str(household_id), str(path))))
        started[-1].start()
    return started


def stored_contacts(server: Server) -> list[str]:
    with psycopg.connect(server.owner_dsn, autocommit=True) as owner:
        owner.execute("set role casework_owner")
        assert isinstance(verify(owner, "411326"), int)
        assert check(owner) == []
        rows = owner.execute("select data->>'contact_id' from ledger.events where name = 'ContactLogged'").fetchall()
        folded = owner.execute("select count(*) from read.contact").fetchone()
    assert folded == (len(rows),)
    return [contact for (contact,) in rows]


def answered(said: list[Path]) -> list[str]:
    return [line for path in said if path.exists() for line in path.read_text().splitlines() if len(line) == 36]


def test_kill_9_of_postgresql_loses_nothing_that_was_answered(data: Path) -> None:
    said = [data / f"said{n}" for n in range(WRITERS)]
    processes: list[BaseProcess] = []
    try:
        for blow in range(4):
            with running(data) as server:
                if blow == 0:
                    bring_up_to_date(server.owner_dsn)
                    household_id = household(server)
                    processes = writers(server, household_id, said)
                _wait_for_more(said)
                if blow < 3:
                    _kill_everything(data)
        for process in processes:
            process.kill()
            process.join()
        with running(data) as server:
            _all_once(server, said)
    finally:
        for process in processes:
            process.kill()


def test_kill_9_of_the_writing_process_leaves_nothing_half_done(data: Path) -> None:
    said = [data / f"said{n}" for n in range(WRITERS)]
    with running(data) as server:
        bring_up_to_date(server.owner_dsn)
        household_id = household(server)
        for _ in range(4):
            processes = writers(server, household_id, said)
            _wait_for_more(said)
            for process in processes:
                process.kill()
                process.join()
        _all_once(server, said)


def _all_once(server: Server, said: list[Path]) -> None:
    stored, told = stored_contacts(server), answered(said)
    assert len(told) > 20
    assert len(stored) == len(set(stored))
    assert set(told) <= set(stored)
    assert len(stored) - len(told) <= 8 * WRITERS  # recorded, but killed before they could say so


def _wait_for_more(said: list[Path], more: int = 10) -> None:
    goal, deadline = len(answered(said)) + more, time.monotonic() + 60
    while len(answered(said)) < goal:
        assert time.monotonic() < deadline, "the writers do not get on"
        time.sleep(0.05)


def _kill_everything(data: Path) -> None:
    """The postmaster and all its children at one blow, as when the power goes."""
    postmaster = int(next(data.glob("**/postmaster.pid")).read_text().splitlines()[0])
    children = subprocess.run(
        ["pgrep", "-P", str(postmaster)], capture_output=True, text=True, check=False
    ).stdout.split()
    for pid in (postmaster, *map(int, children)):
        os.kill(pid, signal.SIGKILL)
    time.sleep(0.2)
