"""Who reaches an age at which something begins or changes: 49 (special support), 60, 70, 80; and who has reached one of a scheme's."""

from collections.abc import Iterable
from datetime import date
from typing import Final, NamedTuple

from casework.common.days import years_after
from casework.common.months import Month, month_of
from casework.schemes.facts import Facts
from casework.schemes.terms import Condition, Scheme

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


def entered(scheme: Scheme, who: Facts, on: date) -> Reached | None:
    """The age of the scheme's conditions that was reached last, by the person or by the wife; nothing where none was by the day."""
    found = (_reached(each, who, on) for each in scheme.conditions)
    return max((each for each in found if each and each.on <= on), key=lambda each: each.on, default=None)


def _reached(condition: Condition, who: Facts, on: date) -> Reached | None:
    born: date | None = who.born_on
    if condition.fact == "wife_age":
        born = (who.spouse_in(month_of(on)) if who.sex == "male" else None) or who.born_on
    elif condition.fact != "age":
        return None
    women = condition.women if condition.fact == "age" and who.sex == "female" else None
    age = women if women is not None else condition.number
    return Reached(age, years_after(born, age)) if age is not None and born else None
