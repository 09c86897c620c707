"""Contracts with a doctor: signed, renewed, ended early, corrected, withdrawn. All are decisions."""

from collections.abc import Iterable
from datetime import date
from typing import Final
from uuid import UUID

from msgspec import UnsetType

from casework.care.packages import unknown_in
from casework.common import refusals
from casework.common.amending import corrected
from casework.common.days import overlaps, twelve_months_after
from casework.common.guards import in_order, required_text
from casework.common.private import Private, private
from casework.common.said import said
from casework.households.commands.doctor import (
    CorrectDoctorContract,
    EndDoctorContract,
    RenewDoctorContract,
    SignDoctorContract,
    WithdrawDoctorContract,
)
from casework.households.events import HouseholdEvent
from casework.households.events.doctor import (
    Contract,
    DoctorContractCorrected,
    DoctorContractEnded,
    DoctorContractEndingCorrected,
    DoctorContractSigned,
    DoctorContractWithdrawn,
)
from casework.households.guards import living_member_on, not_closed_by
from casework.households.state import Household

AS_SAID: Final = ("kind", "from_on", "until_on", "institution", "package")


def sign_doctor_contract(command: SignDoctorContract, household: Household, today: date) -> list[HouseholdEvent]:
    """One contract of a kind at a time; one from before the closing may still be entered."""
    if command.contract_id in household.contracts:
        return []
    signed = DoctorContractSigned(
        contract_id=command.contract_id,
        member_id=command.member_id,
        kind=command.kind,
        from_on=command.from_on,
        until_on=command.until_on,
        institution=command.institution or None,  # an imported ledger names none
        doctor=private(command.member_id, command.doctor),
        package=command.package,
    )
    in_order(command.from_on, command.until_on)
    _possible(household, signed, signed.until_on)
    return [signed]


def renew_doctor_contract(command: RenewDoctorContract, household: Household, today: date) -> list[HouseholdEvent]:
    """Of what was ended early, the next one begins there."""
    if command.renewal_id in household.contracts:
        return []
    before = contract_of(household, command.contract_id, command.member_id)
    from_on = command.from_on or household.contract_end(before)
    renewed = DoctorContractSigned(
        contract_id=command.renewal_id,
        member_id=command.member_id,
        kind=before.kind,
        from_on=from_on,
        until_on=command.until_on or twelve_months_after(from_on),
        institution=command.institution or before.institution,
        doctor=private(command.member_id, command.doctor) or before.doctor,
        package=before.package if command.package is None else command.package,
        renews=command.contract_id,
    )
    if renewed.institution is None:
        raise refusals.TextMissing("institution")
    in_order(renewed.from_on, renewed.until_on)
    _possible(household, renewed, renewed.until_on)
    return [renewed]


def end_doctor_contract(command: EndDoctorContract, household: Household, today: date) -> list[HouseholdEvent]:
    """Ending on the first day is allowed: it then held on no day."""
    contract = contract_of(household, command.contract_id, command.member_id)
    end = household.contract_end(contract)
    if end == command.until_on:
        return []
    if command.contract_id in household.contract_endings:
        raise refusals.ContractAlreadyEnded("until_on", until_on=end)
    _ends_within(contract, command.until_on, "until_on")
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


def correct_doctor_contract(command: CorrectDoctorContract, household: Household, today: date) -> list[HouseholdEvent]:
    """What is known of its early ending is told again with it, for that goes by kind and planned end."""
    before = contract_of(household, command.contract_id, command.member_id)
    reason = Private(command.household_id, required_text(command.reason, "reason"))
    changes = said(command, *AS_SAID, of={"doctor": command.member_id})
    told = corrected(DoctorContractCorrected, before, changes, reason)
    after = told[0] if told else before
    ending = _ending_corrected(command, household, after, reason)
    in_order(after.from_on, after.until_on)
    _possible(household, after, ending[0].until_on if ending else household.contract_end(after))
    return [*told, *ending]


def withdraw_doctor_contract(
    command: WithdrawDoctorContract, household: Household, today: date
) -> list[HouseholdEvent]:
    if command.contract_id in household.contracts and command.contract_id in household.withdrawn:
        return []
    contract = contract_of(household, command.contract_id, command.member_id)
    required_text(command.reason, "reason")
    reason = Private(command.household_id, command.reason)
    return [
        DoctorContractWithdrawn(
            contract_id=command.contract_id, member_id=contract.member_id, kind=contract.kind, reason=reason
        )
    ]


def contract_of(household: Household, contract_id: UUID, member_id: UUID) -> Contract:
    """A standing contract of the member. Raises ContractNotThere, AlreadyWithdrawn."""
    contract = household.contracts.get(contract_id)
    if contract is None or contract.member_id != member_id:
        raise refusals.ContractNotThere
    if contract_id in household.withdrawn:
        raise refusals.AlreadyWithdrawn
    return contract


def _possible(household: Household, contract: Contract, end: date) -> None:
    """Raises Refused for one that nobody could have signed, or that lies across another of its kind."""
    living_member_on(household, contract.member_id, contract.from_on, "from_on")
    not_closed_by(household, contract.from_on)
    if unknown_in(contract.package, contract.kind):
        raise refusals.UnknownPackageItem("package")
    for held in _others(household, contract):
        if overlaps(held.from_on, household.contract_end(held), contract.from_on, end):
            raise refusals.ContractsOverlap("from_on", from_on=held.from_on)


def _others(household: Household, contract: Contract) -> Iterable[Contract]:
    """The member's other contracts of the kind that stand."""
    for id_, held in household.contracts.items():
        same = (held.member_id, held.kind) == (contract.member_id, contract.kind)
        if same and id_ != contract.contract_id and id_ not in household.withdrawn:
            yield held


def _ending_corrected(
    command: CorrectDoctorContract, household: Household, after: Contract, reason: Private
) -> list[DoctorContractEndingCorrected]:
    ending = household.contract_endings.get(command.contract_id)
    if ending is None:
        if isinstance(command.ended_on, date):
            raise refusals.ContractNotEnded("ended_on")
        return []
    until_on = ending.until_on if isinstance(command.ended_on, UnsetType) else command.ended_on or after.until_on
    _ends_within(after, until_on, "ended_on")
    told = {"kind": after.kind, "until_on": until_on, "planned_until_on": after.until_on}
    return corrected(DoctorContractEndingCorrected, ending, told, reason)


def _ends_within(contract: Contract, day: date, field: str) -> None:
    if day < contract.from_on:
        raise refusals.EndBeforeStart(field, from_on=contract.from_on)
    if day > contract.until_on:
        raise refusals.ContractEndsBefore(field, until_on=contract.until_on)
