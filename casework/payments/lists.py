"""A payment list: prepared, computed, frozen, approved by another person, sent, answered by the bank, closed."""

from datetime import date
from typing import Final

from casework.common import refusals
from casework.common.guards import required_text
from casework.common.months import month_of, months_of
from casework.common.private import Private
from casework.payments import commands, events, settling
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
    who,
)
from casework.payments.events import (
    PaymentLineExcluded,
    PaymentListApproved,
    PaymentListComputed,
    PaymentListDiscarded,
    PaymentListFrozen,
    PaymentListPrepared,
    PaymentListThawed,
)
from casework.payments.state import NEW, PaymentList, evolve

__all__ = ["NEW", "Command", "Event", "decide", "evolve"]

IN_ADVANCE: Final = 12  # months
Command = commands.Command
Event = events.PaymentListEvent


def decide(command: Command, state: PaymentList, today: date) -> list[Event]:
    """What happens if this is asked of this list; nothing when it happened already. Raises Refused."""
    if isinstance(command, PreparePaymentList):
        return [] if state.prepared else [_prepared(command, today)]
    if state.prepared is None:
        raise refusals.PaymentListNotThere
    if state.discarded:
        if isinstance(command, DiscardPaymentList):
            return []
        raise refusals.PaymentListDiscarded
    match command:
        case CompletePaymentList():
            return _complete(command, state)
        case ExcludePaymentLine():
            return _exclude(command, state)
        case DiscardPaymentList():
            return _discard(command, state)
        case FreezePaymentList():
            return _freeze(command, state, today)
        case ThawPaymentList():
            return _thaw(command, state)
        case ApprovePaymentList():
            return _approve(command, state, state.prepared, today)
        case SendPaymentList():
            return settling.send(command, state, today)
        case RecordBankReturn():
            return settling.take_return(command, state, today)
        case ClosePaymentList():
            return settling.close(command, state, today)
    raise TypeError(f"{type(command).__name__} is not asked of a payment list")


def _prepared(command: PreparePaymentList, today: date) -> PaymentListPrepared:
    """Paid in advance at most for the year to come: nobody knows the rates, nor who lives, in a later one."""
    if months_of(command.period)[0] > month_of(today) + IN_ADVANCE:
        raise refusals.PeriodTooFarAhead("period")
    return PaymentListPrepared(
        list_id=command.list_id, scheme=command.scheme, division=command.division, period=command.period,
        prepared_on=today, by=who(command.by), edition=command.edition, known=command.known,
        reissue_of=command.reissue_of,
    )  # fmt: skip


def _complete(command: CompletePaymentList, state: PaymentList) -> list[Event]:
    if state.computed:
        return []
    return [
        PaymentListComputed(
            list_id=command.list_id, firsts=command.firsts, lines=command.lines, left_out=command.left_out,
            amount_fen=command.amount_fen,
        )
    ]  # fmt: skip


def _draft(state: PaymentList) -> PaymentListComputed:
    """Raises where the list cannot be changed: its lines are not all there yet, or it is frozen."""
    if state.computed is None:
        raise refusals.PaymentListNotComputed
    if state.frozen is not None:
        raise refusals.PaymentListIsFrozen
    return state.computed


def _exclude(command: ExcludePaymentLine, state: PaymentList) -> list[Event]:
    required_text(command.reason, "reason")
    computed = _draft(state)
    if command.number > computed.lines:
        raise refusals.PaymentLineNotThere("number")
    if command.number in state.excluded:
        return []
    reason = Private(command.list_id, command.reason)
    return [
        PaymentLineExcluded(
            list_id=command.list_id, number=command.number, amount_fen=command.amount_fen, reason=reason
        )
    ]


def _discard(command: DiscardPaymentList, state: PaymentList) -> list[Event]:
    """What was approved is paid: after that nothing is discarded."""
    required_text(command.reason, "reason")
    if state.approved is not None:
        raise refusals.PaymentListIsApproved
    return [PaymentListDiscarded(list_id=command.list_id, reason=Private(command.list_id, command.reason))]


def _freeze(command: FreezePaymentList, state: PaymentList, today: date) -> list[Event]:
    if state.frozen is not None and state.frozen.hash == command.hash:
        return []
    lines = _draft(state).lines - len(state.excluded)
    if not lines:
        raise refusals.PaymentListIsEmpty
    return [
        PaymentListFrozen(
            list_id=command.list_id, frozen_on=today, by=who(command.by), lines=lines, persons=command.persons,
            households=command.households, amount_fen=command.amount_fen, hash=command.hash,
        )
    ]  # fmt: skip


def _frozen(state: PaymentList) -> PaymentListFrozen:
    if state.frozen is None:
        raise refusals.PaymentListNotFrozen
    return state.frozen


def _thaw(command: ThawPaymentList, state: PaymentList) -> list[Event]:
    """Also an approved one, as long as it is not sent: then it is approved anew."""
    required_text(command.reason, "reason")
    if state.sent is not None:
        raise refusals.PaymentListAlreadySent
    if state.frozen is None:
        return []
    return [PaymentListThawed(list_id=command.list_id, reason=Private(command.list_id, command.reason))]


def _approve(
    command: ApprovePaymentList, state: PaymentList, prepared: PaymentListPrepared, today: date
) -> list[Event]:
    """Another person than who prepared or froze it (domain 7.5: preparer is not approver), and exactly what was frozen."""
    frozen, by = _frozen(state), who(command.by)
    if {prepared.by, frozen.by} & {by, *command.also}:
        raise refusals.ApprovedByWhoPrepared
    if command.hash not in (None, frozen.hash) or command.found != frozen.hash:
        raise refusals.PaymentListHasChanged
    if state.approved is not None:
        return []
    return [PaymentListApproved(list_id=command.list_id, approved_on=today, by=by, hash=frozen.hash)]
