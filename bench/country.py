"""A country straight into the ledgers, as docs/decisions/0001 writes it, chain included: no command could fill one in a day."""

import hashlib
import time
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from typing import Any, NamedTuple
from uuid import UUID

from psycopg import Connection

from bench import lives
from bench.lives import Chance, Order, People
from bench.office_life import office_life
from casework.divisions.country import the_divisions
from casework.ledger.keys import Keys
from casework.ledger.mapper import encode, sealed, subjects_of
from casework.ledger.verify import line

FULL = "41"  # the province that is filled first
TOWNS, VILLAGES = 15, 4  # with households: towns of a county, villages of a town
CLERK = UUID("00000000-0000-0000-0000-0000000000aa")
COLUMNS = (
    "ledger, position, stream_id, version, name, data, confidentiality, actor, actor_name, actor_role, actor_division, "
    "device, command_id, command_hash, recorded_at, hash"
)
Progress = Callable[[int, int], None]  # counties filled, counties in all


class Filled(NamedTuple):
    """What was made; and whom the pages are asked about: a county, a household and a contact person of a township in it."""

    households: int
    counties: int
    events: int
    seconds: float
    county: str
    household: str
    staff: str
    large: str | None  # one more county, with many households

    def times(self, n: int) -> "Filled":
        """When everything is there so many times."""
        return self._replace(households=self.households * n, counties=self.counties * n, events=self.events * n)


class Plan(NamedTuple):
    households: int
    counties: int
    contacts: float = 6  # a household, on average
    seed: int = 1
    large: int = 0  # households of one more county
    copies: int = 0  # of each county, under other codes: without a chain of their own


def fill(owner: Connection[Any], keys: Keys, plan: Plan, today: date, progress: Progress = lambda *_: None) -> Filled:
    """Every county gets as many households, and beside them the people and the hospital they need."""
    began, events = time.perf_counter(), 0
    counties = choose(Chance(plan.seed), plan.counties + bool(plan.large))
    sizes = [plan.households // plan.counties] * plan.counties + [plan.large] * bool(plan.large)
    asked: list[tuple[UUID, UUID]] = []
    for n, (county, size) in enumerate(zip(counties, sizes, strict=True)):
        chance = Chance(f"{plan.seed} {county}")
        orders, of_county = _county(chance, county, size, today, plan.contacts)
        asked.append(of_county)
        events += write(owner, keys, chance, county, orders)
        progress(n + 1, len(counties))
    owner.execute("analyze ledger.events")
    household_id, staff_id = asked[0]
    return Filled(
        sum(sizes), len(counties), events, time.perf_counter() - began, counties[0], str(household_id), str(staff_id),
        counties[-1] if plan.large else None,
    )  # fmt: skip


def choose(chance: Chance, counties: int | None = None) -> list[str]:
    """Counties with villages: first those of one province, then any."""
    divisions = the_divisions()
    every = [
        county.code
        for province in divisions.children("")
        for prefecture in divisions.children(province.code)
        for county in divisions.children(prefecture.code)
        if county.level == 3
    ]
    others = [code for code in every if not code.startswith(FULL)]
    chance.shuffle(others)
    first = [code for code in every if code.startswith(FULL)]
    return list(islice((code for code in (*first, *others) if _towns(code)), counties))


def _towns(county: str) -> list[tuple[str, list[str]]]:
    """The first towns of a county with their first villages."""
    divisions = the_divisions()
    found = ((town.code, [v.code for v in divisions.children(town.code)]) for town in divisions.children(county))
    return list(islice(((town, villages[:VILLAGES]) for town, villages in found if villages), TOWNS))


def _county(
    chance: Chance, county: str, households: int, today: date, contacts: float
) -> tuple[list[Order], tuple[UUID, UUID]]:
    """Everything recorded in a county, in the order of its days; and a household of it with its township's contact person."""
    towns, began = _towns(county), today - timedelta(days=lives.YEARS_BACK + 10)
    orders = [lives.hospital(chance, county, began)]
    staff: dict[str, UUID] = {}
    for town, villages in towns:
        for level, place in (("township", town), *(("village", village) for village in villages)):
            orders.append(lives.staff_member(chance, level, place, began))
            staff[place] = orders[-1].stream
    places = [(village, staff[town]) for town, villages in towns for village in villages]
    lived: list[tuple[int, UUID, UUID]] = []
    homes: list[UUID] = []
    for n in range(households):
        village, township = places[n % len(places)]
        people = People(staff[village], township)
        life = lives.household(
            chance, f"{county}-{n:05d}", village, places[(n - 1) % len(places)][0], people, today, contacts
        )
        if lives.looked_after(life, township):
            lived.append((len(life), life[0].stream, township))
        homes.append(life[0].stream)
        orders += life
    orders += office_life(Chance(f"{county} office"), county, homes, today)
    _, household_id, staff_id = sorted(lived)[len(lived) // 2]  # one with as much history as most
    return sorted(orders, key=lambda order: order.day), (household_id, staff_id)


def write(owner: Connection[Any], keys: Keys, chance: Chance, ledger: str, orders: Iterable[Order]) -> int:
    """Seals, chains and stores orders as the first of a ledger. Answers how many events they are."""
    orders = list(orders)
    subjects = {subject for order in orders for event in order.events for subject in subjects_of(event)}
    keys.make(owner, subjects)
    ring = keys.of(owner, subjects)
    versions: dict[UUID, int] = {}
    position, digest, at = 0, bytes(32), datetime.min.replace(tzinfo=UTC)
    with owner.transaction(), owner.cursor().copy(f"copy ledger.events ({COLUMNS}) from stdin") as copy:
        for order in orders:
            command = str(chance.id())
            at = max(at, datetime(order.day.year, order.day.month, order.day.day, 1, tzinfo=UTC))
            at += timedelta(milliseconds=1)
            for event in order.events:
                position += 1
                version = versions[order.stream] = versions.get(order.stream, 0) + 1
                data = encode(sealed(event, ring, ledger=ledger, stream=order.stream)).decode()
                columns = [
                    str(order.stream), str(version), type(event).__name__, data, event.kept_for, str(CLERK), "李主任", "supervisor",
                    ledger, "desktop", command, "00" * 32, at,
                ]  # fmt: skip
                digest = hashlib.sha256(digest + line(ledger, position, columns)).digest()
                copy.write_row((ledger, position, *columns[:-2], bytes(32), at, digest))
    owner.execute("insert into ledger.heads values (%s, %s, %s, %s)", (ledger, position, digest, at))
    return position
