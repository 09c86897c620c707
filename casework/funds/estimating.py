"""What a scheme will cost for one person in a year: whether still paid, leaving, or new, and why."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import cast
from uuid import UUID

from casework.common.months import Month, first_day, month_of, months_of
from casework.funds.people import ALL, NOT_SAID, Candidate, Cell, Charge, Estimated, Reason
from casework.schemes.accrual import Enrolled, Reckoning
from casework.schemes.dues import Drawn, MonthDue, once
from casework.schemes.facts import Facts
from casework.schemes.in_force import Adopted, Editions
from casework.schemes.shares import shares_of
from casework.schemes.terms import Scheme
from casework.schemes.words import Component


class Estimating:
    """Estimates by the editions of one scheme in the ledger that pays; make it once for a whole year.

    `for_households`: the amount is for the child, or the household: of several who would draw it, the first asked about does.
    """

    def __init__(self, editions: Editions, ledger: str, year: int) -> None:
        self.ledger, self.year, self.editions = ledger, year, editions
        self.months = months_of(str(year))
        self._reckonings: dict[str, Reckoning] = {}
        self._charged: list[Charge] = []
        self._places: dict[tuple[Component, Month], int] = {}
        self._once = any(_is_flat(adopted.scheme) for adopted in editions.adopted)
        paid = editions.paid_in(self.months)
        self.for_households = paid is not None and paid.scheme is not None and paid.scheme.unit != "person"
        self._drawn: dict[UUID, set[Drawn]] = {}

    def of(self, who: Candidate) -> Estimated | None:
        """None for somebody neither paid last year nor to be paid in this one."""
        dues = self._accrued(who)
        paid = [due for due in dues if due.parts]
        residency = who.residency or NOT_SAID
        last = Cell(who.last, residency) if who.last else None
        this = Cell(self._category(who, paid[-1].month), residency) if paid else None
        if last is None and this is None:
            return None
        return Estimated(
            unit=who.person_id, person_ids=(who.person_id,), household_id=who.household_id, division=who.division, last=last,
            this=this, reason=self._reason(who, last, this, dues), age=self._age(who), months=len(paid),
            charges=self._charges(paid), last_fen=who.last_fen,
        )  # fmt: skip

    def _accrued(self, who: Candidate) -> list[MonthDue]:
        """Month by month, by all their qualifications; what somebody else of the household draws is not in it."""
        if who.facts is None or who.enrolled is None:
            return []
        if not self._once and not self.for_households and not who.before:
            return self._reckoned(who.enrolled, who.facts)
        drawn = self._drawn.setdefault(who.household_id, set()) if self.for_households else set()
        found: dict[Month, MonthDue] = {}
        for enrolled, facts in (*who.before, (who.enrolled, who.facts)):
            for due in once(self._reckoned(enrolled, facts), drawn):
                had = found[due.month].parts if due.month in found else ()
                found[due.month] = due._replace(parts=(*had, *due.parts))
        return [found[month] for month in self.months if month in found]

    def _reckoned(self, enrolled: Enrolled, facts: Facts) -> list[MonthDue]:
        """Each month by the edition that holds on its first day. One-off parts are looked for since the beginning."""
        months: Iterable[Month] = self.months
        if self._pays_once():
            months = range(min(month_of(enrolled.from_on), self.months[0]), self.months[-1] + 1)
        found: list[MonthDue] = []
        for adopted, of in self.editions.in_months(months):
            reckoning = self._reckoning(adopted)
            found += reckoning.accrued(enrolled, facts, of) if reckoning else ()
        return found

    def _pays_once(self) -> bool:
        scheme = self.editions.on(first_day(self.months[0])).scheme
        return scheme is not None and any(rate.per == "once" for rate in scheme.rates)

    def _reckoning(self, adopted: Adopted) -> Reckoning | None:
        if adopted.scheme is None:
            return None
        if adopted.reference not in self._reckonings:
            self._reckonings[adopted.reference] = Reckoning(adopted.scheme)
        return self._reckonings[adopted.reference]

    def _category(self, who: Candidate, month: Month) -> str:
        scheme = self.editions.on(first_day(month)).scheme
        return category_of(scheme, who.facts.category_in(month) if who.facts else None)

    def _charges(self, paid: Sequence[MonthDue]) -> dict[Charge, int]:
        """By component and who shares it."""
        sums: dict[int, int] = {}
        for due in paid:
            for part in due.parts:
                place = self._place_of(part.component, due.month)
                sums[place] = sums.get(place, 0) + part.amount_fen
        return {self._charged[place]: fen for place, fen in sums.items()}

    def _place_of(self, component: Component, month: Month) -> int:
        """Where its charge stands among those met so far: everybody's is the same, so it is looked up once."""
        if (component, month) not in self._places:
            charge = self._charge(component, first_day(month))
            if charge not in self._charged:
                self._charged.append(charge)
            self._places[component, month] = self._charged.index(charge)
        return self._places[component, month]

    def _charge(self, component: Component, on: date) -> Charge:
        """Raises ValueError where the scheme is not paid."""
        scheme = self.editions.on(on).scheme
        if scheme is None:
            raise ValueError("nothing is paid here that somebody could share")
        return Charge(component, shares_of(scheme, component, self.ledger, on))

    def _age(self, who: Candidate) -> int | None:
        return who.facts.age_in(self.months[-1]) if who.facts else None

    def _reason(self, who: Candidate, last: Cell | None, this: Cell | None, dues: Sequence[MonthDue]) -> Reason | None:
        if last == this:
            return None
        if this is not None:
            return _why_new(who, self.year) if last is None else "category"
        if who.facts is None:
            return "unknown"
        return next((cast("Reason", due.why_not) for due in reversed(dues) if due.why_not), "not_in_scheme")


def category_of(scheme: Scheme | None, category: str | None) -> str:
    """As forms count it: a scheme without rates by category has one."""
    by_category = scheme is not None and any(rate.category for rate in scheme.rates)
    return category or ALL if by_category else ALL


def _why_new(who: Candidate, year: int) -> Reason:
    if who.expected:
        return who.expected
    return "not_paid_before" if who.enrolled and who.enrolled.from_on < date(year, 1, 1) else "confirmed"


def _is_flat(scheme: Scheme | None) -> bool:
    return scheme is not None and any(rate.per in ("year", "once") for rate in scheme.rates)
