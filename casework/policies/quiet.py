"""Days on which a visit may hurt: which days of a year they are, and whether a day is one of them."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from functools import cache
from typing import Final

from casework.policies.editions import Quiet, QuietName

DAY: Final = timedelta(days=1)
SUNDAY: Final = 6


def quiet_on(day: date, periods: Iterable[Quiet]) -> QuietName | None:
    """The quiet day that this day is, or lies around; None where a visit asks for no reason."""
    return next((each.day for each in periods if _holds(each, day)), None)


def _holds(period: Quiet, day: date) -> bool:
    middle = quiet_day(period.day, day.year)
    return middle - period.days_before * DAY <= day <= middle + period.days_after * DAY


@cache
def quiet_day(name: QuietName, year: int) -> date:
    """When it is in a year."""
    return DAYS[name](year)


def qingming(year: int) -> date:
    """The solar term in April: the sun at 15 degrees, Beijing time. Right for 1901 to 2099."""
    century, of_century = divmod(year, 100)
    constant = 5.59 if century == 19 else 4.81
    return date(year, 4, int(of_century * 0.2422 + constant) - of_century // 4)


def _sunday(month: int, number: int) -> Callable[[int], date]:
    """The n-th Sunday of a month."""

    def of_year(year: int) -> date:
        first = date(year, month, 1)
        return first + ((SUNDAY - first.weekday()) % 7 + 7 * (number - 1)) * DAY

    return of_year


DAYS: Final[Mapping[QuietName, Callable[[int], date]]] = {
    "qingming": qingming,
    "mothers_day": _sunday(5, 2),
    "childrens_day": lambda year: date(year, 6, 1),
    "fathers_day": _sunday(6, 3),
}
