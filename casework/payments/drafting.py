"""A list that can still be changed: prepared, computed, a line taken out, discarded."""

from datetime import date
from typing import Final

from casework.common import refusals
from casework.common.guards import required_text
from casework.common.months import month_of, months_of
from casework.common.private import Private
from casework.payments.commands import (
    CompletePaymentList,
    DiscardPaymentList,
    ExcludePaymentLine,
    PreparePaymentList,
    who,
)
from casework.payments.events import (
    PaymentLineExcluded,
    PaymentListComputed,
    PaymentListDiscarded,
    PaymentListEvent,
    PaymentListPrepared,
)
from casework.payments.state import PaymentList

IN_ADVANCE: Final = 12  # months


def prepared(command: PreparePaymentList, today: date) -> PaymentListPrepared:
    """Paid in advance at most for the year to come: nobody knows the rates, nor who lives, in a later one."""
    if months_of(command.period)[0] > month_of(today) + IN_ADVANCE:
        raise refusals.PeriodTooFarAhead("period")
    return PaymentListPrepared(
        list_id=command.list_id, scheme=command.scheme, division=command.division, period=command.period,
        prepared_on=today, by=who(command.by), edition=command.edition, known=command.known,
        reissue_of=command.reissue_of,
    )  # fmt: skip


def complete(command: CompletePaymentList, state: PaymentList) -> list[PaymentListEvent]:
    if state.computed:
        return []
    return [
        PaymentListComputed(
            list_id=command.list_id, firsts=command.firsts, lines=command.lines, left_out=command.left_out,
            amount_fen=command.amount_fen,
        )
    ]  # fmt: skip


def draft(state: PaymentList) -> PaymentListComputed:
    """Raises where the list cannot be changed: its lines are not all there yet, or it is frozen."""
    if state.computed is None:
        raise refusals.PaymentListNotComputed
    if state.frozen is not None:
        raise refusals.PaymentListIsFrozen
    return state.computed


def exclude(command: ExcludePaymentLine, state: PaymentList) -> list[PaymentListEvent]:
    required_text(command.reason, "reason")
    computed = draft(state)
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


def discard(command: DiscardPaymentList, state: PaymentList) -> list[PaymentListEvent]:
    """What was approved is paid: after that nothing is discarded."""
    required_text(command.reason, "reason")
    if state.approved is not None:
        raise refusals.PaymentListIsApproved
    return [PaymentListDiscarded(list_id=command.list_id, reason=Private(command.list_id, command.reason))]
