"""A batch of a list's lines: computed once, and never changed. Its months are claimed in the transaction that stores it."""

from datetime import date
from typing import ClassVar, Final
from uuid import UUID, uuid5

from msgspec import Struct
from msgspec.structs import replace

from casework.common import command
from casework.common.command import Given
from casework.common.event import Event as Happened
from casework.payments.lines import LeftOut, Line

LINES_AT_ONCE: Final = 500  # of candidates in a batch: an append of a third of a second


def batch_stream(list_id: UUID, number: int) -> UUID:
    """The stream of a list's batch; the first is number 1."""
    return uuid5(list_id, str(number))


class Command(command.Command, frozen=True, kw_only=True):
    """An order to one batch; only the office itself gives it."""

    stream: ClassVar[str] = "batch_id"
    batch_id: Given


class ComputeLines(Command, frozen=True, kw_only=True):
    """`after`: the application up to which earlier batches came, with those that have ended last (`ended`)."""

    list_id: UUID
    number: int
    scheme: str
    lines: tuple[Line, ...]
    left_out: tuple[LeftOut, ...]
    next_after: UUID
    next_ended: bool = False


class PaymentLinesComputed(Happened, frozen=True, kw_only=True):
    """Lines of a list, and who is left out of it. `next_after`, `next_ended`: where the next batch begins, so that computing that was
    broken off goes on there."""

    theme = "decision"

    list_id: UUID
    number: int
    scheme: str
    lines: tuple[Line, ...]
    left_out: tuple[LeftOut, ...] = ()
    next_after: UUID
    next_ended: bool = False


Event = PaymentLinesComputed


class Batch(Struct, frozen=True):
    computed: PaymentLinesComputed | None = None


NEW = Batch()


def decide(command: Command, batch: Batch, today: date) -> list[PaymentLinesComputed]:
    """A batch that was computed already stays as it is."""
    if not isinstance(command, ComputeLines):
        raise TypeError(f"{type(command).__name__} is not asked of a batch")
    if batch.computed is not None:
        return []
    return [
        PaymentLinesComputed(
            list_id=command.list_id, number=command.number, scheme=command.scheme, lines=command.lines,
            left_out=command.left_out, next_after=command.next_after, next_ended=command.next_ended,
        )
    ]  # fmt: skip


def evolve(state: Batch, event: PaymentLinesComputed) -> Batch:
    return replace(state, computed=event) if isinstance(event, PaymentLinesComputed) else state
