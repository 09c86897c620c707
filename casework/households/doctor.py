"""What doctors did for a member: services are facts, however late; corrected, withdrawn."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from casework.care.packages import unknown_in
from casework.common import refusals
from casework.common.amending import corrected
from casework.common.guards import not_in_the_future, required_text
from casework.common.private import Private
from casework.common.said import said
from casework.households.commands.doctor import CorrectDoctorService, RecordDoctorService, WithdrawDoctorService
from casework.households.events import HouseholdEvent
from casework.households.events.doctor import (
    DoctorServiceCorrected,
    DoctorServiceRecorded,
    DoctorServiceWithdrawn,
    Service,
)
from casework.households.guards import member_on
from casework.households.state import Household


def record_doctor_service(command: RecordDoctorService, household: Household, today: date) -> list[HouseholdEvent]:
    """With or without a contract: the doctor was there."""
    if command.service_id in household.services:
        return []
    _possible(household, command.member_id, command.on, today)
    required_text(command.service, "service")
    _known(command.items, command.kind)
    return [
        DoctorServiceRecorded(
            service_id=command.service_id,
            member_id=command.member_id,
            served_on=command.on,
            service=Private(command.member_id, command.service),
            kind=command.kind,
            items=command.items,
        )
    ]


def correct_doctor_service(command: CorrectDoctorService, household: Household, today: date) -> list[HouseholdEvent]:
    before = _standing(household, command.service_id, command.member_id)
    required_text(command.reason, "reason")
    reason = Private(command.household_id, command.reason)
    changes = said(command, "kind", "items", of={"service": command.member_id}, served_on="on")
    told = corrected(DoctorServiceCorrected, before, changes, reason)
    for after in told:
        _possible(household, command.member_id, after.served_on, today)
        _known(after.items, after.kind)
    return list(told)


def withdraw_doctor_service(command: WithdrawDoctorService, household: Household, today: date) -> list[HouseholdEvent]:
    if command.service_id in household.services and command.service_id in household.withdrawn:
        return []
    _standing(household, command.service_id, command.member_id)
    required_text(command.reason, "reason")
    reason = Private(command.household_id, command.reason)
    return [DoctorServiceWithdrawn(service_id=command.service_id, member_id=command.member_id, reason=reason)]


def _standing(household: Household, service_id: UUID, member_id: UUID) -> Service:
    """Raises DoctorServiceNotThere, AlreadyWithdrawn."""
    service = household.services.get(service_id)
    if service is None or service.member_id != member_id:
        raise refusals.DoctorServiceNotThere
    if service_id in household.withdrawn:
        raise refusals.AlreadyWithdrawn
    return service


def _possible(household: Household, member_id: UUID, day: date, today: date) -> None:
    not_in_the_future(day, today, "on")
    member_on(household, member_id, day, "on")


def _known(items: Iterable[str], kind: str) -> None:
    if unknown_in(items, kind):
        raise refusals.UnknownPackageItem("items")
