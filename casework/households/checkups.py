"""The yearly check-up of a member: facts, however late; corrected, withdrawn."""

from datetime import date
from uuid import UUID

from casework.common import refusals
from casework.common.amending import corrected
from casework.common.guards import not_in_the_future, required_text
from casework.common.private import Private
from casework.common.said import said
from casework.households.commands.checkups import CorrectCheckup, RecordCheckup, WithdrawCheckup
from casework.households.events import HouseholdEvent
from casework.households.events.checkups import Checkup, CheckupCorrected, CheckupRecorded, CheckupWithdrawn
from casework.households.guards import member_on
from casework.households.state import Household


def record_checkup(command: RecordCheckup, household: Household, today: date) -> list[HouseholdEvent]:
    """A member may be offered one more than once a year, and have one that was declined before."""
    if command.checkup_id in household.checkups:
        return []
    told = CheckupRecorded(
        checkup_id=command.checkup_id,
        member_id=command.member_id,
        year=command.year or command.on.year,
        stage=command.stage,
        occurred_on=command.on,
        institution=command.institution,
    )
    _possible(household, told, today)
    return [told]


def correct_checkup(command: CorrectCheckup, household: Household, today: date) -> list[HouseholdEvent]:
    before = _standing(household, command.checkup_id, command.member_id)
    reason = Private(command.household_id, required_text(command.reason, "reason"))
    changes = said(command, "stage", "year", "institution", occurred_on="on")
    told = corrected(CheckupCorrected, before, changes, reason)
    for after in told:
        _possible(household, after, today)
    return list(told)


def withdraw_checkup(command: WithdrawCheckup, household: Household, today: date) -> list[HouseholdEvent]:
    if command.checkup_id in household.checkups and command.checkup_id in household.withdrawn:
        return []
    _standing(household, command.checkup_id, command.member_id)
    reason = Private(command.household_id, required_text(command.reason, "reason"))
    return [CheckupWithdrawn(checkup_id=command.checkup_id, member_id=command.member_id, reason=reason)]


def _standing(household: Household, checkup_id: UUID, member_id: UUID) -> Checkup:
    """Raises CheckupNotThere, AlreadyWithdrawn."""
    checkup = household.checkups.get(checkup_id)
    if checkup is None or checkup.member_id != member_id:
        raise refusals.CheckupNotThere
    if checkup_id in household.withdrawn:
        raise refusals.AlreadyWithdrawn
    return checkup


def _possible(household: Household, checkup: Checkup, today: date) -> None:
    not_in_the_future(checkup.occurred_on, today, "on")
    member_on(household, checkup.member_id, checkup.occurred_on, "on")
