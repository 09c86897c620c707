"""What is overdue from day to day: open = open before + became overdue - resolved + moved in, each number with its list.

As known at the snapshot's position: a contact entered later counts on the day on which it took place.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final, Literal, NamedTuple

from casework.divisions.codes import ledger_of, level_of, range_of, trim
from projections.engine.snapshot import Snapshot
from projections.oversight.episodes import episodes
from projections.oversight.ledgers import COUNTY
from projections.oversight.overdue import Item, overdue
from projections.oversight.rollup.standing import told

DAYS: Final = 31
DAY: Final = timedelta(days=1)
Turn = Literal["became", "resolved"]
TURNS: Final[tuple[Turn, ...]] = ("became", "resolved")
Open = Mapping[tuple[object, ...], Item]
"""What is overdue on a day, by what it is: of all that the reader sees of the county, with where each household lived."""


class DayOf(NamedTuple):
    """`moved`: with households that moved in, less those that moved out. `open`: when the day was over."""

    day: date
    before: int
    became: int
    resolved: int
    moved: int
    open: int


def movement(snapshot: Snapshot, division: str, days: int = DAYS) -> list[DayOf]:
    """The last so many days up to the snapshot's, the latest first. `division`: a county, or an area within one."""
    every = [snapshot.on - n * DAY for n in range(days + 1)]
    on = _open_on(snapshot, division, every)
    return [_day(day, on[day - DAY], on[day], division) for day in every[:-1]]


def turned(snapshot: Snapshot, division: str, turn: Turn) -> list[Item]:
    """What became overdue on the snapshot's day, or was resolved, the longest due first."""
    on = _open_on(snapshot, division, [snapshot.on, snapshot.on - DAY])
    before, after = on[snapshot.on - DAY], on[snapshot.on]
    found = _gained(before, after) if turn == "became" else _gained(after, before)
    return sorted(_within(found, division), key=lambda item: (item.due_on, item.household_no, item.duty))


def _day(day: date, before: Open, after: Open, division: str) -> DayOf:
    was, now = len(_within(before.values(), division)), len(_within(after.values(), division))
    became = len(_within(_gained(before, after), division))
    resolved = len(_within(_gained(after, before), division))
    return DayOf(day, was, became, resolved, now - was - became + resolved, now)


def _gained(before: Open, after: Open) -> list[Item]:
    return [item for key, item in after.items() if key not in before]


def _within(items: Iterable[Item], division: str) -> list[Item]:
    lowest, end = range_of(trim(division))
    return [item for item in items if lowest <= item.division < end]


def _open_on(snapshot: Snapshot, division: str, days: Sequence[date]) -> Mapping[date, Open]:
    """As the follower told it, where it has; else asked of the households, day by day."""
    ledger, whole = ledger_of(division), level_of(snapshot.scope.division) <= COUNTY
    if ledger not in snapshot.known:
        return {day: {} for day in days}
    if told(snapshot, [ledger]).now:
        found = episodes(snapshot, ledger, min(days), max(days))
        return {day: {_key(each.item): each.on(day) for each in found if each.holds(day)} for day in days}
    area = trim(ledger) if whole else snapshot.scope.division
    return {day: {_key(item): item for item in overdue(replace(snapshot, on=day, memo={}), area)} for day in days}


def _key(item: Item) -> tuple[object, ...]:
    return item.household_id, item.duty, item.last_on, item.base_on, item.days, item.due_on
