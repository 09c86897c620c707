"""What the decisions about a recovery read, and how each event changes it."""

from collections.abc import Mapping, Sequence
from typing import Final, TypeVar
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from casework.recoveries.events import (
    Instalment,
    InstalmentsAgreed,
    OverpaymentCorrected,
    OverpaymentFound,
    OverpaymentWithdrawn,
    RecoveryEvent,
    RecoveryExplained,
    RecoveryReceiptCorrected,
    RecoveryReceived,
    RecoveryRefunded,
    RecoveryStepWithdrawn,
    RecoveryWaived,
)
from casework.recoveries.offset_events import OffsetAgreed, RecoveryOffset, RecoveryOffsetReturned

Told = OverpaymentFound | OverpaymentCorrected
Received = RecoveryReceived | RecoveryReceiptCorrected
Counted = RecoveryReceived | RecoveryReceiptCorrected | RecoveryWaived | RecoveryRefunded | RecoveryOffset
STEPS: Final = (
    RecoveryExplained, InstalmentsAgreed, RecoveryReceived, RecoveryReceiptCorrected, RecoveryWaived, RecoveryRefunded,
    OffsetAgreed, RecoveryOffset,
)  # fmt: skip
T = TypeVar("T", bound=RecoveryEvent)


class Recovery(Struct, frozen=True, kw_only=True):
    """`told`: the finding as it was last told; `stands`: whether anything of it is left. `steps`: those that count. Amounts in fen."""

    told: Told | None = None
    stands: bool = False
    steps: Mapping[UUID, RecoveryEvent] = {}
    withdrawn: frozenset[UUID] = frozenset()

    @property
    def found_fen(self) -> int:
        return self.told.amount_fen if self.told and self.stands else 0

    @property
    def received_fen(self) -> int:
        return self._sum(RecoveryReceived) + self._sum(RecoveryReceiptCorrected)

    @property
    def waived_fen(self) -> int:
        return self._sum(RecoveryWaived)

    @property
    def refunded_fen(self) -> int:
        return self._sum(RecoveryRefunded)

    @property
    def offset_fen(self) -> int:
        return self._sum(RecoveryOffset)

    @property
    def outstanding_fen(self) -> int:
        return outstanding(self.found_fen, self.received_fen + self.offset_fen, self.waived_fen, self.refunded_fen)

    @property
    def plan(self) -> InstalmentsAgreed | None:
        return next((each for each in reversed(self.of(InstalmentsAgreed))), None)

    @property
    def offset_agreed(self) -> OffsetAgreed | None:
        """The agreement in force, as long as anything is outstanding."""
        return next((each for each in reversed(self.of(OffsetAgreed))), None)

    def of(self, kind: type[T]) -> list[T]:
        return [each for each in self.steps.values() if isinstance(each, kind)]

    def _sum(self, kind: type[Counted]) -> int:
        return sum(each.amount_fen for each in self.of(kind))


NEW = Recovery()


def evolve(state: Recovery, event: RecoveryEvent) -> Recovery:
    """The recovery after the event. Once nothing is outstanding, nothing is agreed to be set off any more."""
    after = _told(state, event)
    if after.outstanding_fen <= 0 and after.offset_agreed:
        steps = {id_: each for id_, each in after.steps.items() if not isinstance(each, OffsetAgreed)}
        return replace(after, steps=steps)
    return after


def _told(state: Recovery, event: RecoveryEvent) -> Recovery:
    match event:
        case OverpaymentFound() | OverpaymentCorrected():
            return replace(state, told=event, stands=True)
        case OverpaymentWithdrawn():
            return replace(state, stands=False)
        case RecoveryStepWithdrawn() | RecoveryOffsetReturned():
            steps = {id_: each for id_, each in state.steps.items() if id_ != event.entry_id}
            return replace(state, steps=steps, withdrawn=state.withdrawn | {event.entry_id})
        case _ if isinstance(event, STEPS):
            return replace(state, steps={**state.steps, event.entry_id: event})
    return state


def outstanding(found_fen: int, received_fen: int, waived_fen: int, refunded_fen: int) -> int:
    """What is still to be paid back; below zero: what is to be given back. What was received counts before what was waived."""
    rest = found_fen - (received_fen - refunded_fen)
    return max(0, rest - waived_fen) if rest > 0 else rest


def next_instalment(instalments: Sequence[Instalment], outstanding_fen: int) -> Instalment | None:
    """The first that is not covered: the plan is paid from its beginning, so what is outstanding is its end."""
    rest = sum(each.amount_fen for each in instalments) - outstanding_fen
    for each in instalments if outstanding_fen > 0 else ():
        rest -= each.amount_fen
        if rest < 0:
            return each
    return None
