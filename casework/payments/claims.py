"""Which months an event pays for, and which it gives back: said in the transaction that stores it (migrations/0012).

A person is paid a month's component of a scheme once, whichever list and whichever ledger pays it: but what a bank says it has paid
is paid.
"""

from bisect import bisect_right
from collections.abc import Iterable
from typing import Any, NamedTuple
from uuid import UUID

from casework.common.event import Event
from casework.payments.bank_events import BankReturnReceived, ReturnedLinesSettled, SettledLinesReturned
from casework.payments.batches import PaymentLinesComputed, batch_stream
from casework.payments.events import PaymentLineExcluded, PaymentListDiscarded
from casework.payments.state import PaymentList


class Claimed(NamedTuple):
    """The months of the lines that a batch's stream has."""

    list_id: UUID
    batch: UUID


class Freed(NamedTuple):
    """The months of lines, by their batches' streams. `numbers` None: of the whole list but those `kept_apart`, freed before."""

    list_id: UUID
    batches: tuple[UUID, ...]
    numbers: tuple[int, ...] | None = None
    kept_apart: tuple[int, ...] = ()


class PaidAfterAll(NamedTuple):
    """The months of lines that had been returned: paid, whoever else has been paid them meanwhile."""

    list_id: UUID
    batches: tuple[UUID, ...]
    numbers: tuple[int, ...]


Settlement = Claimed | Freed | PaidAfterAll


def payments_of(event: Event, before: Any, stream: UUID) -> Settlement | None:
    """What storing the event claims or frees. `before`: its stream's state."""
    match event:
        case PaymentLinesComputed():
            return Claimed(event.list_id, stream)
        case PaymentListDiscarded():
            known = len(before.computed.firsts) if before.computed else 0
            batches = tuple(batch_stream(event.list_id, number) for number in range(1, known + 1))
            return Freed(event.list_id, batches, None, tuple(sorted(before.excluded)))
        case PaymentLineExcluded() | BankReturnReceived() | SettledLinesReturned():
            numbers = lines_not_paid(event)
            return Freed(event.list_id, _batches(before, numbers), numbers) if numbers else None
        case ReturnedLinesSettled():
            numbers = tuple(number for run in event.settled for number in range(run.from_number, run.until_number))
            return PaidAfterAll(event.list_id, _batches(before, numbers), numbers)
    return None


def lines_not_paid(event: Event) -> tuple[int, ...]:
    """The one place that says which lines of a list an event makes unpaid: taken out, returned by the bank, or come back after they
    were paid. What such a line paid, or kept back, is as if it had not been."""
    match event:
        case PaymentLineExcluded():
            return (event.number,)
        case BankReturnReceived() | SettledLinesReturned():
            return tuple(line.number for line in event.returned)
    return ()


def _batches(state: PaymentList, numbers: Iterable[int]) -> tuple[UUID, ...]:
    """The streams of the batches that have these lines."""
    if state.prepared is None or state.computed is None:
        return ()
    firsts, list_id = state.computed.firsts, state.prepared.list_id
    return tuple({batch_stream(list_id, bisect_right(firsts, number)): None for number in numbers})
