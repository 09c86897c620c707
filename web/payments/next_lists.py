"""Which list of a scheme comes after the last one: what a clerk would type into the form."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from casework.common.months import first_day, month_of, months_of, named, year_of
from projections.payments.lists import Listed
from projections.payments.tables import PaymentList


class NextList(NamedTuple):
    """A scheme and the period to prepare; `before`: the list it follows."""

    scheme: str
    period: str
    before: PaymentList


def next_lists(found: Iterable[Listed], division: str, today: date) -> list[NextList]:
    """Of each scheme that a division pays the period after its last list, once that has begun."""
    last: dict[str, PaymentList] = {}
    for of in (each.list for each in found):
        if (of.division, of.reissue_of) == (division, None) and of.status != "discarded":
            last[of.scheme] = max(last.get(of.scheme, of), of, key=_end)
    following = (NextList(scheme, _after(of.period), of) for scheme, of in sorted(last.items()))
    return [each for each in following if first_day(months_of(each.period)[0]) <= today]


def proposed(following: Iterable[NextList], scheme: str, today: date) -> tuple[str, str]:
    """Scheme and period that a form begins with: as asked for, else that of the list that is next; else this month."""
    found = next((each for each in following if scheme in ("", each.scheme)), None)
    return (found.scheme, found.period) if found else (scheme, named(month_of(today)))


def _after(period: str) -> str:
    months = months_of(period)
    return str(year_of(months[-1] + 1)) if len(months) > 1 else named(months[0] + 1)


def _end(of: PaymentList) -> int:
    return months_of(of.period)[-1]
