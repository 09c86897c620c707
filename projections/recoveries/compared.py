"""What people were paid against what is due to them as everything is known: a few questions for any number of them."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple
from uuid import UUID

from casework.common.months import Month, month_of
from casework.payments.computing import Reckoner
from casework.recoveries.events import Overpaid
from casework.recoveries.reckoning import Difference, PaidLine, by_ledger, differences, overpaid
from casework.schemes.accrual import MonthDue
from casework.schemes.facts import Facts
from projections.engine.snapshot import Snapshot
from projections.payments.enrolled import declared, enrolled
from projections.recoveries.paid import Paid, Qualified, Whose, paid, qualified
from projections.schemes.facts import facts_of
from projections.schemes.in_force import editions_of


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

    @property
    def too_little_fen(self) -> int:
        return sum(each.too_little_fen for each in self.differences)


def compared(snapshot: Snapshot, person_ids: Iterable[UUID]) -> list[Compared]:
    """Of everybody who was paid anything. `snapshot`: one of everything, because a person may live elsewhere."""
    wanted = set(person_ids)
    lines = paid(snapshot, wanted)
    if not lines:
        return []
    whose = {person for person, _ in lines}
    facts, held, reckoners = facts_of(snapshot, whose), qualified(snapshot, whose), Reckoners(snapshot)
    known = [of for of in sorted(lines) if of[0] in facts]  # of whom nothing is known any more nothing is said either
    return [_compared(reckoners, of, lines[of], facts[of[0]], held.get(of, [])) for of in known]


class Reckoners:
    """One for each scheme and ledger."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot, self._made = snapshot, dict[tuple[str, str], Reckoner]()

    def of(self, ledger: str, scheme: str) -> Reckoner:
        if (ledger, scheme) not in self._made:
            self._made[ledger, scheme] = Reckoner(editions_of(self._snapshot, ledger, scheme))  # type: ignore[arg-type]
        return self._made[ledger, scheme]


def dues_of(reckoners: Reckoners, of: Qualified, facts: Facts | None, months: range) -> Sequence[MonthDue]:
    """What is due of one qualification; nothing of somebody who is not known any more."""
    said = declared(of.confirmed, facts, of.ledger)
    return reckoners.of(of.ledger, of.scheme).dues(enrolled(of.confirmed, of.ledger), said, months) if said else ()


def _compared(reckoners: Reckoners, of: Whose, lines: Paid, facts: Facts, held: Sequence[Qualified]) -> Compared:
    months = months_of_lines(lines.lines, held)
    dues = [dues_of(reckoners, each, facts, months) for each in held]
    return Compared(*of, lines, facts, dues, differences(lines.lines, dues))


def months_of_lines(lines: Iterable[PaidLine], held: Sequence[Qualified]) -> range:
    """From the first month that was paid, or the first of a qualification, where a yearly or one-off part stands."""
    known: set[Month] = {month for line in lines for part in line.parts for month in part.months}
    return range(min(known | {month_of(each.confirmed.from_on) for each in held}), max(known) + 1)
