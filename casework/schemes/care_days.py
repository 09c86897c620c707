"""Days of care in a hospital: so much a day, at most so many days in a year."""

from datetime import date
from typing import NamedTuple

from casework.common.months import Month
from casework.schemes.facts import Facts
from casework.schemes.rates import RateTable
from casework.schemes.terms import Scheme


def days_of(from_on: date, until_on: date) -> int:
    """Days of a stay: that of admission counts, that of discharge does not; at least one."""
    return max(1, (until_on - from_on).days)


class CareDue(NamedTuple):
    """`days` that are paid of those that were stayed; `amount_fen` for all of them."""

    days: int
    amount_fen: int


def care_due(scheme: Scheme, facts: Facts, month: Month, stayed: int, had: int) -> CareDue:
    """For a stay that ended in the month. `had`: days paid before in the same insurance year.

    Example (domain 2.5): 11 days at 100 yuan are 1,100; of the 90 of a year what is left is paid.
    """
    rates = [rate for rate in RateTable(scheme).of(facts, month) if rate.per == "day"]
    if not rates:
        return CareDue(0, 0)
    most = min((rate.at_most for rate in rates if rate.at_most is not None), default=stayed + had)
    days = max(0, min(stayed, most - had))
    return CareDue(days, days * sum(rate.amount_fen for rate in rates))
