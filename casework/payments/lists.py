"""A payment list: prepared, computed, frozen, approved by another person, sent, answered by the bank, closed."""

from datetime import date

from casework.common import refusals
from casework.payments import approving, commands, drafting, events, settling
from casework.payments.commands import (
    ApprovePaymentList,
    ClosePaymentList,
    CompletePaymentList,
    DiscardPaymentList,
    ExcludePaymentLine,
    FreezePaymentList,
    PreparePaymentList,
    RecordBankReturn,
    SendPaymentList,
    ThawPaymentList,
)
from casework.payments.state import NEW, PaymentList, evolve

__all__ = ["NEW", "Command", "Event", "decide", "evolve"]

Command = commands.Command
Event = events.PaymentListEvent


def decide(command: Command, state: PaymentList, today: date) -> list[Event]:
    """What happens if this is asked of this list; nothing when it happened already. Raises Refused."""
    if isinstance(command, PreparePaymentList):
        return [] if state.prepared else [drafting.prepared(command, today)]
    if state.prepared is None:
        raise refusals.PaymentListNotThere
    if state.discarded:
        if isinstance(command, DiscardPaymentList):
            return []
        raise refusals.PaymentListDiscarded
    match command:
        case CompletePaymentList():
            return drafting.complete(command, state)
        case ExcludePaymentLine():
            return drafting.exclude(command, state)
        case DiscardPaymentList():
            return drafting.discard(command, state)
        case FreezePaymentList():
            return approving.freeze(command, state, today)
        case ThawPaymentList():
            return approving.thaw(command, state)
        case ApprovePaymentList():
            return approving.approve(command, state, state.prepared, today)
        case SendPaymentList():
            return settling.send(command, state, today)
        case RecordBankReturn():
            return settling.take_return(command, state, today)
        case ClosePaymentList():
            return settling.close(command, state, today)
    raise TypeError(f"{type(command).__name__} is not asked of a payment list")
