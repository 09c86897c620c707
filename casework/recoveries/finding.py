"""What was found, told again whenever more is known: the same nothing twice."""

from datetime import date

from casework.recoveries.commands import FindOverpayment
from casework.recoveries.events import OverpaymentCorrected, OverpaymentFound, OverpaymentWithdrawn, RecoveryEvent
from casework.recoveries.state import Recovery


def find_overpayment(command: FindOverpayment, recovery: Recovery, today: date) -> list[RecoveryEvent]:
    if not command.parts:
        return [OverpaymentWithdrawn(recovery_id=command.recovery_id, withdrawn_on=today)] if recovery.stands else []
    if recovery.stands and recovery.told and recovery.told.parts == command.parts:
        return []
    kind = OverpaymentCorrected if recovery.stands else OverpaymentFound
    return [
        kind(
            recovery_id=command.recovery_id, person_id=command.person_id, household_id=command.household_id,
            scheme=command.scheme, division=command.division, found_on=today, parts=command.parts,
            amount_fen=sum(part.total_fen for part in command.parts), cause=command.parts[0].cause,
        )
    ]  # fmt: skip
