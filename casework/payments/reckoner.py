"""What is due by the editions of one scheme, each month by the one in force then, and whom it is for."""

from collections.abc import Sequence

from casework.common.months import Month, first_day
from casework.schemes.accrual import Enrolled, Reckoning
from casework.schemes.dues import MonthDue, once
from casework.schemes.facts import Facts
from casework.schemes.in_force import Adopted, Editions
from casework.schemes.with_occasions import with_occasions


class Reckoner:
    """Reckons each month by the edition in force then; make it once for a whole list. `is_ever_for_households`: whether by some edition
    the amount is for the child, or for the household: whoever of it draws it, it is drawn once.
    """

    def __init__(self, editions: Editions) -> None:
        self._editions = editions
        self.is_ever_for_households = any(_is_for_household(each) for each in editions.adopted)
        self._reckonings: dict[str, Reckoning | None] = {}

    def is_for_household(self, month: Month) -> bool:
        """By the edition of the month; where the scheme has ended by the last before, by which it was paid."""
        day = first_day(month)
        paying = (each for each in reversed(self._editions.adopted) if each.from_on <= day and each.scheme)
        return _is_for_household(next(paying, self._editions.on(day)))

    def by_subject(self, dues: Sequence[MonthDue]) -> list[tuple[bool, Sequence[MonthDue]]]:
        """The months that are for the person, and those that are for the household (True), by the edition of each."""
        if not self.is_ever_for_households:
            return [(False, dues)]
        found: dict[bool, list[MonthDue]] = {False: [], True: []}
        for due in dues:
            found[self.is_for_household(due.month)].append(due)
        return [(for_household, some) for for_household, some in found.items() if some]

    def dues(self, enrolled: Enrolled, facts: Facts, months: range) -> tuple[MonthDue, ...]:
        """What is due in each of the months; a yearly or a one-off part once, whichever editions its year has."""
        spans = self._editions.in_months(months)
        found = [due for adopted, some in spans for due in self._of(adopted, enrolled, facts, some)]
        each_once = found if len(spans) == 1 else list(once(found))
        return tuple(with_occasions(each_once, enrolled, facts, self._in_month))

    def _of(self, adopted: Adopted, enrolled: Enrolled, facts: Facts, months: Sequence[Month]) -> Sequence[MonthDue]:
        reckoning = self._reckoning(adopted)
        if reckoning is None:
            return [MonthDue(month, (), why_not="not_paid_here") for month in months]
        return reckoning.accrued(enrolled, facts, months)

    def _in_month(self, month: Month) -> Reckoning | None:
        return self._reckoning(self._editions.on(first_day(month)))

    def _reckoning(self, adopted: Adopted) -> Reckoning | None:
        if adopted.reference not in self._reckonings:
            self._reckonings[adopted.reference] = Reckoning(adopted.scheme) if adopted.scheme else None
        return self._reckonings[adopted.reference]


def _is_for_household(adopted: Adopted) -> bool:
    return adopted.scheme is not None and adopted.scheme.unit != "person"
