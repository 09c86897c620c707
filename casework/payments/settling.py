"""A list at the bank: sent once, answered file by file, closed when the sums agree."""

from datetime import date
from typing import Any

from casework.common import refusals
from casework.common.private import private
from casework.payments import bank_faults, bank_returns
from casework.payments.bank_events import BankReturnReceived, ReturnedLinesSettled, SettledLinesReturned
from casework.payments.commands import ClosePaymentList, RecordBankReturn, SendPaymentList, who
from casework.payments.events import PaymentListClosed, PaymentListEvent, PaymentListSent
from casework.payments.state import PaymentList


def send(command: SendPaymentList, state: PaymentList, today: date) -> list[PaymentListEvent]:
    """Whoever approved it does not pay it. Sent once: what the bank could not pay goes into another list."""
    if state.approved is None:
        raise refusals.PaymentListNotApproved
    by = who(command.by)
    if state.approved.by in (by, *command.also):
        raise refusals.PaidByWhoApproved
    if state.sent is not None:
        if (state.sent.file_hash, state.sent.layout) == (command.file_hash, command.layout):
            return []
        raise refusals.PaymentListAlreadySent
    if command.doubtful and not command.despite:
        raise refusals.PaymentLinesDoubtful("despite", lines=", ".join(map(str, command.doubtful[:20])))
    despite = private(command.list_id, command.despite) if command.doubtful else None
    return [
        PaymentListSent(
            list_id=command.list_id, sent_on=today, by=by, file_hash=command.file_hash, layout=command.layout or "",
            terms=command.terms, doubtful=command.doubtful, despite=despite,
        )
    ]  # fmt: skip


def take_return(command: RecordBankReturn, state: PaymentList, today: date) -> list[PaymentListEvent]:
    """A whole file or nothing; of a file that was taken, or that says nothing new, nothing. Raises what is wrong in which row, all of
    it. That a paid line came back, or is paid after all, is a fact also of a list that is closed: every line of that was answered, so
    nothing else is new."""
    if state.sent is None:
        raise refusals.PaymentListNotSent
    if command.file_hash in state.files:
        return []
    if faults := bank_returns.faults(command, state):
        raise bank_faults.refusal(faults, command.layout)
    told = bank_returns.told(command.rows, state)
    found: list[PaymentListEvent] = []
    same: dict[str, Any] = {"list_id": command.list_id, "received_on": today, "file_hash": command.file_hash}
    if told.settled or told.returned:
        found.append(BankReturnReceived(**same, settled=told.settled, returned=told.returned))
    if told.came_back:
        found.append(SettledLinesReturned(**same, returned=told.came_back))
    if told.after_all:
        found.append(ReturnedLinesSettled(**same, settled=told.after_all))
    return found


def close(command: ClosePaymentList, state: PaymentList, today: date) -> list[PaymentListEvent]:
    """Lines = approved = settled + returned, in number and in fen (domain 7.5, invariant 4)."""
    if state.closed:
        return []
    if state.sent is None or state.frozen is None:
        raise refusals.PaymentListNotSent
    settled, settled_fen, returned, returned_fen = bank_returns.sums(state)
    open_lines = state.frozen.lines - settled - returned
    if open_lines:
        raise refusals.PaymentLinesOpen(lines=open_lines)
    if settled_fen + returned_fen != state.frozen.amount_fen:
        raise refusals.PaymentSumsDiffer
    return [
        PaymentListClosed(
            list_id=command.list_id, closed_on=today, settled=settled, settled_fen=settled_fen, returned=returned,
            returned_fen=returned_fen,
        )
    ]  # fmt: skip
