"""Which days make a difference to what a scheme pays in a year: people born, died or confirmed between the same two are alike in that."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Final

from casework.common.days import age_on, years_after
from casework.common.months import first_day, last_day, months_of
from casework.schemes.in_force import Editions
from casework.schemes.terms import Scheme

DAY: Final = timedelta(days=1)


def turning_days(editions: Editions, year: int) -> list[date]:
    """In order; whether something lies before such a day or on it and later may count, and nothing else does.

    Every age and every day that the terms name is taken, whatever it is asked of: a day too many only splits a group.
    """
    months = months_of(str(year))
    schemes = [each.scheme for each in editions.adopted if each.scheme]
    days = {first_day(month) for month in (*months, months[-1] + 1)} | {day for each in schemes for day in _said(each)}
    ages = {age for each in schemes for age in _ages(each)}
    asked = {day for month in months for day in (first_day(month), last_day(month))}
    return sorted(days | {_too_young(age, day) for age in ages for day in asked})


def pays_once(editions: Editions) -> bool:
    """Whether all months since somebody's qualification count, not only those of the year."""
    return any(rate.per == "once" for each in editions.adopted if each.scheme for rate in each.scheme.rates)


def _said(scheme: Scheme) -> Iterator[date]:
    for condition in scheme.conditions:
        yield from (day for day in (condition.since, condition.from_on, condition.until_on) if day)


def _ages(scheme: Scheme) -> Iterator[int]:
    said: list[Sequence[int | None]] = [(each.number, each.women) for each in scheme.conditions]
    said += [(each.from_age, each.until_age) for each in scheme.rates]
    yield from (age for ages in said for age in ages if age is not None)


def _too_young(age: int, day: date) -> date:
    """The first birthday of those who have not reached the age on the day."""
    born = years_after(day, -age)
    while age_on(born, day) >= age:
        born += DAY
    return born
