"""An installation at hand: its database running and up to date, its keys, its office."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import psycopg

from casework.ledger import name_parts
from casework.ledger.application import Casework
from casework.ledger.database import Database
from casework.ledger.keys import Keys, wrapping_key
from casework.ledger.migrate import migrate, pending
from projections.rebuild.rebuild import Progress
from projections.registry import fold_all
from projections.upgrade import stale, upgrade
from web.access import utc_now
from web.embedded.server import running
from web.office import Office
from web.settings import Settings


@dataclass(frozen=True, slots=True)
class Addresses:
    """How to reach the database as the application, and as the owner of its tables."""

    app: str
    owner: str | None
    embedded: bool


class OwnerUnknown(Exception):
    """CASEWORK_OWNER_URL is not set: without it the schema cannot be changed or rebuilt."""


@contextmanager
def addresses(settings: Settings) -> Iterator[Addresses]:
    """The database given by the environment, else the embedded one, running for as long as it is used."""
    if settings.database_url:
        yield Addresses(settings.database_url, settings.owner_url, embedded=False)
        return
    with running(settings.data) as server:
        yield Addresses(server.app_dsn, server.owner_dsn, embedded=True)


def bring_up_to_date(owner_url: str, progress: Progress = lambda *_: None) -> tuple[list[str], list[str]]:
    """Migrates and rebuilds what needs it; answers the migrations applied and the read models rebuilt."""
    applied = migrate(owner_url)
    with psycopg.connect(owner_url, autocommit=True) as owner:
        owner.execute("set role casework_owner")
        owner.execute(
            "select pg_advisory_lock(hashtext('casework upgrade'))"
        )  # two starts at once: one after the other
        return applied, upgrade(owner, progress)


def missing(owner_url: str) -> list[str]:
    """Migrations not applied and read models not made by this code; changes nothing."""
    with psycopg.connect(owner_url, autocommit=True) as owner:
        owner.execute("set role casework_owner")
        return [*pending(owner), *stale(owner)]


@contextmanager
def office(settings: Settings, *, pool_size: int = 8) -> Iterator[Office]:
    """The office of an installation whose schema is up to date."""
    with addresses(settings) as where:
        if where.owner:
            bring_up_to_date(where.owner)
        with office_at(where.app, settings, pool_size=pool_size) as opened:
            yield opened


@contextmanager
def office_at(app_url: str, settings: Settings, *, pool_size: int = 8) -> Iterator[Office]:
    """The office on a database that is running and up to date."""
    database = Database(app_url, pool_size=pool_size).open()
    try:
        with database.write() as connection:
            keys = Keys.open(connection, wrapping_key(settings.key_file, create=True))
            name_parts.complete(connection, keys)
        yield Office(database, Casework(database, keys, fold_all), utc_now)
    finally:
        database.close()
