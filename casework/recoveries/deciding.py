"""Instalments, waivers, and steps that were a mistake."""

from datetime import date

from casework.common.guards import not_in_the_future, required_text
from casework.common.private import Private, private
from casework.recoveries import refusals
from casework.recoveries.commands import AgreeInstalments, WaiveRecovery, WithdrawRecoveryStep
from casework.recoveries.events import (
    Instalment,
    InstalmentsAgreed,
    RecoveryEvent,
    RecoveryStepWithdrawn,
    RecoveryWaived,
)
from casework.recoveries.guards import is_known, outstanding, person
from casework.recoveries.offset_events import RecoveryOffset
from casework.recoveries.state import Recovery


def agree_instalments(command: AgreeInstalments, recovery: Recovery, today: date) -> list[RecoveryEvent]:
    if is_known(recovery, command.entry_id):
        return []
    not_in_the_future(command.on, today, "on")
    if sum(each.amount_fen for each in command.instalments) != outstanding(recovery):
        raise refusals.InstalmentsDoNotAddUp("instalments")
    days = [each.due_on for each in command.instalments]
    if days != sorted(set(days)):
        raise refusals.InstalmentsNotInOrder("instalments")
    agreed = tuple(Instalment(due_on=each.due_on, amount_fen=each.amount_fen) for each in command.instalments)
    note = private(person(recovery), command.note)
    return [
        InstalmentsAgreed(
            entry_id=command.entry_id, agreed_on=command.on or today, instalments=agreed, by=command.by, note=note
        )
    ]


def waive_recovery(command: WaiveRecovery, recovery: Recovery, today: date) -> list[RecoveryEvent]:
    if is_known(recovery, command.entry_id):
        return []
    not_in_the_future(command.on, today, "on")
    rest = outstanding(recovery)
    amount = command.amount_fen or rest
    if amount > rest:
        raise refusals.MoreThanOutstanding("amount_fen")
    reason = Private(person(recovery), required_text(command.reason, "reason"))
    return [
        RecoveryWaived(
            entry_id=command.entry_id, waived_on=command.on or today, amount_fen=amount, by=command.by, reason=reason
        )
    ]


def withdraw_recovery_step(command: WithdrawRecoveryStep, recovery: Recovery, today: date) -> list[RecoveryEvent]:
    if command.entry_id in recovery.withdrawn:
        return []
    step = recovery.steps.get(command.entry_id)
    if step is None:
        raise refusals.RecoveryStepNotThere
    if isinstance(step, RecoveryWaived) and not command.decides:
        raise refusals.WaivedByAnother
    if isinstance(step, RecoveryOffset):
        raise refusals.OffsetByList
    reason = Private(person(recovery), required_text(command.reason, "reason"))
    return [RecoveryStepWithdrawn(entry_id=command.entry_id, reason=reason)]
