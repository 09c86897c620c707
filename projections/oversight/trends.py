"""A division's figures at the ends of months or weeks: as known now, and as they were known at the end of each day."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from msgspec import Struct

from projections.engine.snapshot import Snapshot
from projections.oversight.comparison import as_known_at
from projections.oversight.coverage import CoverageRow, total
from projections.oversight.ledgers import ledgers_below, of_whole_ledgers
from projections.oversight.tested import look_up

DAY, WEEK = timedelta(days=1), timedelta(days=7)
WEEKS = 13


class Point(Struct, frozen=True):
    """`then`: as known at the end of the day; None where that was not asked for."""

    on: date
    now: CoverageRow
    then: CoverageRow | None


def month_ends(year: int, today: date) -> list[date]:
    """The last days of the months of a year that are over, and today in the month that is not."""
    firsts = [date(year + month // 12, month % 12 + 1, 1) for month in range(13)]
    return [min(end - DAY, today) for first, end in pairwise(firsts) if first <= today]


def weeks_until(day: date) -> list[date]:
    """The same day of the week, for a quarter of a year."""
    return [day - WEEK * n for n in reversed(range(WEEKS))]


def trend(
    snapshot: Snapshot, division: str, days: Sequence[date], known: Mapping[date, Mapping[str, int]]
) -> list[Point]:
    """`known`: how far each ledger was known at the end of a day, of the days of which that is asked."""
    now = [replace(snapshot, on=day) for day in days]
    then = {day: replace(as_known_at(snapshot, known[day]), on=day) for day in days if day in known}
    if of_whole_ledgers(snapshot, division) and days:
        look_up([*now, *then.values()], ledgers_below(snapshot, division))
    return [
        Point(look.on, total(look, division), total(then[look.on], division) if look.on in then else None)
        for look in now
    ]
