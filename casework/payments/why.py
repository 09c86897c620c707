"""Why somebody is paid what they are paid, or nothing: each month with its rates, or with what stands against it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from casework.common.months import Month
from casework.payments.lines import LinePart
from casework.schemes.conditions import Finding
from casework.schemes.dues import MonthDue, Part


class Share(NamedTuple):
    """What a line pays of a part of a month. `supplement`: 0, or which difference it is (casework/payments/lines.py)."""

    component: str
    per: str
    amount_fen: int
    supplement: int


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
        """Of each month, for what this line pays of it; where it pays none of it, whatever is due."""
        return sum(part.amount_fen for part in self.parts)

    @property
    def paid_fen(self) -> int:
        """What this line pays of each month."""
        return sum(share.amount_fen for share in self.shares)

    @property
    def before_fen(self) -> int:
        """What other lines have of what is due, where this line pays the rest."""
        return self.due_fen - self.paid_fen if self.shares else 0


class Product(NamedTuple):
    """One factor of a line's amount: months, or the `days` of a stay, times a rate, or times what they stood too low (`supplement`), in
    fen. `due_fen`: of each month, where this line pays a part of it; what another line has of it is `before_fen`."""

    component: str
    per: str
    amount_fen: int
    months: int
    total_fen: int
    document: str
    supplement: int
    due_fen: int | None
    days: int = 0

    @property
    def before_fen(self) -> int | None:
        return None if self.due_fen is None else self.due_fen - self.amount_fen


def spans(dues: Iterable[MonthDue], line: Sequence[LinePart], unpaid: str = "") -> list[Span]:
    """The months in order, those of which the same holds together. `unpaid`: why the line does not pay its months: returned, excluded."""
    here: dict[tuple[str, str, Month], Share] = {
        (part.paid_as, part.per, month): Share(part.component, part.per, part.amount_fen, part.supplement)
        for part in line for month in part.months
    }  # fmt: skip
    return [_span(list(some)) for _, some in groupby(_states(dues, here, unpaid), key=lambda each: each[1:])]


def products(line: Sequence[LinePart], dues: Iterable[MonthDue] = ()) -> list[Product]:
    """What adds up to the amount: components x months. `dues`: as they were known to the list."""
    due: dict[tuple[str, str, Month], int] = {
        (part.paid_as, part.per, each.month): part.amount_fen for each in dues for part in each.parts
    }
    return [
        Product(
            part.component, part.per, part.amount_fen // (part.days or 1), len(part.months), part.total_fen, part.document,
            part.supplement,
            whole if (whole := due.get((part.paid_as, part.per, part.months[0]))) != part.amount_fen else None, part.days,
        )
        for part in line
    ]  # fmt: skip


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
