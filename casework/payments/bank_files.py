"""A bank file written, and a bank's answer read, by a layout. Every fault has its row, from 1, and its column."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO
from typing import Final, NamedTuple

from casework.common import refusals
from casework.payments.layouts import Column, Field, Layout, Outcome

MOST_ROWS: Final = 200_000
END: Final = "\r\n"
FORMULAS: Final = ("=", "+", "-", "@", "\t", "\r")


class Payment(NamedTuple):
    """One line as the bank is told it."""

    list: str
    number: int
    name: str
    account: str
    amount_fen: int
    purpose: str


class Answer(NamedTuple):
    """One row of a bank's answer."""

    row: int
    list: str
    number: int
    amount_fen: int
    outcome: Outcome


def written(layout: Layout, payments: Iterable[Payment]) -> Iterator[bytes]:
    """The file, bit by bit; a workbook's cells are its caller's to write. Raises BankTextTooLong."""
    if layout.format == "fixed":
        for payment in payments:
            yield b"".join(_fixed(layout, column, payment) for column in layout.columns) + END.encode()
        return
    yield (_csv([column.title for column in layout.columns])).encode(layout.encoding)
    encoding = "utf-8" if layout.encoding == "utf-8-sig" else layout.encoding
    for payment in payments:
        yield _csv(cells(layout, payment)).encode(encoding)


def cells(layout: Layout, payment: Payment) -> list[str]:
    return [_text(column.field, payment) for column in layout.columns]


def _text(field: Field, payment: Payment) -> str:
    if field == "amount":
        return f"{payment.amount_fen // 100}.{payment.amount_fen % 100:02}"
    return "" if field == "result" else str(getattr(payment, field))


def _fixed(layout: Layout, column: Column, payment: Payment) -> bytes:
    text, width = _text(column.field, payment).encode(layout.encoding), column.width or 0
    if len(text) > width and column.field == "purpose":
        text = text[:width].decode(layout.encoding, "ignore").encode(layout.encoding)
    if len(text) > width:
        raise refusals.BankTextTooLong(number=payment.number, column=column.title)
    return text.rjust(width, b"0") if column.zeros else text.ljust(width)


def _csv(row: Sequence[str]) -> str:
    line = StringIO()
    csv.writer(line, lineterminator=END).writerow(row)
    return line.getvalue()


def answers(layout: Layout, content: bytes) -> list[Answer]:
    """What the bank says, row by row. Raises BankFileUnreadable, BankRowUnreadable, BankFileTooLong."""
    rows = _fixed_rows(layout, content) if layout.format == "fixed" else _csv_rows(layout, content)
    return told(layout, rows)


def told(layout: Layout, rows: Iterable[tuple[int, dict[Field, str]]]) -> list[Answer]:
    found: list[Answer] = []
    for number, said in rows:
        if len(found) >= MOST_ROWS:
            raise refusals.BankFileTooLong(rows=MOST_ROWS)
        found.append(_answer(layout, number, said))
    if not found:
        raise refusals.BankFileEmpty
    return found


def by_header(layout: Layout, lines: Iterable[tuple[int, Sequence[str]]]) -> Iterator[tuple[int, dict[Field, str]]]:
    """Rows below a header, which names the columns in any order. Raises BankColumnMissing."""
    places: dict[Field, int] | None = None
    for number, line in lines:
        texts = [cell.strip() for cell in line]
        if not any(texts):
            continue
        if places is None:
            places = _places(layout, texts)
            continue
        yield number, {field: texts[at] if at < len(texts) else "" for field, at in places.items()}


def _places(layout: Layout, header: Sequence[str]) -> dict[Field, int]:
    missing = [column.title for column in layout.returned if column.title not in header]
    if missing:
        raise refusals.BankColumnMissing(column=missing[0])
    return {column.field: header.index(column.title) for column in layout.returned}


def _csv_rows(layout: Layout, content: bytes) -> Iterator[tuple[int, dict[Field, str]]]:
    reader = csv.reader(StringIO(_decoded(layout, content), newline=""))
    return by_header(layout, ((reader.line_num, line) for line in _lines(reader)))


def _lines(reader: Iterable[list[str]]) -> Iterator[list[str]]:
    try:
        yield from reader
    except csv.Error as error:
        raise refusals.BankFileUnreadable from error


def _decoded(layout: Layout, content: bytes) -> str:
    try:
        return content.decode(layout.encoding)
    except UnicodeDecodeError as error:
        row = content.count(b"\n", 0, error.start) + 1
        raise refusals.BankFileBroken(row=row) from error


def _fixed_rows(layout: Layout, content: bytes) -> Iterator[tuple[int, dict[Field, str]]]:
    for number, line in enumerate(content.split(b"\n"), start=1):
        if line.strip():
            yield number, _sliced(layout, number, line.rstrip(b"\r"))


def _sliced(layout: Layout, number: int, line: bytes) -> dict[Field, str]:
    found: dict[Field, str] = {}
    at = 0
    for column in layout.returned:
        width = column.width or 0
        piece, at = line[at : at + width], at + width
        try:
            found[column.field] = piece.decode(layout.encoding).strip()
        except UnicodeDecodeError as error:
            raise refusals.BankFileBroken(row=number) from error
    return found


def _answer(layout: Layout, row: int, said: dict[Field, str]) -> Answer:
    titles = {column.field: column.title for column in layout.returned}
    amount = _fen(said["amount"]) if "amount" in said else _whole(said["amount_fen"])
    number, outcome = _whole(said["number"]), layout.outcome(said["result"])
    wrong: Field | None = "number" if number is None else "result" if outcome is None else None
    if amount is None:
        wrong = wrong or ("amount" if "amount" in said else "amount_fen")
    if wrong or number is None or amount is None or outcome is None:
        raise refusals.BankRowUnreadable(row=row, column=titles[wrong or "number"])
    return Answer(row, said["list"], number, amount, outcome)


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
