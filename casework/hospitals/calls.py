"""Test calls: whether a hospital's number is answered by whom it should be. Facts; corrected, withdrawn."""

from datetime import date
from uuid import UUID

from casework.common import refusals
from casework.common.amending import corrected
from casework.common.guards import not_in_the_future, required_text
from casework.common.private import Private, private
from casework.common.said import said
from casework.hospitals.commands import CorrectTestCall, MakeTestCall, WithdrawTestCall
from casework.hospitals.events import (
    HospitalEvent,
    HospitalTestCallCorrected,
    HospitalTestCallMade,
    HospitalTestCallWithdrawn,
    TestCall,
)
from casework.hospitals.state import Hospital


def make_test_call(command: MakeTestCall, hospital: Hospital, today: date) -> list[HospitalEvent]:
    """Of a call that nobody answered it cannot be said whether it was the right person."""
    if command.test_call_id in hospital.test_calls:
        return []
    not_in_the_future(command.on, today, "on")
    return [
        HospitalTestCallMade(
            test_call_id=command.test_call_id,
            called_on=command.on,
            reached=command.reached,
            right_person=command.right_person if command.reached else None,
            note=private(command.hospital_id, command.note),
        )
    ]


def correct_test_call(command: CorrectTestCall, hospital: Hospital, today: date) -> list[HospitalEvent]:
    before = _standing(hospital, command.test_call_id)
    reason = Private(command.hospital_id, required_text(command.reason, "reason"))
    changes = said(command, "reached", "right_person", of={"note": command.hospital_id}, called_on="on")
    if changes.get("reached") is False:
        changes["right_person"] = None
    told = corrected(HospitalTestCallCorrected, before, changes, reason)
    for after in told:
        not_in_the_future(after.called_on, today, "on")
    return list(told)


def withdraw_test_call(command: WithdrawTestCall, hospital: Hospital, today: date) -> list[HospitalEvent]:
    if command.test_call_id in hospital.test_calls and command.test_call_id in hospital.withdrawn:
        return []
    _standing(hospital, command.test_call_id)
    reason = Private(command.hospital_id, required_text(command.reason, "reason"))
    return [HospitalTestCallWithdrawn(test_call_id=command.test_call_id, reason=reason)]


def _standing(hospital: Hospital, test_call_id: UUID) -> TestCall:
    """Raises TestCallNotThere, AlreadyWithdrawn."""
    call = hospital.test_calls.get(test_call_id)
    if call is None:
        raise refusals.TestCallNotThere
    if test_call_id in hospital.withdrawn:
        raise refusals.AlreadyWithdrawn
    return call
