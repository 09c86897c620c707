"""A page's cost follows from what is asked: no plan reads more rows because the country has more counties."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

import psycopg
import pytest

from bench.copies import copy_counties
from bench.country import Filled, Plan, fill
from casework.divisions.country import the_divisions
from casework.ledger.keys import Keys
from casework.ledger.verify import verify
from projections.engine.scope import NATION
from projections.engine.snapshot import open_snapshot
from projections.oversight.on_day import ledgers_below
from projections.oversight.overdue import overdue, overdue_page
from projections.rebuild.rebuild import rebuild
from projections.registry import PROJECTIONS
from tests.support.databases import world_on
from tests.support.plans import Plans, Read, explain
from tests.support.world import TODAY, Client, World
from web.embedded.server import Server
from web.operations.following import follow_all

HOUSEHOLDS, FEW, MANY = 40, 5, 50
DIVISION = ("/coverage?", "/coverage/list?kind=contact_effective&covered=false&", "/overdue?", "/households?")
AGO = TODAY - timedelta(days=60)
TWICE, SLACK = 2, 20  # where the country grows tenfold, what grows with it is far above


@dataclass
class Country:
    """A county among others, which can become more."""

    world: World
    filled: Filled
    plans: Plans
    counties: Iterator[str]

    def grow(self, counties: int) -> None:
        with self.world.owner() as owner:
            copy_counties(owner, {next(self.counties): self.filled.county for _ in range(counties)})

    def village(self) -> str:
        """Where the household lives that pages are asked about."""
        with self.world.owner() as owner:
            row = owner.execute(
                "select division from read.place where household_id = %s", (self.filled.household,)
            ).fetchone()
        return str(row[0]) if row else ""

    def rows(self, client: Client, path: str) -> Counter[Read]:
        """What asking for a page reads."""
        self.plans.taken()
        answer = super(Client, client).request("GET", path)  # fifty households weigh more than a phone should load
        assert answer.status_code == 200, path
        return self.plans.taken()


@pytest.fixture
def country(fresh: Server) -> Iterator[Country]:
    keys = Keys(bytes(32), bytes(32))
    with psycopg.connect(fresh.owner_dsn, autocommit=True) as owner:
        owner.execute("set role casework_owner")
        filled = fill(owner, keys, Plan(HOUSEHOLDS, 1, contacts=3), TODAY)
        rebuild(owner, PROJECTIONS)
    explain(fresh.superuser_dsn)
    others = (
        county.code
        for place in the_divisions().children("")
        if place.code > filled.county
        for prefecture in the_divisions().children(place.code)
        for county in the_divisions().children(prefecture.code)
    )
    with world_on(fresh, pool_size=1) as world:
        follow_all(world.office)
        yield Country(world, filled, Plans(world.office.database), others)


def test_no_page_reads_more_in_a_larger_country(country: Country) -> None:
    clients = _clients(country)
    asked = [(who, path) for who, paths in _pages(country).items() for path in paths]
    country.grow(FEW)
    few = [country.rows(clients[who], path) for who, path in asked]
    country.grow(MANY - FEW)
    assert all(few), "every page asks the database"
    grown = {
        read: f"{read.table} {before[read]} -> {rows} for {who} {path}: {read.statement}"
        for (who, path), before in zip(asked, few, strict=True)
        for read, rows in country.rows(clients[who], path).items()
        if rows > TWICE * before[read] + SLACK
    }
    assert not grown, "\n".join(grown.values())


def test_the_oldest_of_many_counties_are_the_oldest_of_each(country: Country) -> None:
    country.grow(FEW)
    with open_snapshot(country.world.office.database, NATION, TODAY) as snapshot:
        every = [item for ledger in ledgers_below(snapshot, "") for item in overdue(snapshot, ledger)]
        every.sort(key=lambda item: (item.due_on, item.household_no, item.duty, item.household_id))
        for page, size in ((1, 1), (1, 7), (2, 7), (3, 50)):
            assert overdue_page(snapshot, "", page, size) == (every[(page - 1) * size : page * size], len(every))


def _clients(country: Country) -> dict[str, Client]:
    world, county = country.world, country.filled.county
    callers = {
        "contact person": world.caller("contact_person", county, UUID(country.filled.staff)),
        "county": world.caller("supervisor", county),
        "village": world.caller("supervisor", country.village()),
        "prefecture": world.caller("auditor", county[:4]),
        "province": world.caller("auditor", county[:2]),
    }
    return {who: world.browser(caller) for who, caller in callers.items()}


def _pages(country: Country) -> dict[str, list[str]]:
    county, household = country.filled.county, f"/households/{country.filled.household}"
    of_household = [household, household + "/history"]
    of_office = [
        "/hospitals",
        "/policies",
        "/staff",
        "/ledgers",
        "/alerts",
        "/alerts?state=resolved",
        "/households?q=0001",
    ]
    return {
        "contact person": ["/worklist", "/overdue", "/households", "/alerts", *of_household],
        "county": [
            *_of(county),
            *of_office,
            *of_household,
            household + "/assignments/new",
            household + "/contacts/new",
        ],
        "village": _of(country.village()),
        "prefecture": _of(county[:4]),
        "province": _of(county[:2]),
    }


def _of(division: str) -> list[str]:
    """The pages of a division: today, and of a day gone by as it was known then."""
    days = ("", f"&on={AGO}&known_at={AGO}T12:00:00%2B08:00")
    return [f"{path}division={division}{day}" for path in DIVISION for day in days]


def test_what_a_bench_fills_is_what_the_ledger_would_have_stored(fresh: Server) -> None:
    keys = Keys(bytes(32), bytes(32))
    with psycopg.connect(fresh.owner_dsn, autocommit=True) as owner:
        owner.execute("set role casework_owner")
        filled = fill(owner, keys, Plan(10, 1), TODAY)
        assert verify(owner, filled.county) == filled.events
