"""A hospital is designated, its responsible people change, it is withdrawn."""

from datetime import date
from uuid import UUID

from msgspec import UnsetType

from casework.common import refusals
from casework.common.guards import required_text
from casework.common.private import Private, private
from casework.hospitals.commands import ChangeResponsible, Command, DesignateHospital, WithdrawHospital
from casework.hospitals.events import HospitalDesignated, HospitalEvent, HospitalResponsibleChanged, HospitalWithdrawn
from casework.hospitals.state import Details, Hospital


def decide(command: Command, hospital: Hospital, today: date) -> list[HospitalEvent]:
    """What happens if this is asked of this hospital; nothing when it happened already. Raises Refused."""
    if isinstance(command, DesignateHospital):
        return designate_hospital(command, hospital)
    if hospital.designated_on is None:
        raise refusals.HospitalNotThere
    match command:
        case ChangeResponsible():
            return change_responsible(command, hospital, hospital.designated_on, today)
        case WithdrawHospital():
            return withdraw_hospital(command, hospital, hospital.designated_on, today)
        case _:
            raise TypeError(f"{type(command).__name__} is not asked of a hospital")


def designate_hospital(command: DesignateHospital, hospital: Hospital) -> list[HospitalEvent]:
    """It may still lack a department, a person, a phone or a pathway: it is then not ready."""
    if hospital.designated_on is not None:
        return []  # the same form, sent twice
    required_text(command.name, "name")
    return [
        HospitalDesignated(
            name=command.name,
            division=command.division,
            from_on=command.from_on,
            department=command.department or None,
            responsible_person=private(command.hospital_id, command.responsible_person),
            phone=private(command.hospital_id, command.phone),
            pathway=command.pathway,
        )
    ]


def change_responsible(
    command: ChangeResponsible, hospital: Hospital, designated_on: date, today: date
) -> list[HospitalEvent]:
    """What is left out stays as it reads on `from_on`; what it read on other days is untouched."""
    _not_withdrawn(hospital)
    from_on = command.from_on or today
    if from_on < designated_on:
        raise refusals.BeforeDesignation("from_on", from_on=designated_on)
    before = hospital.readings[max(day for day in hospital.readings if day <= from_on)]
    changed = _changed(command, before, from_on)
    return [] if _parts(changed) == _parts(before) else [changed]


def withdraw_hospital(
    command: WithdrawHospital, hospital: Hospital, designated_on: date, today: date
) -> list[HospitalEvent]:
    withdrawn_on = command.on or today
    if withdrawn_on == hospital.withdrawn_on:
        return []
    _not_withdrawn(hospital)
    if withdrawn_on < designated_on:
        raise refusals.BeforeDesignation("on", from_on=designated_on)
    reason = private(command.hospital_id, command.reason)
    return [HospitalWithdrawn(withdrawn_on=withdrawn_on, reason=reason)]


def _not_withdrawn(hospital: Hospital) -> None:
    if hospital.withdrawn_on is not None:
        raise refusals.HospitalAlreadyWithdrawn(withdrawn_on=hospital.withdrawn_on)


def _changed(command: ChangeResponsible, before: Details, from_on: date) -> HospitalResponsibleChanged:
    return HospitalResponsibleChanged(
        from_on=from_on,
        department=before.department if isinstance(command.department, UnsetType) else command.department or None,
        responsible_person=_text(command.hospital_id, command.responsible_person, before.responsible_person),
        phone=_text(command.hospital_id, command.phone, before.phone),
        pathway=before.pathway if isinstance(command.pathway, UnsetType) else command.pathway or (),
    )


def _text(hospital_id: UUID, said_now: str | None | UnsetType, before: Private | None) -> Private | None:
    return before if isinstance(said_now, UnsetType) else private(hospital_id, said_now)


def _parts(reading: Details) -> tuple[object, ...]:
    return (reading.department, reading.responsible_person, reading.phone, reading.pathway)
