"""The family doctor: contracts are decisions, services are facts."""

from datetime import date

from casework.common import refusals
from casework.common.days import overlaps
from casework.common.guards import in_order, not_in_the_future, required_text
from casework.common.private import Private, private
from casework.households.commands.doctor import EndDoctorContract, RecordDoctorService, SignDoctorContract
from casework.households.events import HouseholdEvent
from casework.households.events.doctor import DoctorContractEnded, DoctorContractSigned, DoctorServiceRecorded
from casework.households.guards import living_member_on, member_on, not_closed_by
from casework.households.state import Household


def sign_doctor_contract(command: SignDoctorContract, household: Household, today: date) -> list[HouseholdEvent]:
    """One contract of a kind at a time; one from before the closing may still be entered."""
    if command.contract_id in household.contracts:
        return []
    living_member_on(household, command.member_id, command.from_on, "from_on")
    not_closed_by(household, command.from_on)
    in_order(command.from_on, command.until_on)
    for held in household.contracts.values():
        same = (held.member_id, held.kind) == (command.member_id, command.kind)
        if same and overlaps(held.from_on, held.until_on, command.from_on, command.until_on):
            raise refusals.ContractsOverlap("from_on", from_on=held.from_on)
    return [
        DoctorContractSigned(
            contract_id=command.contract_id,
            member_id=command.member_id,
            kind=command.kind,
            from_on=command.from_on,
            until_on=command.until_on,
            institution=command.institution,
            doctor=private(command.member_id, command.doctor),
        )
    ]


def end_doctor_contract(command: EndDoctorContract, household: Household, today: date) -> list[HouseholdEvent]:
    """Ending on the first day is allowed: it then held on no day."""
    contract = household.contracts.get(command.contract_id)
    if contract is None or contract.member_id != command.member_id:
        raise refusals.ContractNotThere
    if contract.until_on == command.until_on:
        return []
    if command.contract_id in household.ended_contracts:
        raise refusals.ContractAlreadyEnded("until_on", until_on=contract.until_on)
    if command.until_on < contract.from_on:
        raise refusals.EndBeforeStart("until_on", from_on=contract.from_on)
    if command.until_on > contract.until_on:
        raise refusals.ContractEndsBefore("until_on", until_on=contract.until_on)
    required_text(command.reason, "reason")
    return [
        DoctorContractEnded(
            contract_id=command.contract_id,
            member_id=contract.member_id,
            kind=contract.kind,
            until_on=command.until_on,
            planned_until_on=contract.until_on,
            reason=Private(command.household_id, command.reason),
        )
    ]


def record_doctor_service(command: RecordDoctorService, household: Household, today: date) -> list[HouseholdEvent]:
    if command.service_id in household.services:
        return []
    not_in_the_future(command.on, today, "on")
    member_on(household, command.member_id, command.on, "on")
    required_text(command.service, "service")
    return [
        DoctorServiceRecorded(
            service_id=command.service_id,
            member_id=command.member_id,
            served_on=command.on,
            service=Private(command.member_id, command.service),
        )
    ]
