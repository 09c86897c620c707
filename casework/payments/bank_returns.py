"""What a bank's return file says of a list's lines: faults row by row, and what of it is new."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from casework.common import refusals
from casework.payments.bank_answers import fen_as_told
from casework.payments.bank_faults import Fault
from casework.payments.commands import BankRow, RecordBankReturn
from casework.payments.events import BankReturnReceived, ReturnedLine, SettledLines
from casework.payments.state import PaymentList


def faults(command: RecordBankReturn, state: PaymentList) -> list[Fault]:
    """Every row that cannot be so: not readable, of no line of the list, of another amount, said twice, or other than an earlier file.

    That a line that was paid came back is no fault where the file is said to be one of late returns.
    """
    known, seen, found = outcomes(state), set[int](), list(command.unread)
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
    elif paid_before is not None and paid_before != row.paid and not (paid_before and command.late):
        kind = refusals.BankRowCameBack if paid_before else refusals.BankRowContradicts
        yield Fault(row.row, "result", kind, row.said, _words(command, paid_before), row.number)


def _words(command: RecordBankReturn, paid: bool) -> str:
    """How the bank says that a line was paid, or that it was not."""
    results = command.layout.results if command.layout else {}
    return " / ".join(word for outcome, words in results.items() if (outcome == "paid") == paid for word in words)


def told(
    rows: Sequence[BankRow], state: PaymentList
) -> tuple[tuple[SettledLines, ...], tuple[ReturnedLine, ...], tuple[ReturnedLine, ...]]:
    """What no earlier file said: settled lines as runs of numbers, each returned one, each that came back after it was paid."""
    known = outcomes(state)
    ordered = sorted(rows, key=lambda row: row.number)
    new = [row for row in ordered if row.number not in known]
    late = [row for row in ordered if known.get(row.number) and not row.paid]
    settled = tuple(_runs(row for row in new if row.paid))
    return settled, tuple(_returned(row for row in new if not row.paid)), tuple(_returned(late))


def _returned(rows: Iterable[BankRow]) -> Iterator[ReturnedLine]:
    for row in rows:
        yield ReturnedLine(number=row.number, amount_fen=row.amount_fen, reason=row.reason or "other")


def sums(state: PaymentList) -> tuple[int, int, int, int]:
    """Settled lines and their fen, returned lines and theirs: what came back after it was paid is returned."""
    settled = [run for each in state.returns for run in each.settled]
    returned = [line for each in state.returns for line in each.returned]
    late = [line for each in state.late_returns for line in each.returned]
    late_fen = sum(line.amount_fen for line in late)
    return (
        sum(run.until_number - run.from_number for run in settled) - len(late),
        sum(run.amount_fen for run in settled) - late_fen,
        len(returned) + len(late),
        sum(line.amount_fen for line in returned) + late_fen,
    )


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
    for each in state.returns:
        found |= _settled(each)
        found.update((line.number, False) for line in each.returned)
    found.update((line.number, False) for each in state.late_returns for line in each.returned)
    return found


def _settled(of: BankReturnReceived) -> dict[int, bool]:
    return {number: True for run in of.settled for number in range(run.from_number, run.until_number)}
