"""A page's cost follows from what is asked: no plan reads more rows because the country has more counties."""

import threading
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product
from uuid import UUID

import psycopg
import pytest

from bench.closing import close_last_month, closed_month
from bench.copies import copy_counties
from bench.country import Filled, Plan, fill
from casework.divisions.country import the_divisions
from casework.ledger.keys import Keys
from casework.ledger.verify import verify
from projections.engine.scope import NATION
from projections.engine.snapshot import open_snapshot
from projections.oversight import on_day
from projections.oversight.coverage_list import KINDS, behind, behind_page
from projections.oversight.ledgers import ledgers_below
from projections.oversight.overdue import overdue, overdue_page
from projections.oversight.rollup import paging
from projections.oversight.rollup.follower import follow, look_back
from projections.rebuild.rebuild import rebuild
from projections.registry import PROJECTIONS
from tests.support import paid
from tests.support.databases import world_on
from tests.support.plans import Plans, Read, explain
from tests.support.world import TODAY, Client, World
from web.applications.actions import SUBMIT
from web.embedded.server import Server
from web.households.actions import PAUSE
from web.operations.following import follow_all
from web.staff.actions import REGISTER_STAFF

HOUSEHOLDS, FEW, MANY = 40, 5, 50
DIVISION = ("/coverage?", "/coverage/list?kind=contact_effective&covered=false&", "/overdue?", "/households?",
            "/coverage/contact-persons?", "/coverage/comparison?", "/scope-findings?", "/period-closes?",
            "/needs?", "/needs?state=closed&", "/needs/domains?", "/overdue/movement?")  # fmt: skip
TODAY_ONLY = (
    "/coverage/trends?", "/coverage/gap-days?", "/unreached?", "/life-events?", "/life-events?verified=true&", "/corrections?",
    "/hand-overs?", "/lapsing-contracts?", "/checkups?", "/projects/orders?project=home_visiting&", "/activities?",
    "/supervision?", "/trainings?", "/tasks?", "/inspections?", "/campaigns?", "/authenticity?", "/petitions?",
)  # fmt: skip
MONEY = ("/applications?", "/applications?status=confirmed&", "/payment-lists?", "/unsettled-lines?", "/fund-performance?",
         "/funds-received?", "/annual-forms?", "/recoveries?", "/unpaid?")  # fmt: skip
MONEY_OF_COUNTY = ("/applications/annual-reviews?", "/applications/notice-sheet?scheme=special_support&", "/applications/decisions?",
                   "/fund-estimate?scheme=special_support&", "/fund-estimate/people?scheme=special_support&")  # fmt: skip
OF_COUNTY = (
    "/applications/proposals?",
    "/quality?",
    "/projects?",
)  # above it the county is chosen first; all orders of an area are counted
AGO, WEEK = TODAY - timedelta(days=60), timedelta(days=7)
TWICE, SLACK = 2, 20  # where the country grows tenfold, what grows with it is far above


@dataclass
class Country:
    """A county among others, which can become more."""

    world: World
    filled: Filled
    plans: Plans
    counties: Iterator[str]
    list_id: UUID | None = None

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

    def rows_of(self, work: Callable[[], object]) -> Counter[Read]:
        """What some work reads."""
        self.plans.taken()
        work()
        return self.plans.taken()

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
        follow_all(world.office, threading.Event())
        yield Country(world, filled, Plans(world.office.database), others)


@pytest.fixture
def paying(country: Country) -> Country:
    """In the county some have applied, and some are paid by two lists: a draft and one that is sent to the bank. A month is closed."""
    world, county = country.world, country.filled.county
    clerk, approver, supervisor = (world.caller(role, county) for role in ("payment_clerk", "approver", "supervisor"))
    village = country.village()
    for _ in range(8):
        household, people = world.household(supervisor, residence_division=village, registered_on=TODAY)
        for person in people:
            paid.confirm(world, person, household, division=village)
        world.ask(SUBMIT, supervisor, member_id=people[0], scheme="study_aid", submitted_on=TODAY)
    first, _ = [paid.prepare(world, clerk, f"2026-0{month}", division=county) for month in (1, 2)]
    paid.send(world, clerk, approver, first)
    country.list_id = first
    close_last_month(world.office, county)
    follow_all(world.office, threading.Event())
    return country


def test_no_page_reads_more_in_a_larger_country(paying: Country) -> None:
    country = paying
    clients = _clients(country)
    asked = [(who, path) for who, paths in _pages(country).items() for path in paths]
    country.grow(FEW)
    few = [country.rows(clients[who], path) for who, path in asked]
    country.grow(MANY - FEW)
    assert all(few), [path for (_, path), found in zip(asked, few, strict=True) if not found]
    grown = {
        read: f"{read.table} {before[read]} -> {rows} for {who} {path}: {read.statement}"
        for (who, path), before in zip(asked, few, strict=True)
        for read, rows in country.rows(clients[who], path).items()
        if rows > TWICE * before[read] + SLACK
    }
    assert not grown, "\n".join(grown.values())


