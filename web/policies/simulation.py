"""A candidate edition over real history: what would have been overdue on days gone by, as far as is known now."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from time import monotonic

from msgspec import Struct

from projections.engine.snapshot import Snapshot
from projections.oversight.coverage import BELOW
from projections.oversight.ledgers import COUNTY, ledgers_below
from projections.oversight.preview import Change, Count, changes
from projections.policies.in_force import Supposed
from web.policies.preview import SECONDS, PreviewRow, row

COUNTY_DIGITS = BELOW[COUNTY - 1]
MONTHS = 12


class Simulated(Struct, frozen=True):
    """One day: all counties together, and each of them."""

    on: date
    total: PreviewRow
    rows: list[PreviewRow]


class Trial(Struct, frozen=True):
    """As far as it has come: so many counties on so many days, day after day, and what was found on each."""

    done: Count = 0
    days: dict[date, Change] = {}


def simulate(
    snapshot: Snapshot, division: str, supposed: Supposed, days: Sequence[date], move: Callable[[int, int], None]
) -> list[Simulated]:
    """`move` is told how many counties are done, and of how many."""
    ledgers = ledgers_below(snapshot, division)
    found: dict[date, dict[str, Change]] = {day: {} for day in days}
    for done, ledger in enumerate(ledgers):
        move(done, len(ledgers))
        for day, rows in found.items():
            rows |= changes(replace(snapshot, on=day), ledger, supposed, COUNTY_DIGITS)
    return [
        Simulated(day, row(division, sum(rows.values(), start=Change())), [row(*each) for each in sorted(rows.items())])
        for day, rows in found.items()
    ]


def go_on(
    snapshot: Snapshot, division: str, supposed: Supposed, days: Sequence[date], so_far: Trial
) -> tuple[Trial, int]:
    """With as much more as the time allows, one county on one day at least; and of how many it is."""
    steps = [(day, ledger) for day in days for ledger in ledgers_below(snapshot, division)]
    until = monotonic() + SECONDS
    for day, ledger in steps[so_far.done :]:
        found = changes(replace(snapshot, on=day), ledger, supposed, COUNTY_DIGITS)
        total = sum(found.values(), start=so_far.days.get(day, Change()))
        so_far = Trial(so_far.done + 1, {**so_far.days, day: total})
        if monotonic() > until:
            break
    return so_far, len(steps)


def whole_days(so_far: Trial, days: Sequence[date], of: int) -> list[date]:
    """The days of which every county is counted."""
    counties = of // len(days) if days else 0
    return list(days[: so_far.done // counties]) if counties else list(days)


def month_ends(today: date) -> Iterator[date]:
    """The last days of the last twelve months, the oldest first."""
    for months in reversed(range(MONTHS)):
        year, month = divmod(today.year * 12 + today.month - 1 - months, 12)
        yield date(year, month + 1, 1) - timedelta(days=1)
