"""A real PostgreSQL for the whole run; for each test that asks, a fresh database copied from a ready one."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from hypothesis import settings

from tests.api.case import Case, case
from tests.support.command_line import finds
from tests.support.databases import copy_of, quick_server, world_on
from tests.support.world import World
from web.access import passwords
from web.embedded.server import Server
from web.operations.installation import bring_up_to_date

settings.register_profile("untimed", deadline=None)  # how long an example takes says how busy the machine is
settings.load_profile("untimed")
LATER_NUMBERS = 1000  # for what a test adds to a copy: what stands there has taken those before


@pytest.fixture(scope="session", autouse=True)
def each_password_hashed_once() -> Iterator[None]:
    """Thousands of users of tests have the same password, and a hash takes 30 ms. Proving one costs what it costs."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(passwords, "hashed", cache(passwords.hashed))
        yield


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """An embedded PostgreSQL whose database `casework` is migrated, empty, and a template for others."""
    with quick_server(tmp_path_factory.mktemp("pg")) as server:
        bring_up_to_date(server.owner_dsn)
        yield server


@pytest.fixture
def fresh(server: Server) -> Iterator[Server]:
    """The addresses of a new database, dropped afterwards."""
    with copy_of(server) as there:
        yield there


@pytest.fixture
def command_line(fresh: Server, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The command `casework` finds the database of the test's world."""
    finds(fresh, monkeypatch, tmp_path)


@pytest.fixture
def world(fresh: Server) -> Iterator[World]:
    """An office on a fresh database at a fixed time, with what tests need to fill and look at it."""
    with world_on(fresh) as world:
        yield world


@pytest.fixture(scope="session")
def cased(server: Server) -> Iterator[Case]:
    """The case as it stands in the database `cased`, which is only there to be copied: to make it takes half a second."""
    with copy_of(server, name="cased") as there:
        with world_on(there) as world:
            made = case(world)
        yield made


@pytest.fixture
def here(server: Server, cased: Case) -> Iterator[Case]:
    """A household with everything in it, in a world of its own."""
    with copy_of(server, "cased") as there, world_on(there, LATER_NUMBERS) as world:
        yield Case(world, dict(cased.ids))
