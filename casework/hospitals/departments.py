"""Departments of a hospital beside the one in charge: named, corrected, ended, withdrawn."""

from datetime import date
from uuid import UUID

from casework.common import refusals
from casework.common.amending import corrected
from casework.common.guards import required_text
from casework.common.private import Private, private
from casework.common.said import said
from casework.hospitals.commands import (
    CorrectHospitalDepartment,
    EndHospitalDepartment,
    NameHospitalDepartment,
    WithdrawHospitalDepartment,
)
from casework.hospitals.events import (
    Department,
    HospitalDepartmentCorrected,
    HospitalDepartmentEnded,
    HospitalDepartmentNamed,
    HospitalDepartmentWithdrawn,
    HospitalEvent,
)
from casework.hospitals.state import Hospital


def name_department(command: NameHospitalDepartment, hospital: Hospital, today: date) -> list[HospitalEvent]:
    if command.department_id in hospital.departments:
        return []
    named = HospitalDepartmentNamed(
        department_id=command.department_id,
        name=required_text(command.name, "name"),
        from_on=command.from_on,
        responsible_person=private(command.hospital_id, command.responsible_person),
        phone=private(command.hospital_id, command.phone),
    )
    _while_designated(hospital, named)
    return [named]


def correct_department(command: CorrectHospitalDepartment, hospital: Hospital, today: date) -> list[HospitalEvent]:
    before = _standing(hospital, command.department_id)
    reason = Private(command.hospital_id, required_text(command.reason, "reason"))
    of = dict.fromkeys(("responsible_person", "phone"), command.hospital_id)
    told = corrected(HospitalDepartmentCorrected, before, said(command, "name", "from_on", of=of), reason)
    for after in told:
        _while_designated(hospital, after)
    return list(told)


def end_department(command: EndHospitalDepartment, hospital: Hospital, today: date) -> list[HospitalEvent]:
    department = _standing(hospital, command.department_id)
    ended_on = hospital.ended.get(command.department_id)
    if ended_on == command.until_on:
        return []
    if ended_on is not None:
        raise refusals.DepartmentAlreadyEnded("until_on", until_on=ended_on)
    if command.until_on < department.from_on:
        raise refusals.EndBeforeStart("until_on", from_on=department.from_on)
    reason = Private(command.hospital_id, required_text(command.reason, "reason"))
    return [HospitalDepartmentEnded(department_id=command.department_id, until_on=command.until_on, reason=reason)]


def withdraw_department(command: WithdrawHospitalDepartment, hospital: Hospital, today: date) -> list[HospitalEvent]:
    if command.department_id in hospital.departments and command.department_id in hospital.withdrawn:
        return []
    _standing(hospital, command.department_id)
    reason = Private(command.hospital_id, required_text(command.reason, "reason"))
    return [HospitalDepartmentWithdrawn(department_id=command.department_id, reason=reason)]


def _standing(hospital: Hospital, department_id: UUID) -> Department:
    """Raises DepartmentNotThere, AlreadyWithdrawn."""
    department = hospital.departments.get(department_id)
    if department is None:
        raise refusals.DepartmentNotThere
    if department_id in hospital.withdrawn:
        raise refusals.AlreadyWithdrawn
    return department


def _while_designated(hospital: Hospital, department: Department) -> None:
    if hospital.designated_on is not None and department.from_on < hospital.designated_on:
        raise refusals.BeforeDesignation("from_on", from_on=hospital.designated_on)
