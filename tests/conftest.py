"""A real PostgreSQL for the whole run; for each test that asks, a fresh database copied from a ready one."""

from collections.abc import Iterator
from itertools import count

import psycopg
import pytest

from casework.ledger.application import Casework
from casework.ledger.database import Database
from casework.ledger.keys import Keys
from projections.registry import fold_all
from tests.support.world import Clock, World
from web.embedded.server import Server, running
from web.office import Office
from web.operations.installation import bring_up_to_date

NUMBERS = count(1)


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """An embedded PostgreSQL whose database `casework` is migrated, empty, and a template for others."""
    with running(tmp_path_factory.mktemp("pg")) as server:
        bring_up_to_date(server.owner_dsn)
        yield server


@pytest.fixture
def fresh(server: Server) -> Iterator[Server]:
    """The addresses of a new database, dropped afterwards."""
    name = f"t{next(NUMBERS)}"
    with psycopg.connect(_at(server.superuser_dsn, "postgres"), autocommit=True) as superuser:
        superuser.execute(f"create database {name} template casework owner casework_owner")
        yield Server(_at(server.app_dsn, name), _at(server.owner_dsn, name), _at(server.superuser_dsn, name))
        superuser.execute(f"drop database {name} with (force)")


@pytest.fixture
def world(fresh: Server) -> Iterator[World]:
    """An office on a fresh database at a fixed time, with what tests need to fill and look at it."""
    database = Database(fresh.app_dsn, pool_size=20).open()
    office = Office(database, Casework(database, Keys(bytes(32), bytes(32)), fold_all), Clock())
    yield World(office, fresh)
    database.close()


def _at(dsn: str, database: str) -> str:
    address, _, options = dsn.partition("?")
    return f"{address.rsplit('/', 1)[0]}/{database}?{options}"
