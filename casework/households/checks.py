"""A family's record is checked house by house (逐户核查); and what other systems call the family."""

from datetime import date

from casework.common import refusals
from casework.common.guards import not_in_the_future, required_text
from casework.common.private import Private, private
from casework.households.commands.checks import (
    CheckRecord,
    RecordExternalNumber,
    WithdrawExternalNumber,
    WithdrawRecordCheck,
)
from casework.households.events import HouseholdEvent
from casework.households.events.checks import (
    ExternalNumberRecorded,
    ExternalNumberWithdrawn,
    RecordChecked,
    RecordCheckWithdrawn,
)
from casework.households.state import Household


def check_record(command: CheckRecord, household: Household, today: date) -> list[HouseholdEvent]:
    if command.check_id in household.checks:
        return []
    checked_on = command.on or today
    not_in_the_future(checked_on, today, "on")
    note = private(command.household_id, command.note)
    return [
        RecordChecked(
            check_id=command.check_id,
            checked_on=checked_on,
            way=command.way,
            result=command.result,
            staff_id=command.staff_id,
            note=note,
        )
    ]


def withdraw_record_check(command: WithdrawRecordCheck, household: Household, today: date) -> list[HouseholdEvent]:
    if command.check_id not in household.checks:
        raise refusals.RecordCheckNotThere
    if command.check_id in household.withdrawn:
        raise refusals.RecordCheckAlreadyWithdrawn
    required_text(command.reason, "reason")
    return [RecordCheckWithdrawn(check_id=command.check_id, reason=Private(command.household_id, command.reason))]


def record_external_number(command: RecordExternalNumber, household: Household, today: date) -> list[HouseholdEvent]:
    """One number in a system: a wrong one is withdrawn first, so that it is seen that it was wrong."""
    if command.external_number_id in household.external_numbers:
        return []
    entered_on = command.entered_on or today
    not_in_the_future(entered_on, today, "entered_on")
    required_text(command.number, "number")
    if any(told.system == command.system for told in household.external_numbers.values()):
        raise refusals.ExternalNumberStands("system")
    return [
        ExternalNumberRecorded(
            external_number_id=command.external_number_id,
            system=command.system,
            number=Private(command.household_id, command.number),
            entered_on=entered_on,
        )
    ]


def withdraw_external_number(
    command: WithdrawExternalNumber, household: Household, today: date
) -> list[HouseholdEvent]:
    if command.external_number_id in household.withdrawn:
        raise refusals.ExternalNumberAlreadyWithdrawn
    if command.external_number_id not in household.external_numbers:
        raise refusals.ExternalNumberNotThere
    required_text(command.reason, "reason")
    reason = Private(command.household_id, command.reason)
    return [ExternalNumberWithdrawn(external_number_id=command.external_number_id, reason=reason)]
