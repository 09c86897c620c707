"""A candidate edition over real history: what would have been overdue on days gone by, as far as is known now."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from msgspec import Struct

from projections.engine.snapshot import Snapshot
from projections.oversight.coverage import BELOW
from projections.oversight.ledgers import COUNTY, ledgers_below
from projections.oversight.preview import Change, changes
from projections.policies.in_force import Supposed
from web.policies.preview import PreviewRow, row

COUNTY_DIGITS = BELOW[COUNTY - 1]
MONTHS = 12


class Simulated(Struct, frozen=True):
    """One day: all counties together, and each of them."""

    on: date
    total: PreviewRow
    rows: list[PreviewRow]


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


def month_ends(today: date) -> Iterator[date]:
    """The last days of the last twelve months, the oldest first."""
    for months in reversed(range(MONTHS)):
        year, month = divmod(today.year * 12 + today.month - 1 - months, 12)
        yield date(year, month + 1, 1) - timedelta(days=1)
