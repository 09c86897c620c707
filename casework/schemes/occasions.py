"""What is due for stays in a hospital and for costs: so much a day, or a share of the cost, up to the most of a year.

Whatever was accepted first is paid first, so that what comes later never changes what was paid before. A year is the calendar
year; a stay counts in the year of its discharge. Source: domain 2.5 (Jiangxi: 100 yuan a day, at most 90 days in an insurance year).
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Final
from uuid import UUID

from msgspec import Struct

from casework.common.months import Month, month_of
from casework.schemes.terms import Rate

BY_OCCASION: Final = ("day", "cost")
"""What rates are per, where nothing is due by the month alone."""


class Occasion(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A stay or a cost as it was reported, and what was accepted of it: `paid_days`, `paid_cost_fen`. `decided_at`: 0: not decided on.

    `elsewhere`: of another qualification of the person, which pays it: here it counts towards the most of the year.
    """

    occasion_id: UUID
    kind: str
    from_on: date
    until_on: date
    cost_fen: int = 0
    accepted: bool = False
    paid_days: int = 0
    paid_cost_fen: int = 0
    decided_at: int = 0
    elsewhere: bool = False

    @property
    def month(self) -> Month:
        return month_of(self.until_on)

    @property
    def days(self) -> int:
        """Those accepted, and never more than it lasted."""
        return min(self.paid_days, days_of(self.from_on, self.until_on))

    @property
    def stayed_on(self) -> set[int]:
        """The days of the stay, as ordinals."""
        first = self.from_on.toordinal()
        return set(range(first, first + days_of(self.from_on, self.until_on)))

    @property
    def cost(self) -> int:
        return min(self.paid_cost_fen, self.cost_fen)


class OccasionDue(Struct, frozen=True):
    """By one rate. `days` that are paid of a stay; of a cost 0."""

    occasion: Occasion
    rate: Rate
    amount_fen: int
    days: int = 0


def paid_as(component: str, occasion_id: UUID | None) -> str:
    """Under what a list claims it: a component by its month or year; of a stay or a cost once, whichever month it is paid in."""
    return f"{component}@{occasion_id}" if occasion_id else component


def days_of(from_on: date, until_on: date) -> int:
    """Days of a stay: that of admission counts, that of discharge does not; at least one."""
    return max(1, (until_on - from_on).days)


def accepted(occasions: Iterable[Occasion]) -> Sequence[Occasion]:
    """In the order in which they were decided on."""
    return sorted((each for each in occasions if each.accepted), key=lambda each: each.decided_at)


def occasions_due(
    rates_of: Callable[[Month], Iterable[Rate]], occasions: Iterable[Occasion]
) -> Mapping[Month, Sequence[OccasionDue]]:
    """By the month of the discharge. `occasions`: all of one person, however many were paid, and of other qualifications too;
    `rates_of`: those of the edition that holds in a month, so that the most of a year is one, whichever editions it has.
    """
    had: dict[Any, int] = defaultdict(int)
    stayed: dict[Any, set[int]] = defaultdict(set)
    found: dict[Month, list[OccasionDue]] = defaultdict(list)
    for each in accepted(occasions):
        due = tuple(_of(each, rates_of(each.month), had, stayed))
        found[each.month] += () if each.elsewhere else due
    return {month: some for month, some in found.items() if some}


def _of(
    each: Occasion, rates: Iterable[Rate], had: dict[Any, int], stayed: dict[Any, set[int]]
) -> Iterator[OccasionDue]:
    """`had`: of the most of a year; `stayed`: days of the stays before it. Corrected dates may lie on them: no day is paid twice."""
    for rate in rates:
        year = rate.component, rate.per, each.until_on.year
        if rate.per == "day" and each.kind == "stay":
            days = min(each.days, len(each.stayed_on - stayed[rate.component]))
            days = min(days, max(0, rate.at_most - had[year])) if rate.at_most else days
            due = OccasionDue(each, rate, days * rate.amount_fen, days)
            had[year] += days
            stayed[rate.component] |= each.stayed_on
        elif rate.per == "cost" and each.kind == "cost":
            share = each.cost * (rate.percent or 0) // 100
            due = OccasionDue(each, rate, min(share, max(0, rate.amount_fen - had[year])))
            had[year] += due.amount_fen
        else:
            continue
        if due.amount_fen:
            yield due
