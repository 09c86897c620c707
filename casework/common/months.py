"""Months as what money accrues by: whole numbers, so that they can be counted, compared and stored."""

import re
from datetime import date, timedelta
from typing import Final

Month = int
"""year * 12 + month - 1: 2023-07 is 24282."""

PERIOD: Final = r"^((?:19|20|21)[0-9]{2})(?:-(0[1-9]|1[0-2]))?$"


def month_of(day: date) -> Month:
    return day.year * 12 + day.month - 1


def first_day(month: Month) -> date:
    return date(month // 12, month % 12 + 1, 1)


def last_day(month: Month) -> date:
    return first_day(month + 1) - timedelta(days=1)


def year_of(month: Month) -> int:
    return month // 12


def bit_of(month: Month) -> int:
    """The month's bit among the twelve of its year: January is 1."""
    return 1 << (month % 12)


def months_of(period: str) -> range:
    """The months of `2023` or `2023-07`. Raises ValueError for what is neither."""
    found = re.fullmatch(PERIOD, period)
    if not found:
        raise ValueError(f"no year and no month: {period[:20]!r}")
    first = int(found[1]) * 12
    return range(first, first + 12) if found[2] is None else range(first + int(found[2]) - 1, first + int(found[2]))


def named(month: Month) -> str:
    """2023-07."""
    return f"{month // 12}-{month % 12 + 1:02}"
