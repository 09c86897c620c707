"""Why somebody is paid what they are paid, or nothing: each month with its rates, or with what stands against it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final, NamedTuple

from casework.common.months import Month
from casework.payments.lines import LinePart
from casework.payments.on_lists import Amounts, bit
from casework.schemes.conditions import Finding
from casework.schemes.dues import MonthDue, Part

NONE: Final[Amounts] = {}


class Share(NamedTuple):
    """What a line pays of a part of a month. `supplement`: 0, or which difference it is (casework/payments/lines.py); `before_fen`: what
    other lines have of the same."""

    component: str
    per: str
    amount_fen: int
    supplement: int
    before_fen: int


class Span(NamedTuple):
    """Months in a row of which the same holds. `state`: here (this line pays them), difference (it pays what they stood too low on
    earlier lists), returned or excluded (it was to), elsewhere, or what accrual says is against it (casework/schemes/accrual.py);
    `because`: the report or the condition that it hangs on. `parts`: what is due; `shares`: what of it this line pays."""

    first: Month
    last: Month
    state: str
    parts: tuple[Part, ...]
    shares: tuple[Share, ...]
    because: str
    findings: tuple[Finding, ...]

    @property
    def months(self) -> int:
        return self.last - self.first + 1

    @property
    def due_fen(self) -> int:
        """Of each month, by the rates."""
        return sum(part.amount_fen for part in self.parts)

    @property
    def paid_fen(self) -> int:
        """What this line pays of each month."""
        return sum(share.amount_fen for share in self.shares)

    @property
    def before_fen(self) -> int:
        """What other lines have of each month, where this line pays the rest."""
        return sum(share.before_fen for share in self.shares)


class Product(NamedTuple):
    """One factor of a line's amount: months, or the `days` of a stay, times a rate, or times what they stood too low (`supplement`), in
    fen. `before_fen`: what other lines have of each month, where this line pays the rest of what is due (`due_fen`)."""

    component: str
    per: str
    amount_fen: int
    months: int
    total_fen: int
    document: str
    supplement: int
    days: int
    before_fen: int

    @property
    def due_fen(self) -> int:
        return self.before_fen + self.amount_fen


def spans(dues: Iterable[MonthDue], line: Sequence[LinePart], unpaid: str = "", before: Amounts = NONE) -> list[Span]:
    """The months in order, those of which the same holds together. `unpaid`: why the line does not pay its months: returned, excluded;
    `before`: what other lines have of them."""
    here: dict[tuple[str, str, Month], Share] = {
        (part.paid_as, part.per, month): Share(
            part.component, part.per, part.amount_fen, part.supplement, _stands(before, part, month)
        )
        for part in line for month in part.months
    }  # fmt: skip
    return [_span(list(some)) for _, some in groupby(_states(dues, here, unpaid), key=lambda each: each[1:])]


def products(line: Sequence[LinePart], before: Amounts = NONE) -> list[Product]:
    """What adds up to the amount: components x months. `before`: what other lines have of the same months."""
    return [
        Product(
            part.component, part.per, part.amount_fen // (part.days or 1), len(part.months), part.total_fen, part.document,
            part.supplement, part.days, _stands(before, part, part.months[0]),
        )
        for part in line
    ]  # fmt: skip


def _stands(before: Amounts, part: LinePart, month: Month) -> int:
    return sum(before.get((part.paid_as, *bit(part.per, month)), {}).values())


_Told = tuple[MonthDue, str, tuple[Part, ...], tuple[Share, ...], str]


def _states(dues: Iterable[MonthDue], here: Mapping[tuple[str, str, Month], Share], unpaid: str) -> Iterator[_Told]:
    for due in dues:
        paid = [(part, here[key]) for part in due.parts if (key := (part.paid_as, part.per, due.month)) in here]
        parts, shares = tuple(part for part, _ in paid), tuple(share for _, share in paid)
        yield due, unpaid if shares and unpaid else _state(due, shares), parts or due.parts, shares, _because(due)


def _state(due: MonthDue, shares: Sequence[Share]) -> str:
    if shares:
        return "difference" if all(share.supplement for share in shares) else "here"
    return "elsewhere" if due.parts else due.why_not


def _because(due: MonthDue) -> str:
    because = due.because
    return "" if because is None else because if isinstance(because, str) else f"{because.kind} {because.on}"


def _span(some: list[_Told]) -> Span:
    (first, state, parts, shares, because), (last, *_) = some[0], some[-1]
    return Span(first.month, last.month, state, parts, shares, because, first.findings)
