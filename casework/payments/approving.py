"""A list as it is to be paid: frozen, sent back, approved by another person."""

from datetime import date

from casework.common import refusals
from casework.common.guards import required_text
from casework.common.private import Private
from casework.payments.commands import ApprovePaymentList, FreezePaymentList, ThawPaymentList, who
from casework.payments.drafting import draft
from casework.payments.events import (
    PaymentListApproved,
    PaymentListEvent,
    PaymentListFrozen,
    PaymentListPrepared,
    PaymentListThawed,
)
from casework.payments.state import PaymentList


def freeze(command: FreezePaymentList, state: PaymentList, today: date) -> list[PaymentListEvent]:
    if state.frozen is not None and state.frozen.hash == command.hash:
        return []
    lines = draft(state).lines - len(state.excluded)
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


def thaw(command: ThawPaymentList, state: PaymentList) -> list[PaymentListEvent]:
    """Also an approved one, as long as it is not sent: then it is approved anew."""
    required_text(command.reason, "reason")
    if state.sent is not None:
        raise refusals.PaymentListAlreadySent
    if state.frozen is None:
        return []
    return [PaymentListThawed(list_id=command.list_id, reason=Private(command.list_id, command.reason))]


def approve(
    command: ApprovePaymentList, state: PaymentList, prepared: PaymentListPrepared, today: date
) -> list[PaymentListEvent]:
    """Another person than who prepared or froze it (domain 7.5: preparer is not approver), and exactly what was frozen."""
    frozen, by = _frozen(state), who(command.by)
    if {prepared.by, frozen.by} & {by, *command.also}:
        raise refusals.ApprovedByWhoPrepared
    if command.hash not in (None, frozen.hash) or command.found != frozen.hash:
        raise refusals.PaymentListHasChanged
    if state.approved is not None:
        return []
    return [PaymentListApproved(list_id=command.list_id, approved_on=today, by=by, hash=frozen.hash)]
