"""A bank file written, and a bank's answer read, by a layout. Every fault has its row, from 1, and its column."""

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO
from typing import Final, NamedTuple

from casework.common import refusals
from casework.common.formulas import begins_a_formula
from casework.payments.bank_faults import Fault, broken
from casework.payments.layouts import Column, Field, Layout, Outcome

MOST_ROWS: Final = 200_000
END: Final = "\r\n"
LONGEST_SAID: Final = 40  # characters of a wrong cell that are told again
BREAKS: Final = re.compile(r"[\t\n\v\f\r\x85\u2028\u2029]+")  # would begin another line in the middle of a name
UNREADABLE: Final = "\ufffd"  # stands for bytes that are no character of the layout's


class Payment(NamedTuple):
    """One line as the bank is told it."""

    list: str
    number: int
    name: str
    account: str
    amount_fen: int
    purpose: str


class Answer(NamedTuple):
    """One row of a bank's answer. `said`: the bank's word for the outcome."""

    row: int
    list: str
    number: int
    amount_fen: int
    outcome: Outcome
    said: str


class Reading(NamedTuple):
    """The rows of a file that can be read, and all faults of those that cannot."""

    answers: list[Answer]
    faults: list[Fault]


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
        return _yuan(payment.amount_fen)
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


def fen_as_told(layout: Layout | None, fen: int) -> str:
    """An amount as the bank writes it in its answer: yuan, or whole fen."""
    in_fen = layout is not None and all(column.field != "amount" for column in layout.returned)
    return str(fen) if in_fen else _yuan(fen)


def _yuan(fen: int) -> str:
    return f"{fen // 100}.{fen % 100:02}"


def answers(layout: Layout, content: bytes) -> Reading:
    """What the bank says, row by row. Raises BankFileUnreadable, BankFileBroken, BankFileTooLong, BankFileEmpty, BankColumnMissing."""
    text = content.decode(layout.encoding, "replace")
    return told(layout, _fixed_rows(layout, content) if layout.format == "fixed" else _csv_rows(layout, text))


def told(layout: Layout, rows: Iterable[tuple[int, dict[Field, str]]]) -> Reading:
    """The rows as answers. Raises BankFileTooLong, BankFileEmpty, and what reading the rows raises."""
    found = Reading([], [])
    for count, (number, said) in enumerate(rows):
        if count >= MOST_ROWS:
            raise refusals.BankFileTooLong(rows=MOST_ROWS)
        answer = _answer(layout, number, said)
        if isinstance(answer, Answer):
            found.answers.append(answer)
        else:
            found.faults.extend(answer)
    if not found.answers and not found.faults:
        raise refusals.BankFileEmpty
    return found


def by_header(layout: Layout, lines: Iterable[tuple[int, Sequence[str]]]) -> Iterator[tuple[int, dict[Field, str]]]:
    """Rows below a header, which names the columns in any order. Raises BankColumnMissing, BankFileBroken."""
    places: dict[Field, int] | None = None
    for number, line in lines:
        texts = [cell.strip() for cell in line]
        if not any(texts):
            continue
        if places is None:
            places = _places(layout, number, texts)
            continue
        yield number, {field: texts[at] if at < len(texts) else "" for field, at in places.items()}


def _places(layout: Layout, number: int, header: Sequence[str]) -> dict[Field, int]:
    if any(UNREADABLE in title for title in header):
        raise refusals.BankFileBroken(row=number)
    missing = [column.title for column in layout.returned if column.title not in header]
    if missing:
        raise refusals.BankColumnMissing(column=missing[0])
    return {column.field: header.index(column.title) for column in layout.returned}


def _csv_rows(layout: Layout, text: str) -> Iterator[tuple[int, dict[Field, str]]]:
    reader = csv.reader(StringIO(text, newline=""))
    return by_header(layout, ((reader.line_num, line) for line in _lines(reader)))


def _lines(reader: Iterable[list[str]]) -> Iterator[list[str]]:
    try:
        yield from reader
    except csv.Error as error:
        raise refusals.BankFileUnreadable from error


def _fixed_rows(layout: Layout, content: bytes) -> Iterator[tuple[int, dict[Field, str]]]:
    for number, line in enumerate(content.split(b"\n"), start=1):
        if line.strip():
            yield number, _sliced(layout, line.rstrip(b"\r"))


def _sliced(layout: Layout, line: bytes) -> dict[Field, str]:
    found: dict[Field, str] = {}
    at = 0
    for column in layout.returned:
        width = column.width or 0
        piece, at = line[at : at + width], at + width
        found[column.field] = piece.decode(layout.encoding, "replace").strip()
    return found


def _answer(layout: Layout, row: int, said: dict[Field, str]) -> Answer | list[Fault]:
    """What the row says; every column of it that says nothing the layout knows."""
    if any(UNREADABLE in text for text in said.values()):
        return [broken(row)]
    of: Field = "amount" if "amount" in said else "amount_fen"
    number, outcome = _whole(said["number"]), layout.outcome(said["result"])
    amount = _fen(said["amount"]) if of == "amount" else _whole(said["amount_fen"])
    if number is not None and amount is not None and outcome is not None:
        return Answer(row, said["list"], number, amount, outcome, said["result"])
    wanted: dict[Field, tuple[object, str]] = {
        "number": (number, "1, 2, 3 …"), of: (amount, fen_as_told(layout, 708_000)),
        "result": (outcome, " / ".join(word for words in layout.results.values() for word in words)),
    }  # fmt: skip
    kind = refusals.BankRowUnreadable
    return [
        Fault(row, column, kind, said[column][:LONGEST_SAID], expected, number)
        for column, (read, expected) in wanted.items()
        if read is None
    ]


def _whole(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 15 else None


def _fen(text: str) -> int | None:
    """1,234.5 yuan in fen; None for what is no amount of at most two decimals."""
    yuan, _, rest = text.replace(",", "").partition(".")
    if not (yuan.isascii() and yuan.isdigit() and len(yuan) <= 13 and len(rest) <= 2):
        return None
    if rest and not (rest.isascii() and rest.isdigit()):
        return None
    return int(yuan) * 100 + int(rest.ljust(2, "0") or "0")
