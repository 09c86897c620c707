"""A division's figures at the ends of months or weeks: as known now, and as they were known at the end of each day."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from msgspec import Struct

from projections.engine.snapshot import Snapshot
from projections.oversight.comparison import as_known_at
from projections.oversight.coverage import CoverageRow, total

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
    return [Point(day, _on(snapshot, division, day), _then(snapshot, division, day, known.get(day))) for day in days]


def _on(snapshot: Snapshot, division: str, day: date) -> CoverageRow:
    return total(replace(snapshot, on=day), division)


def _then(snapshot: Snapshot, division: str, day: date, known: Mapping[str, int] | None) -> CoverageRow | None:
    return None if known is None else _on(as_known_at(snapshot, known), division, day)
