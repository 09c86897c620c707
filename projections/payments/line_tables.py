"""Lines of payment lists (which never change), who is left out, and what became of lines, in runs of numbers."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from msgspec.structs import replace

from casework.common.event import Event
from casework.ledger.recorded import Recorded
from casework.payments.bank_events import BankReturnReceived, ReturnedLinesSettled, SettledLinesReturned
from casework.payments.batches import PaymentLinesComputed
from casework.payments.events import PaymentLineExcluded
from casework.payments.lines import LineOffset, LinePart
from projections.engine.projection import Projection, Stored


class PaymentLine(Stored, frozen=True):
    """A line as it was computed, in a batch (a stream of its own). `first_month` … `last_month`: the months it spans, `months` of them.
    `amount_fen`: what is paid out: the sum of `parts` less `offset_fen`, that of `offsets`. `subject_id`: for whom it is, where not for the
    person."""

    batch_id: UUID
    list_id: UUID
    number: int
    scheme: str
    application_id: UUID
    person_id: UUID
    household_id: UUID
    division: str
    category: str | None
    grade: str | None
    first_month: int
    last_month: int
    months: int
    parts: tuple[LinePart, ...]
    amount_fen: int
    arrears_fen: int
    payee: str
    offset_fen: int
    offsets: tuple[LineOffset, ...]
    subject_id: UUID | None


class LeftOut(Stored, frozen=True):
    batch_id: UUID
    list_id: UUID
    application_id: UUID
    person_id: UUID
    household_id: UUID
    division: str
    reason: str


class BankResult(Stored, frozen=True):
    """`from_number <= line < until_number`; `outcome`: settled, returned, or excluded before the list was frozen. `paid_on`: of a line
    that came back, also if it was paid after all, when the bank had first said it was paid."""

    list_id: UUID
    from_number: int
    until_number: int
    outcome: str
    reason: str | None
    told_on: date | None
    paid_on: date | None = None


def fold_line(_: Sequence[PaymentLine], recorded: Recorded) -> Sequence[PaymentLine]:
    event: Any = recorded.event
    return [
        PaymentLine(
            recorded.stream_id, event.list_id, line.number, event.scheme, line.application_id, line.person_id,
            line.household_id, line.division, line.category, line.grade, months[0], months[-1], len(months), line.parts,
            line.amount_fen, line.arrears_fen, line.payee, line.offset_fen, line.offsets, line.subject_id,
        )
        for line in event.lines
        if (months := line.months)
    ]  # fmt: skip


def fold_left_out(_: Sequence[LeftOut], recorded: Recorded) -> Sequence[LeftOut]:
    event: Any = recorded.event
    return [
        LeftOut(
            recorded.stream_id, event.list_id, each.application_id, each.person_id, each.household_id, each.division,
            each.reason,
        )
        for each in event.left_out
    ]  # fmt: skip


def fold_result(rows: Sequence[BankResult], recorded: Recorded) -> Sequence[BankResult]:
    match recorded.event:
        case PaymentLineExcluded() as event:
            return [*rows, BankResult(event.list_id, event.number, event.number + 1, "excluded", None, None)]
        case BankReturnReceived() as event:
            settled = [
                BankResult(event.list_id, run.from_number, run.until_number, "settled", None, event.received_on)
                for run in event.settled
            ]
            returned = [
                BankResult(event.list_id, line.number, line.number + 1, "returned", line.reason, event.received_on)
                for line in event.returned
            ]
            return [*rows, *settled, *returned]
        case SettledLinesReturned() as event:
            numbers = sorted(line.number for line in event.returned)
            return [part for row in rows for part in _without(row, event, numbers)]
        case ReturnedLinesSettled() as event:
            return [_after_all(row, event) for row in rows]
    return rows


def _after_all(row: BankResult, event: ReturnedLinesSettled) -> BankResult:
    if row.outcome != "returned" or not any(
        run.from_number <= row.from_number < run.until_number for run in event.settled
    ):
        return row
    return replace(row, outcome="settled", reason=None, told_on=event.received_on)


def _without(row: BankResult, event: SettledLinesReturned, numbers: Sequence[int]) -> Iterator[BankResult]:
    """A run of settled lines, broken where one of these came back."""
    gone = numbers[bisect_left(numbers, row.from_number) : bisect_left(numbers, row.until_number)]
    if row.outcome != "settled" or not gone:
        yield row
        return
    reasons, first = {line.number: line.reason for line in event.returned}, row.from_number
    for number in gone:
        if first < number:
            yield replace(row, from_number=first, until_number=number)
        first = number + 1
        yield BankResult(
            row.list_id,
            number,
            first,
            "returned",
            reasons[number],
            event.received_on,
            paid_on=row.paid_on or row.told_on,
        )
    if first < row.until_number:
        yield replace(row, from_number=first)


IN_BATCHES: dict[type[Event], str] = {PaymentLinesComputed: ""}
PAYMENT_LINE = Projection(
    name="payment_line",
    row=PaymentLine,
    group="batch_id",
    handles=IN_BATCHES,
    fold=fold_line,
    visible="division",
    stream="batch_id",
    indexes=(
        "(list_id, number)",
        "(person_id)",
        "(list_id, division)",
        "(subject_id) where subject_id is not null",
    ),
)
LEFT_OUT = Projection(
    name="left_out",
    row=LeftOut,
    group="batch_id",
    handles=IN_BATCHES,
    fold=fold_left_out,
    visible="division",
    stream="batch_id",
    indexes=("(list_id, person_id)",),
)
BANK_RESULT = Projection(
    name="bank_result",
    row=BankResult,
    group="list_id",
    handles={PaymentLineExcluded: "", BankReturnReceived: "", SettledLinesReturned: "", ReturnedLinesSettled: ""},
    fold=fold_result,
    visible="county",
    stream="list_id",
    indexes=("(list_id, from_number)",),
)
PROJECTIONS = (PAYMENT_LINE, LEFT_OUT, BANK_RESULT)
