"""Who reaches an age at which something begins or changes: 49 (special support), 60, 70, 80."""

from collections.abc import Iterable
from datetime import date
from typing import Final, NamedTuple

from casework.common.days import years_after
from casework.common.months import Month, month_of

AGES: Final = (49, 60, 70, 80)


class Reached(NamedTuple):
    age: int
    on: date

    @property
    def month(self) -> Month:
        return month_of(self.on)


def reached_in(year: int, born_on: date, ages: Iterable[int] = AGES) -> Reached | None:
    """The age of those that somebody reaches in the year, and on which day; a 29 February falls on the 28th."""
    age = year - born_on.year
    return Reached(age, years_after(born_on, age)) if age in ages else None
