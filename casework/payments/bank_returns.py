"""What a bank's return file says of a list's lines: faults row by row, and what of it is new."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from casework.common import refusals
from casework.common.refusals import Refused
from casework.payments.commands import BankRow
from casework.payments.events import BankReturnReceived, ReturnedLine, SettledLines


class Fault(NamedTuple):
    """What is wrong in a row. `column`: number, amount or result."""

    row: int
    column: str
    kind: type[Refused]
    number: int


def faults(rows: Sequence[BankRow], excluded: Collection[int], before: Iterable[BankReturnReceived]) -> list[Fault]:
    """Every row that cannot be so: of no line of the list, of another amount, said twice, or other than an earlier file."""
    known, seen, found = _outcomes(before), set[int](), list[Fault]()
    for row in rows:
        if row.line_fen is None or row.number in excluded:
            found.append(Fault(row.row, "number", refusals.BankRowOfNoLine, row.number))
        elif row.number in seen:
            found.append(Fault(row.row, "number", refusals.BankRowTwice, row.number))
        elif row.amount_fen != row.line_fen:
            found.append(Fault(row.row, "amount", refusals.BankRowOfAnotherAmount, row.number))
        elif known.get(row.number, row.paid) != row.paid:
            found.append(Fault(row.row, "result", refusals.BankRowContradicts, row.number))
        seen.add(row.number)
    return found


def refusal(found: Sequence[Fault]) -> Refused:
    """The first fault, as it is said; how many there are besides."""
    first = found[0]
    return first.kind(f"rows.{first.row}.{first.column}", row=first.row, number=first.number, others=len(found) - 1)


def told(
    rows: Sequence[BankRow], before: Iterable[BankReturnReceived]
) -> tuple[tuple[SettledLines, ...], tuple[ReturnedLine, ...]]:
    """What no earlier file said: settled lines as runs of numbers, and each returned one."""
    known = _outcomes(before)
    new = sorted((row for row in rows if row.number not in known), key=lambda row: row.number)
    returned = tuple(
        ReturnedLine(number=row.number, amount_fen=row.amount_fen, reason=row.reason or "other")
        for row in new
        if not row.paid
    )
    return tuple(_runs(row for row in new if row.paid)), returned


def sums(returns: Iterable[BankReturnReceived]) -> tuple[int, int, int, int]:
    """Settled lines and their fen, returned lines and theirs."""
    settled = [run for each in returns for run in each.settled]
    returned = [line for each in returns for line in each.returned]
    return (
        sum(run.until_number - run.from_number for run in settled),
        sum(run.amount_fen for run in settled),
        len(returned),
        sum(line.amount_fen for line in returned),
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


def _outcomes(returns: Iterable[BankReturnReceived]) -> dict[int, bool]:
    """Of each line that the bank spoke of, whether it was paid."""
    found: dict[int, bool] = {}
    for each in returns:
        for run in each.settled:
            found.update(dict.fromkeys(range(run.from_number, run.until_number), True))
        found.update((line.number, False) for line in each.returned)
    return found
