"""What is due for a month: its parts, or why nothing is."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple
from uuid import UUID

from casework.common.months import Month, year_of
from casework.schemes.conditions import Finding
from casework.schemes.facts import Reported
from casework.schemes.occasions import paid_as
from casework.schemes.terms import Rate
from casework.schemes.words import Component, Per


class Part(NamedTuple):
    """One component of what is due. A yearly or a one-off part stands at one month of those that were asked for; of a stay or a cost
    (`occasion_id`) the amount is for all of it, of a stay with its `days`.
    """

    component: Component
    per: Per
    amount_fen: int
    rate: Rate
    occasion_id: UUID | None = None
    days: int = 0

    @property
    def paid_as(self) -> str:
        return paid_as(self.component, self.occasion_id)

    def time(self, month: Month) -> int:
        """What it is due for: the month, the year, or 0: once for all."""
        return month if self.per == "month" else year_of(month) if self.per == "year" else 0


class MonthDue(NamedTuple):
    """What is due for a month; without parts, why not. `findings`: what fails, or what nobody has said.

    `why_not`: not_enrolled, exited, died, held (something reported waits to be looked into, `because`), condition, no_rate, no_occasion
    (nothing that the scheme pays for was accepted).
    What nobody has said does not stop the money: whoever confirmed the qualification decided it.
    """

    month: Month
    parts: tuple[Part, ...]
    findings: tuple[Finding, ...] = ()
    why_not: str = ""
    because: Reported | str | None = None

    @property
    def amount_fen(self) -> int:
        return sum(part.amount_fen for part in self.parts)


Drawn = tuple[str, Per, int]
"""A component, by what it is reckoned, and the month, the year, or 0: once for all."""


def once(dues: Iterable[MonthDue], drawn: set[Drawn] | None = None) -> Iterator[MonthDue]:
    """A yearly part at the first due month of its year alone, a one-off at the first of all, also where the edition changes in between;
    nothing of what somebody else has `drawn` of the same, to which this is added."""
    had: set[Drawn] = set() if drawn is None else drawn
    for due in dues:
        keys = {part: (part.paid_as, part.per, part.time(due.month)) for part in due.parts}
        yield due._replace(parts=tuple(part for part, key in keys.items() if key not in had))
        had |= set(keys.values())


class Grouped(NamedTuple):
    """The same part in several months."""

    part: Part
    months: tuple[Month, ...]

    @property
    def total_fen(self) -> int:
        return self.part.amount_fen * len(self.months)


def grouped(dues: Iterable[MonthDue]) -> tuple[Grouped, ...]:
    """The parts of a line: each component and amount with the months it is due in."""
    months: dict[Part, list[Month]] = {}
    for due in dues:
        for part in due.parts:
            months.setdefault(part, []).append(due.month)
    return tuple(Grouped(part, tuple(each)) for part, each in months.items())
