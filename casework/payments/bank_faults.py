"""What is wrong in a bank's answer: every fault with its row and column, what the file says there and what was expected."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from casework.common import refusals
from casework.common.refusals import Refused
from casework.payments.layouts import Field, Layout


class Fault(NamedTuple):
    """What is wrong in a row, from 1. `said`: what the file has there; `expected`: what should stand there, in the bank's own words,
    where that can be said. `number`: of the line, where the row names one."""

    row: int
    column: Field
    kind: type[Refused]
    said: str
    expected: str = ""
    number: int | None = None


def refusal(found: Sequence[Fault], layout: Layout | None) -> Refused:
    """The first fault as it is said, with all the others in the order of their rows."""
    first, *others = _refusals(sorted(found, key=lambda fault: fault.row), layout)
    first.others = tuple(others)
    return first


def _refusals(found: Sequence[Fault], layout: Layout | None) -> Iterator[Refused]:
    titles = {column.field.removesuffix("_fen"): column.title for column in layout.returned} if layout else {}
    for each in found:
        title = titles.get(each.column.removesuffix("_fen"), each.column)
        yield each.kind(
            f"rows.{each.row}.{each.column}", row=each.row, column=title, said=each.said, expected=each.expected,
            number=each.number,
        )  # fmt: skip


def broken(row: int) -> Fault:
    """A row in other characters than the layout's: which column was meant cannot be said."""
    return Fault(row, "list", refusals.BankFileBroken, "")
