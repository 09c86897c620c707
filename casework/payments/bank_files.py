"""A bank file written by a layout."""

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO
from typing import Final, NamedTuple

from casework.common import refusals
from casework.common.formulas import begins_a_formula
from casework.payments.layouts import Column, Field, Layout

END: Final = "\r\n"
BREAKS: Final = re.compile(r"[\t\n\v\f\r\x85\u2028\u2029]+")  # would begin another line in the middle of a name


class Payment(NamedTuple):
    """One line as the bank is told it."""

    list: str
    number: int
    name: str
    account: str
    amount_fen: int
    purpose: str


def written(layout: Layout, payments: Iterable[Payment]) -> Iterator[bytes]:
    """The file, bit by bit; a workbook's cells are its caller's to write. Raises BankTextTooLong, BankTextBeginsAFormula.

    The bank gets what the layout promises, sign for sign: nothing is put before a text that a spreadsheet would take for a
    formula; a table of plain text with one is not written at all.
    """
    if layout.format == "fixed":
        for payment in payments:
            yield b"".join(_fixed(layout, column, payment) for column in layout.columns) + END.encode()
        return
    yield (_csv([column.title for column in layout.columns])).encode(layout.encoding)
    for payment in payments:
        yield _csv(_plain_cells(layout, payment)).encode(layout.unmarked)


def _plain_cells(layout: Layout, payment: Payment) -> list[str]:
    found = cells(layout, payment)
    for column, text in zip(layout.columns, found, strict=True):
        if begins_a_formula(text):
            raise refusals.BankTextBeginsAFormula(number=payment.number, column=column.title)
    return found


def cells(layout: Layout, payment: Payment) -> list[str]:
    return [_text(column.field, payment) for column in layout.columns]


def _text(field: Field, payment: Payment) -> str:
    if field == "amount":
        return in_yuan(payment.amount_fen)
    return "" if field == "result" else BREAKS.sub(" ", str(getattr(payment, field)))


def _fixed(layout: Layout, column: Column, payment: Payment) -> bytes:
    encoding, width = layout.unmarked, column.width or 0
    text = _text(column.field, payment).encode(encoding)
    if len(text) > width and column.field == "purpose":
        text = text[:width].decode(encoding, "ignore").encode(encoding)
    if len(text) > width:
        raise refusals.BankTextTooLong(number=payment.number, column=column.title)
    return text.rjust(width, b"0") if column.zeros else text.ljust(width)


def _csv(row: Sequence[str]) -> str:
    line = StringIO()
    csv.writer(line, lineterminator=END).writerow(row)
    return line.getvalue()


def in_yuan(fen: int) -> str:
    return f"{fen // 100}.{fen % 100:02}"
