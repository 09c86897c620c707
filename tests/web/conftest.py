"""A village whose story was told once; each test that asks gets a copy of its own."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import count

import psycopg
import pytest

from casework.ledger.application import Casework
from casework.ledger.database import Database
from casework.ledger.keys import Keys
from projections.registry import fold_all
from tests.support.story import Story, tell
from tests.support.world import Clock, World
from web.embedded.server import Server
from web.office import Office

COPIES = count(1)
LATER_NUMBERS = 500  # for what a test adds to the village: the story's own numbers are taken


@pytest.fixture(scope="session")
def village(server: Server) -> Story:
    """The story as it stands in the database `village`, which is only there to be copied."""
    _create(server, "village", "casework")
    world = _world(server, "village", 1)
    story = tell(world)
    world.office.database.close()
    return story


@pytest.fixture
def story(server: Server, village: Story) -> Iterator[Story]:
    name = f"village{next(COPIES)}"
    _create(server, name, "village")
    world = _world(server, name, LATER_NUMBERS)
    yield replace(village, world=world)
    world.office.database.close()
    with psycopg.connect(_at(server.superuser_dsn, "postgres"), autocommit=True) as superuser:
        superuser.execute(f"drop database {name} with (force)")


def _create(server: Server, name: str, template: str) -> None:
    with psycopg.connect(_at(server.superuser_dsn, "postgres"), autocommit=True) as superuser:
        superuser.execute(f"create database {name} template {template} owner casework_owner")


def _world(server: Server, name: str, numbers_from: int) -> World:
    there = Server(*(_at(dsn, name) for dsn in (server.app_dsn, server.owner_dsn, server.superuser_dsn)))
    database = Database(there.app_dsn, pool_size=20).open()
    office = Office(database, Casework(database, Keys(bytes(32), bytes(32)), fold_all), Clock())
    return World(office, there, count(numbers_from))


def _at(dsn: str, database: str) -> str:
    address, _, options = dsn.partition("?")
    return f"{address.rsplit('/', 1)[0]}/{database}?{options}"
