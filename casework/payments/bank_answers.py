"""A bank's answer read by a layout. Every fault has its row, from 1, and its column."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO
from typing import Final, NamedTuple

from casework.common import refusals
from casework.payments.bank_faults import Fault, broken
from casework.payments.bank_files import in_yuan
from casework.payments.layouts import Field, Layout, Outcome

MOST_ROWS: Final = 200_000
LONGEST_SAID: Final = 40  # characters of a wrong cell that are told again
UNREADABLE: Final = "\ufffd"  # stands for bytes that are no character of the layout's


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


def answers(layout: Layout, content: bytes) -> Reading:
    """What the bank says, row by row. Raises BankFileUnreadable, BankFileBroken, BankFileTooLong, BankFileEmpty, BankColumnMissing."""
    text = content.decode(layout.encoding, "replace")
    return told(layout, _fixed_rows(layout, content) if layout.format == "fixed" else _csv_rows(layout, text))


def fen_as_told(layout: Layout | None, fen: int) -> str:
    """An amount as the bank writes it in its answer: yuan, or whole fen."""
    in_fen = layout is not None and all(column.field != "amount" for column in layout.returned)
    return str(fen) if in_fen else in_yuan(fen)


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