def test_nothing_that_is_recorded_and_told_reads_more_in_a_larger_country(country: Country) -> None:
    world, county, household = country.world, country.filled.county, UUID(country.filled.household)
    by, post = world.caller("supervisor", county), {"level": "county", "division": county, "from_on": TODAY}
    weeks = iter({"from_on": TODAY + n * WEEK, "until_on": TODAY + (n + 1) * WEEK} for n in range(2))
    doings: dict[str, Callable[[], object]] = {
        "a contact": lambda: world.contact(household, TODAY, by),
        "a post": lambda: world.ask(REGISTER_STAFF, by, name="丁青珍", phone="13900002222", posts=[post]),
        "a pause": lambda: world.ask(PAUSE, by, household_id=household, reason="外出", **next(weeks)),
        "what the follower tells of them": lambda: follow(world.office.database, county, TODAY),
        "all of a county at once": lambda: told_again(world, county),
    }
    country.grow(FEW)
    few = {what: country.rows_of(doing) for what, doing in doings.items()}
    country.grow(MANY - FEW)
    grown = {
        f"{what}: {read.table} {few[what][read]} -> {rows}: {read.statement}"
        for what, doing in doings.items()
        for read, rows in country.rows_of(doing).items()
        if rows > TWICE * few[what][read] + SLACK
    }
    assert not grown, "\n".join(sorted(grown))


def told_again(world: World, county: str) -> None:
    with world.owner() as owner:
        owner.execute("update read.rollup set code = '' where ledger = %s", (county,))
    follow(world.office.database, county, TODAY)
    look_back(world.office.database, county)


@pytest.mark.parametrize("many", [paging.MANY, 1])
@pytest.mark.parametrize("on", [TODAY, TODAY - timedelta(days=200)])
def test_the_oldest_of_many_counties_are_the_oldest_of_each(
    country: Country, many: int, on: date, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paging, "MANY", many)
    country.grow(FEW)
    with open_snapshot(country.world.office.database, NATION, on) as snapshot:
        for division in ("", country.filled.county[:2], country.filled.county):
            every = [item for ledger in ledgers_below(snapshot, division) for item in overdue(snapshot, ledger)]
            every.sort(key=lambda item: (item.due_on, item.household_no, item.duty, item.household_id))
            for page, size in ((1, 1), (1, 7), (2, 7), (3, 50)):
                items, total = overdue_page(snapshot, division, page, size)
                assert (items, total) == (every[(page - 1) * size : page * size], len(every))


def test_the_pages_of_a_list_are_the_list(country: Country, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(on_day, "SOME", 7)
    household = UUID(country.filled.household)
    country.world.priority(household, country.world.caller("supervisor", country.filled.county))
    with open_snapshot(country.world.office.database, NATION, TODAY) as snapshot:
        for division, kind, covered in product(("", country.filled.county), KINDS, (True, False, None)):
            ledgers = ledgers_below(snapshot, division)
            every = [row for ledger in ledgers for row in behind(snapshot, ledger, kind, covered=covered)]
            pages = [behind_page(snapshot, division, kind, covered, 1 + n, 9) for n in range(len(every) // 9 + 1)]
            assert [row for rows, _ in pages for row in rows] == every
            assert {total for _, total in pages} == {len(every)}
            assert all(row.first == (row.household_id == household) for row in every)
            first = [row.first for row in every if row.ledger == country.filled.county]
            assert first == sorted(first, reverse=True), "families in special difficulty come first in their county"


def _clients(country: Country) -> dict[str, Client]:
    world, county = country.world, country.filled.county
    callers = {
        "contact person": world.caller("contact_person", county, UUID(country.filled.staff)),
        "county": world.caller("supervisor", county, grants=("petition",)),
        "village": world.caller("supervisor", country.village()),
        "prefecture": world.caller("auditor", county[:4]),
        "approver": world.caller("approver", county),
        "province": world.caller("auditor", county[:2], grants=("petition",)),
    }
    return {who: world.browser(caller) for who, caller in callers.items()}


def _pages(country: Country) -> dict[str, list[str]]:
    county, household = country.filled.county, f"/households/{country.filled.household}"
    of_household = [household, household + "/history", household + "/duties"]
    of_office = [
        "/hospitals",
        "/policies",
        "/schemes",
        "/schemes/terms",
        "/staff",
        "/ledgers",
        "/alerts",
        "/alerts?stage=resolved&level=village",
        "/households?q=0001",
    ]
    return {
        "contact person": ["/worklist", "/overdue", "/households", "/alerts", *of_household],
        "county": [
            *_of(county),
            *_of_today(county, *TODAY_ONLY, *OF_COUNTY),
            *of_office,
            *of_household,
            *(household + more for more in ("/comparison", "/services", "/record", "/petitions")),
            household + "/assignments/new",
            household + "/contacts/new",
            f"/period-closes/{closed_month(county, TODAY)}",
        ],
        "approver": [
            *_of_today(county, *MONEY, *MONEY_OF_COUNTY),
            f"/payment-lists/{country.list_id}",
            household + "/payments",
        ],
        "village": _of_today(country.village(), *DIVISION),
        "prefecture": _of(county[:4]),
        "province": [*_of(county[:2]), *_of_today(county[:2], *TODAY_ONLY, *MONEY)],
    }


def _of(division: str) -> list[str]:
    """The pages of a division: today, and of a day gone by as it was known then."""
    days = ("", f"&on={AGO}&known_at={AGO}T12:00:00%2B08:00")
    return ["/home", *(f"{path}division={division}{day}" for path in DIVISION for day in days)]


def _of_today(division: str, *paths: str) -> list[str]:
    return [f"{path}division={division}" for path in paths]


def test_what_a_bench_fills_is_what_the_ledger_would_have_stored(fresh: Server) -> None:
    keys = Keys(bytes(32), bytes(32))
    with psycopg.connect(fresh.owner_dsn, autocommit=True) as owner:
        owner.execute("set role casework_owner")
        filled = fill(owner, keys, Plan(10, 1), TODAY)
        assert verify(owner, filled.county) == filled.events
