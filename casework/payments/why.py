"""Why somebody is paid what they are paid, or nothing: each month with its rates, or with what stands against it."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from casework.common.months import Month
from casework.payments.lines import LinePart
from casework.schemes.accrual import MonthDue, Part
from casework.schemes.conditions import Finding


class Span(NamedTuple):
    """Months in a row of which the same holds. `state`: here (this line pays them), returned or excluded (it was to), elsewhere, or what
    accrual says is against it (casework/schemes/accrual.py); `because`: the report or the condition that it hangs on."""

    first: Month
    last: Month
    state: str
    parts: tuple[Part, ...]
    because: str
    findings: tuple[Finding, ...]

    @property
    def months(self) -> int:
        return self.last - self.first + 1


class Product(NamedTuple):
    """One factor of a line's amount: months times a rate, in fen."""

    component: str
    per: str
    amount_fen: int
    months: int
    total_fen: int
    document: str


def spans(dues: Iterable[MonthDue], line: Sequence[LinePart], of_line: str = "here") -> list[Span]:
    """The months in order, those of which the same holds together. `of_line`: what holds of the line's own months."""
    here: set[tuple[str, str, Month]] = {(part.component, part.per, month) for part in line for month in part.months}
    return [_span(list(some)) for _, some in groupby(_states(dues, here, of_line), key=lambda each: each[1:])]


def products(line: Sequence[LinePart]) -> list[Product]:
    """What adds up to the amount: components x months."""
    return [
        Product(part.component, part.per, part.amount_fen, len(part.months), part.total_fen, part.document)
        for part in line
    ]


_Told = tuple[MonthDue, str, tuple[Part, ...], str]


def _states(dues: Iterable[MonthDue], here: Collection[tuple[str, str, Month]], of_line: str) -> Iterator[_Told]:
    for due in dues:
        paid = tuple(part for part in due.parts if (part.component, part.per, due.month) in here)
        state = of_line if paid else "elsewhere" if due.parts else due.why_not
        yield due, state, paid or due.parts, _because(due)


def _because(due: MonthDue) -> str:
    because = due.because
    return "" if because is None else because if isinstance(because, str) else f"{because.kind} {because.on}"


def _span(some: list[_Told]) -> Span:
    (first, state, parts, because), (last, *_) = some[0], some[-1]
    return Span(first.month, last.month, state, parts, because, first.findings)
