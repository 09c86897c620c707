"""Calendar days of the office: fixed UTC+8, half-open spans, years and ages."""

from calendar import monthrange
from datetime import date, datetime, timedelta, timezone
from typing import Annotated, Final

from msgspec import Meta

MonthDay = Annotated[str, Meta(pattern=r"^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|30|31)$")]
"""A day of every year: `09-30`."""
SHANGHAI: Final = timezone(timedelta(hours=8), "Asia/Shanghai")
LEAP: Final = 2000  # a year that has every day
FOREVER: Final = date(9999, 12, 31)
"""The end of a span that has none yet."""


def today(now: datetime) -> date:
    """The day it is in Shanghai at an instant. Raises ValueError for a time without an offset."""
    if now.tzinfo is None:
        raise ValueError("an instant carries an offset")
    return now.astimezone(SHANGHAI).date()


def holds(from_on: date, until_on: date | None, day: date) -> bool:
    """Whether a span covers the day: from_on <= day < until_on; None is no end."""
    return from_on <= day < (until_on or FOREVER)


def in_year(month_day: MonthDay, year: int) -> date:
    """That day of a year; where the month has no such day, its last."""
    month, day = map(int, month_day.split("-"))
    return date(year, month, min(day, monthrange(year, month)[1]))


def overlaps(from_on: date, until_on: date | None, other_from_on: date, other_until_on: date | None) -> bool:
    """Whether two half-open spans share a day; an empty span shares none."""
    return max(from_on, other_from_on) < min(until_on or FOREVER, other_until_on or FOREVER)


def twelve_months_after(day: date) -> date:
    """The same day next year; 29 Feb gives 28 Feb."""
    return years_after(day, 1)


def years_after(day: date, years: int) -> date:
    """The same day so many years later (earlier if negative); 29 Feb gives 28 Feb in a common year."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        if (day.month, day.day) != (2, 29):
            raise
        return day.replace(year=day.year + years, day=28)


def age_on(born: date, day: date) -> int:
    """Completed years of life on the day; in a common year a 29 Feb birthday falls on 28 Feb."""
    years = day.year - born.year
    return years if years_after(born, years) <= day else years - 1
