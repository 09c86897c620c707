"""What people were paid against what is due to them as everything is known: a few questions for any number of them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple
from uuid import UUID

from casework.common.months import Month, month_of
from casework.payments.on_lists import ONCE
from casework.recoveries.events import Overpaid
from casework.recoveries.overpaid import by_ledger, overpaid
from casework.recoveries.reckoning import Difference, PaidLine, differences
from casework.schemes.dues import MonthDue
from casework.schemes.facts import Facts
from projections.engine.snapshot import Snapshot
from projections.payments.enrolled import declared, enrolled
from projections.recoveries.paid import AT_THE_BANK, Paid, Qualified, Whose, paid, qualified
from projections.recoveries.reckoners import Reckoners
from projections.schemes.facts import facts_of


class Compared(NamedTuple):
    """One person by one scheme. `dues`: of each qualification, all the months that were paid for."""

    person_id: UUID
    scheme: str
    paid: Paid
    facts: Facts
    dues: Sequence[Sequence[MonthDue]]
    differences: Sequence[Difference]

    def overpaid_by(self) -> dict[str, tuple[Overpaid, ...]]:
        """What each ledger that paid has paid too much; of one that has not, nothing."""
        found = {ledger: overpaid(some, self.facts) for ledger, some in by_ledger(self.differences)}
        return {ledger: found.get(ledger, ()) for ledger in self.paid.homes}


def compared(snapshot: Snapshot, person_ids: Iterable[UUID], statuses: Iterable[str] = AT_THE_BANK) -> list[Compared]:
    """Of everybody who was paid anything, by lists that are so far. `snapshot`: one of everything, because a person may live
    elsewhere."""
    reckoners = Reckoners(snapshot)
    lines = paid(snapshot, person_ids, statuses, reckoners)
    if not lines:
        return []
    known = Known(snapshot, lines, reckoners)
    # of whom nothing is known any more nothing is said either
    return [known.compared(of, lines[of], known.facts[of[0]]) for of in sorted(lines) if of[0] in known.facts]


class Known:
    """What is known of those whose lines these are, and of others who draw the same for their households."""

    def __init__(self, snapshot: Snapshot, lines: Mapping[Whose, Paid], reckoners: Reckoners) -> None:
        whose = {id_ for (person, _), of in lines.items() for id_ in (person, *of.others)}
        self.facts, self.held = facts_of(snapshot, whose), qualified(snapshot, whose)
        self._reckoners, self._this_month = reckoners, month_of(snapshot.on)

    def compared(self, of: Whose, paid: Paid, facts: Facts) -> Compared:
        dues = self.dues(of, paid)
        return Compared(*of, paid, facts, dues, self.differences(of, paid, dues))

    def dues(self, of: Whose, paid: Paid) -> Sequence[Sequence[MonthDue]]:
        """Of each qualification, the months that were paid for."""
        own = self.held.get(of, ())
        months = months_of_lines([*paid.lines, *paid.beside], own, self._this_month)
        return [dues_of(self._reckoners, each, self.facts.get(of[0]), months) for each in own]

    def differences(self, of: Whose, paid: Paid, dues: Sequence[Sequence[MonthDue]]) -> Sequence[Difference]:
        """In months that are for the household, what is due to another of it is due, whoever draws it, and theirs was paid for the same."""
        own = differences(paid.lines, dues)
        if not paid.others:
            return own
        others = [due for other in sorted(paid.others) for due in self.dues((other, of[1]), paid)]
        together = differences(paid.lines, [*dues, *others], paid.beside)
        found = [each for each in own if not self._is_for_household(of[1], each)]
        found += [each for each in together if self._is_for_household(of[1], each)]
        return sorted(found, key=lambda each: (each.month, each.component))

    def _is_for_household(self, scheme: str, of: Difference) -> bool:
        return self._reckoners.of(of.line.ledger, scheme).is_for_household(of.month)


def dues_of(reckoners: Reckoners, of: Qualified, facts: Facts | None, months: range) -> Sequence[MonthDue]:
    """What is due of one qualification; nothing of somebody who is not known any more."""
    said = declared(of.confirmed, facts, of.ledger)
    return reckoners.of(of.ledger, of.scheme).dues(enrolled(of.confirmed, of.ledger), said, months) if said else ()


def months_of_lines(lines: Iterable[PaidLine], held: Sequence[Qualified], this_month: Month) -> range:
    """From the first month that was paid, or the first of a qualification, where a yearly or one-off part stands.

    To the last that was paid; of a yearly part to the end of its year, of what is paid once to the end of this year: it is due all
    the same where a later month is the first that makes it so.
    """
    parts = [part for line in lines for part in line.parts]
    known: set[Month] = {month for part in parts for month in part.months}
    ends = {_december(max(part.months)) for part in parts if part.per == "year"}
    ends |= {_december(this_month) for part in parts if part.per in ONCE}
    return range(min(known | {month_of(each.confirmed.from_on) for each in held}), max(known | ends) + 1)


def _december(month: Month) -> Month:
    return month - month % 12 + 11
