"""What is overdue in each area from one day to the next: open = open before + became overdue - resolved + moved in.

What is open is asked of the households, on both days. What became overdue and what was resolved is read from the
episodes that the follower told: two ways to the same number, so that what is lost in either is noticed.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from msgspec import Struct

from casework.divisions.codes import trim
from casework.oversight.coverage import lacking
from casework.oversight.duties import Due, overdue
from projections.engine.snapshot import Snapshot
from projections.oversight.on_day import OnDay, in_ledger
from projections.oversight.rollup.standing import told

DAY: Final = timedelta(days=1)
TOWNSHIP: Final = 9  # digits
NOWHERE: Final = "?"
TURNS: Final = """
    select o.household_id, o.from_on from read.overdue o
     where o.ledger = %(ledger)s and (o.from_on = %(on)s or o.until_on = %(on)s)
"""


class Balance(Struct, frozen=True):
    """Items overdue in an area on a day; `moved`: with households that moved in, less those that moved out.

    `without_contact`: households in scope that lack a contact person at a level the policy requires.
    """

    ledger: str
    division: str
    day: date
    before: int
    became: int
    resolved: int
    moved: int
    after: int
    without_contact: int

    @property
    def holds(self) -> bool:
        return self.after == self.before + self.became - self.resolved + self.moved


class _Turn(Struct, frozen=True):
    """An episode that began or ended on the day."""

    household_id: UUID
    from_on: date


def balances(snapshot: Snapshot, ledger: str) -> list[Balance]:
    """Of a county and of each township in it. Nothing where the follower has not told of everything yet."""
    if ledger not in told(snapshot, [ledger]).now:
        return []
    homes = in_ledger(snapshot, ledger, trim(ledger))
    earlier = in_ledger(replace(snapshot, on=snapshot.on - DAY), ledger, trim(ledger))
    lives, lived = _areas(homes), _areas(earlier)
    late, was = _overdue(homes), _overdue(earlier)
    turns = snapshot.rows(_Turn, TURNS, ledger=ledger)
    stayed = [household_id for household_id, _ in late & was]
    terms = (
        _count((household_id for household_id, _ in was), lived),
        _count((turn.household_id for turn in turns if turn.from_on == snapshot.on), lives),
        _count((turn.household_id for turn in turns if turn.from_on != snapshot.on), lived),
        _count(stayed, lives),
        _count(stayed, lived),
        _count((household_id for household_id, _ in late), lives),
        _count((home.standing.household_id for home in homes if lacking(home.standing, home.day)), lives),
    )
    return [_of(ledger, area, snapshot.on, terms) for area in ("", *sorted({*lives.values(), *lived.values()}))]


def _of(ledger: str, area: str, day: date, terms: Iterable[Counter[str]]) -> Balance:
    """Of a township, or of all of them together where none is named."""
    before, became, resolved, came, went, after, without = (term[area] if area else term.total() for term in terms)
    return Balance(ledger, area or trim(ledger), day, before, became, resolved, came - went, after, without)


def _areas(homes: Iterable[OnDay]) -> dict[UUID, str]:
    return {home.standing.household_id: home.standing.division[:TOWNSHIP] for home in homes}


def _overdue(homes: Iterable[OnDay]) -> set[tuple[UUID, Due]]:
    return {(home.standing.household_id, each) for home in homes for each in overdue(*home[1:])}


def _count(households: Iterable[UUID], areas: Mapping[UUID, str]) -> Counter[str]:
    """By township; who was not in care then is nowhere."""
    return Counter(areas.get(household_id, NOWHERE) for household_id in households)
