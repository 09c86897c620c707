"""What is due with the stays and costs that were accepted, each by the edition that holds in the month of its discharge."""

from collections.abc import Callable, Iterable, Sequence

from casework.common.months import Month
from casework.schemes.accrual import Enrolled, Reckoning
from casework.schemes.dues import MonthDue, Part
from casework.schemes.facts import Facts
from casework.schemes.occasions import OccasionDue, occasions_due
from casework.schemes.terms import Rate


def with_occasions(
    dues: Sequence[MonthDue], enrolled: Enrolled, facts: Facts, reckoning_of: Callable[[Month], Reckoning | None]
) -> Sequence[MonthDue]:
    """The months with what was accepted in those in which the person draws the scheme. `reckoning_of`: by the edition of a month; nothing
    where it is not paid then. What cannot be due takes nothing from the most of its year.
    """
    if not enrolled.occasions:
        return dues

    def may_draw(month: Month) -> bool:
        reckoning = reckoning_of(month)
        return reckoning is not None and reckoning.may_draw(enrolled, facts, month)

    def rates_of(month: Month) -> Iterable[Rate]:
        reckoning = reckoning_of(month)
        return reckoning.rates.of(facts, month) if reckoning else ()

    due = occasions_due(rates_of, [each for each in enrolled.occasions if each.elsewhere or may_draw(each.month)])
    return tuple(_with(each, due.get(each.month, ())) for each in dues)


def _with(each: MonthDue, due: Iterable[OccasionDue]) -> MonthDue:
    parts = tuple(_part(some) for some in due)
    pays = parts and each.why_not in ("", "no_occasion")
    return each._replace(parts=each.parts + parts, why_not="") if pays else each


def _part(due: OccasionDue) -> Part:
    return Part(due.rate.component, due.rate.per, due.amount_fen, due.rate, due.occasion.occasion_id, due.days)
