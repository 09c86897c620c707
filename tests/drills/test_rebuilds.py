"""A rebuild that is killed, or that people work beside: nothing is lost, doubled or in the way."""

import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import psycopg
import pytest

from projections.check import check
from projections.rebuild import rebuild as rebuilding
from projections.rebuild.filling import fill
from projections.rebuild.rebuild import rebuild
from projections.rebuild.streams import Part
from projections.registry import PROJECTIONS
from tests.support.world import World

REBUILDER = Path(__file__).with_name("rebuilder.py")
NEW_YEAR = date(2026, 1, 1)


@pytest.fixture
def families(world: World) -> list[UUID]:
    """A few months in a village: contacts in any order, somebody responsible, a doctor for some."""
    caller, keeper = world.caller(), world.staff()
    households = []
    for number in range(6):
        household_id, members = world.household(by=caller)
        world.assign(household_id, keeper)
        for turn in range(4):
            world.contact(household_id, NEW_YEAR + timedelta(days=(turn * 37) % 90), by=caller)
        if number % 2:
            world.doctor(members[0], NEW_YEAR, date(2027, 1, 1))
            world.green_pass(members[1], NEW_YEAR)
        households.append(household_id)
    return households


@pytest.mark.parametrize("when", ["folding", "finishing"])
def test_a_rebuild_that_was_killed_goes_on_where_it_was(world: World, families: list[UUID], when: str) -> None:
    with world.owner() as owner:
        live = stored(owner)
        assert killed(world, when) == -signal.SIGKILL
        assert stored(owner) == live, "the old tables serve"
        nobody_is_left_at_it(owner)
        seen: list[tuple[int, int]] = []
        rebuild(owner, PROJECTIONS, lambda *progress: seen.append(progress))
        assert seen[0][0] * 2 >= seen[0][1], "half was done already"
        assert stored(owner) == live


def test_many_processes_and_parts_make_the_same_tables(
    world: World, families: list[UUID], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rebuilding, "PART", 5)
    monkeypatch.setattr(rebuilding, "ALONE", 0)
    with world.owner() as owner:
        live = stored(owner)
        rebuild(owner, PROJECTIONS)
        assert stored(owner) == live


def test_a_part_is_filled_once_whoever_comes_to_it(world: World, families: list[UUID]) -> None:
    with world.owner() as owner:
        rebuilding._make_beside(owner, list(PROJECTIONS))
        part = Part(*owner.execute(rebuilding.PARTS).fetchall()[0])
        for _ in range(2):
            fill(owner, part, ["contact"])
        assert owner.execute("select count(*) from rebuild.contact").fetchone() == (4 * len(families),)


def test_people_go_on_working_beside_a_rebuild(world: World, families: list[UUID]) -> None:
    def work(done: int, total: int) -> None:
        world.contact(families[0], date(2026, 6, 1))
        world.household()

    with world.owner() as owner:
        folded = rebuild(owner, PROJECTIONS, work)
        assert folded["contact"] == owner.execute("select count(*) from read.contact").fetchone()[0]  # type: ignore[index]
        assert folded["contact"] > 4 * len(families)
        assert check(owner) == []


@pytest.mark.alone
def test_who_reads_for_long_makes_nobody_else_wait(world: World, families: list[UUID]) -> None:
    """The swap comes when it can: between a long question and the next one it gives way."""
    with ThreadPoolExecutor(1) as beside, world.owner() as owner, psycopg.connect(world.server.owner_dsn) as reader:
        reader.execute("set role casework_owner")
        reader.execute("select count(*) from read.place")
        rebuilt = beside.submit(rebuild, owner, PROJECTIONS)
        waits, page = [], world.browser(world.caller())
        give_up = time.monotonic() + 4
        while time.monotonic() < give_up:
            began = time.monotonic()
            world.contact(families[0], date(2026, 6, 1))
            assert page.get(f"/households/{families[0]}").status_code == 200
            waits.append(time.monotonic() - began)
        assert not rebuilt.done(), "the long question goes on"
        reader.commit()
        assert rebuilt.result(timeout=20)["contact"] > 0
    assert max(waits) < 2, "a lock of 300 ms at most, and the work itself"


def killed(world: World, when: str) -> int:
    root = Path(__file__).parents[2]
    return subprocess.run(
        [sys.executable, str(REBUILDER), world.server.owner_dsn, when],
        env={**os.environ, "PYTHONPATH": str(root)},
        timeout=60,
        check=False,
    ).returncode


def nobody_is_left_at_it(owner: Any) -> None:
    give_up = time.monotonic() + 20
    while owner.execute("select 1 from pg_stat_activity where application_name = 'rebuilder'").fetchone():
        assert time.monotonic() < give_up, "a process outlived its rebuild"
        time.sleep(0.05)


def stored(owner: Any) -> dict[str, list[str]]:
    return {
        model.name: sorted(repr(row) for row in owner.execute(f"select * from {model.table}").fetchall())
        for model in PROJECTIONS
    }
