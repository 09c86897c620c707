"""What is set off against later payments: agreed with the family, told by the lists whose lines were settled."""

from datetime import date

from casework.common.guards import not_in_the_future
from casework.common.private import private
from casework.recoveries import refusals
from casework.recoveries.commands import AgreeOffset, TakeBackOffset, TellOffset
from casework.recoveries.events import RecoveryEvent
from casework.recoveries.guards import is_known, outstanding, person
from casework.recoveries.offset_events import OffsetAgreed, RecoveryOffset, RecoveryOffsetReturned
from casework.recoveries.state import Recovery


def agree_offset(command: AgreeOffset, recovery: Recovery, today: date) -> list[RecoveryEvent]:
    if is_known(recovery, command.entry_id):
        return []
    not_in_the_future(command.on, today, "on")
    if command.amount_fen > outstanding(recovery):
        raise refusals.MoreThanOutstanding("amount_fen")
    note = private(person(recovery), command.note)
    return [
        OffsetAgreed(
            entry_id=command.entry_id, agreed_on=command.on or today, amount_fen=command.amount_fen, by=command.by,
            note=note,
        )
    ]  # fmt: skip


def tell_offset(command: TellOffset, recovery: Recovery, _: date) -> list[RecoveryEvent]:
    """A fact, whatever is outstanding; what is too much is given back. Told anew where the line had come back and is paid after all."""
    if command.entry_id in recovery.steps:
        return []
    return [
        RecoveryOffset(
            entry_id=command.entry_id, offset_on=command.on, amount_fen=command.amount_fen, list_id=command.list_id,
            number=command.number,
        )
    ]  # fmt: skip


def take_back_offset(command: TakeBackOffset, recovery: Recovery, _: date) -> list[RecoveryEvent]:
    if not isinstance(recovery.steps.get(command.entry_id), RecoveryOffset):
        return []
    return [RecoveryOffsetReturned(entry_id=command.entry_id, returned_on=command.on)]
