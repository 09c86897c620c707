"""What a bank's return file says of a list's lines: faults row by row, and what of it is new."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from casework.common import refusals
from casework.payments.bank_answers import fen_as_told
from casework.payments.bank_events import (
    BankAnswer,
    BankReturnReceived,
    ReturnedLine,
    ReturnedLinesSettled,
    SettledLines,
    SettledLinesReturned,
)
from casework.payments.bank_faults import Fault
from casework.payments.commands import BankRow, RecordBankReturn
from casework.payments.state import PaymentList


def faults(command: RecordBankReturn, state: PaymentList) -> list[Fault]:
    """Every row that cannot be so: not readable, of no line of the list, of another amount, said twice, or other than an earlier file.

    That a line that was paid came back, or that one that was not is paid after all, is no fault where the file is said to tell of such.
    """
    known = {} if command.late else outcomes(state)
    seen, found = set[int](), list(command.unread)
    told_fen = partial(fen_as_told, command.layout)
    for row in command.rows:
        found += _faults(command, state, row, known.get(row.number), told_fen, row.number in seen)
        seen.add(row.number)
    return found


def _faults(
    command: RecordBankReturn,
    state: PaymentList,
    row: BankRow,
    paid_before: bool | None,
    told_fen: Callable[[int], str],
    twice: bool,
) -> Iterator[Fault]:
    number = str(row.number)
    if row.line_fen is None or row.number in state.excluded:
        lines = f"1–{state.computed.lines}" if state.computed else ""
        yield Fault(row.row, "number", refusals.BankRowOfNoLine, number, lines, row.number)
    elif twice:
        yield Fault(row.row, "number", refusals.BankRowTwice, number, "", row.number)
    elif row.amount_fen != row.line_fen:
        said, expected = told_fen(row.amount_fen), told_fen(row.line_fen)
        yield Fault(row.row, "amount", refusals.BankRowOfAnotherAmount, said, expected, row.number)
    elif paid_before is not None and paid_before != row.paid:
        kind = refusals.BankRowCameBack if paid_before else refusals.BankRowContradicts
        yield Fault(row.row, "result", kind, row.said, _words(command, paid_before), row.number)


def _words(command: RecordBankReturn, paid: bool) -> str:
    """How the bank says that a line was paid, or that it was not."""
    results = command.layout.results if command.layout else {}
    return " / ".join(word for outcome, words in results.items() if (outcome == "paid") == paid for word in words)


class Told(NamedTuple):
    """What no earlier file said: settled lines as runs of numbers, each returned one, each that came back after it was paid, and, as runs,
    those that were returned and are paid after all."""

    settled: tuple[SettledLines, ...]
    returned: tuple[ReturnedLine, ...]
    came_back: tuple[ReturnedLine, ...]
    after_all: tuple[SettledLines, ...]


def told(rows: Sequence[BankRow], state: PaymentList) -> Told:
    """Of rows without a fault."""
    known = outcomes(state)
    ordered = sorted(rows, key=lambda row: row.number)
    new = [row for row in ordered if row.number not in known]
    other = [row for row in ordered if known.get(row.number, row.paid) != row.paid]
    return Told(
        tuple(_runs(row for row in new if row.paid)), tuple(_returned(row for row in new if not row.paid)),
        tuple(_returned(row for row in other if not row.paid)), tuple(_runs(row for row in other if row.paid)),
    )  # fmt: skip


def _returned(rows: Iterable[BankRow]) -> Iterator[ReturnedLine]:
    for row in rows:
        yield ReturnedLine(number=row.number, amount_fen=row.amount_fen, reason=row.reason or "other")


def sums(state: PaymentList) -> tuple[int, int, int, int]:
    """Settled lines and their fen, returned lines and theirs, as the last answer for each says."""
    lines, fen = {True: 0, False: 0}, {True: 0, False: 0}
    for each in state.answers:
        for paid, count, amount_fen in _counted(each):
            lines[paid], fen[paid] = lines[paid] + count, fen[paid] + amount_fen
            if not isinstance(each, BankReturnReceived):
                lines[not paid], fen[not paid] = lines[not paid] - count, fen[not paid] - amount_fen
    return lines[True], fen[True], lines[False], fen[False]


def _counted(answer: BankAnswer) -> Iterator[tuple[bool, int, int]]:
    if not isinstance(answer, SettledLinesReturned):
        yield from ((True, run.until_number - run.from_number, run.amount_fen) for run in answer.settled)
    if not isinstance(answer, ReturnedLinesSettled):
        yield from ((False, 1, line.amount_fen) for line in answer.returned)


def _runs(rows: Iterable[BankRow]) -> Iterator[SettledLines]:
    first, until, amount = 0, 0, 0
    for row in rows:
        if row.number != until and until:
            yield SettledLines(from_number=first, until_number=until, amount_fen=amount)
        if row.number != until:
            first, amount = row.number, 0
        until, amount = row.number + 1, amount + row.amount_fen
    if until:
        yield SettledLines(from_number=first, until_number=until, amount_fen=amount)


def outcomes(state: PaymentList) -> dict[int, bool]:
    """Of each line that the bank spoke of, whether it is paid, as far as is known."""
    found: dict[int, bool] = {}
    for each in state.answers:
        if not isinstance(each, SettledLinesReturned):
            found |= {number: True for run in each.settled for number in range(run.from_number, run.until_number)}
        if not isinstance(each, ReturnedLinesSettled):
            found |= {line.number: False for line in each.returned}
    return found
