"""What decisions read of a payment list, and how events change it."""

from msgspec import Struct
from msgspec.structs import replace

from casework.payments.bank_events import BankAnswer, BankReturnReceived, ReturnedLinesSettled, SettledLinesReturned
from casework.payments.events import (
    PaymentLineExcluded,
    PaymentListApproved,
    PaymentListClosed,
    PaymentListComputed,
    PaymentListDiscarded,
    PaymentListEvent,
    PaymentListFrozen,
    PaymentListPrepared,
    PaymentListSent,
    PaymentListThawed,
)


class PaymentList(Struct, frozen=True, kw_only=True):
    """What decisions read of a list. `files`: hashes of the return files taken; `answers`: what they said, in their order."""

    prepared: PaymentListPrepared | None = None
    computed: PaymentListComputed | None = None
    excluded: frozenset[int] = frozenset()
    frozen: PaymentListFrozen | None = None
    approved: PaymentListApproved | None = None
    sent: PaymentListSent | None = None
    files: frozenset[str] = frozenset()
    answers: tuple[BankAnswer, ...] = ()
    closed: bool = False
    discarded: bool = False


NEW = PaymentList()


def evolve(state: PaymentList, event: PaymentListEvent) -> PaymentList:
    """The list after the event. Only copies facts."""
    match event:
        case PaymentListPrepared():
            return replace(state, prepared=event)
        case PaymentListComputed():
            return replace(state, computed=event)
        case PaymentLineExcluded():
            return replace(state, excluded=state.excluded | {event.number})
        case PaymentListDiscarded():
            return replace(state, discarded=True)
        case PaymentListFrozen():
            return replace(state, frozen=event)
        case PaymentListThawed():
            return replace(state, frozen=None, approved=None)
        case PaymentListApproved():
            return replace(state, approved=event)
        case PaymentListSent():
            return replace(state, sent=event)
        case BankReturnReceived() | SettledLinesReturned() | ReturnedLinesSettled():
            return replace(state, files=state.files | {event.file_hash}, answers=(*state.answers, event))
        case PaymentListClosed():
            return replace(state, closed=True)
    return state
