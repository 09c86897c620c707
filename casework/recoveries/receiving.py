"""What comes back, and what of it is given back: facts."""

from datetime import date

from casework.common.amending import corrected
from casework.common.guards import not_in_the_future, required_text
from casework.common.private import Private, private
from casework.common.said import said
from casework.recoveries import refusals
from casework.recoveries.commands import CorrectReceipt, ExplainRecovery, ReceiveRecovery, RefundRecovery
from casework.recoveries.events import (
    RecoveryEvent,
    RecoveryExplained,
    RecoveryReceiptCorrected,
    RecoveryReceived,
    RecoveryRefunded,
)
from casework.recoveries.guards import is_known, person
from casework.recoveries.state import Recovery


def explain_recovery(command: ExplainRecovery, recovery: Recovery, today: date) -> list[RecoveryEvent]:
    if is_known(recovery, command.entry_id):
        return []
    not_in_the_future(command.on, today, "on")
    note = private(person(recovery), command.note)
    return [RecoveryExplained(entry_id=command.entry_id, explained_on=command.on or today, by=command.by, note=note)]


def receive_recovery(command: ReceiveRecovery, recovery: Recovery, today: date) -> list[RecoveryEvent]:
    """Money that came is recorded, whatever is outstanding; what is too much is given back."""
    if is_known(recovery, command.entry_id):
        return []
    not_in_the_future(command.on, today, "on")
    return [
        RecoveryReceived(
            entry_id=command.entry_id, received_on=command.on or today, amount_fen=command.amount_fen,
            number=command.number, by=command.by,
        )
    ]  # fmt: skip


def correct_receipt(command: CorrectReceipt, recovery: Recovery, today: date) -> list[RecoveryEvent]:
    before = recovery.steps.get(command.entry_id)
    if not isinstance(before, RecoveryReceived | RecoveryReceiptCorrected):
        raise refusals.RecoveryStepNotThere
    required_text(command.reason, "reason")
    changes = said(command, "amount_fen", "number", received_on="on")
    not_in_the_future(changes.get("received_on"), today, "on")
    return list(corrected(RecoveryReceiptCorrected, before, changes, Private(person(recovery), command.reason)))


def refund_recovery(command: RefundRecovery, recovery: Recovery, today: date) -> list[RecoveryEvent]:
    if is_known(recovery, command.entry_id):
        return []
    not_in_the_future(command.on, today, "on")
    too_much = -recovery.outstanding_fen
    if too_much <= 0:
        raise refusals.NothingToGiveBack
    amount = command.amount_fen or too_much
    if amount > too_much:
        raise refusals.MoreThanOutstanding("amount_fen")
    note = private(person(recovery), command.note)
    return [
        RecoveryRefunded(
            entry_id=command.entry_id, refunded_on=command.on or today, amount_fen=amount, by=command.by, note=note
        )
    ]
