"""A hospital is designated, its responsible people change, its designation is corrected, it is withdrawn."""

from datetime import date
from uuid import UUID

from msgspec import UnsetType

from casework.common import refusals
from casework.common.amending import corrected
from casework.common.guards import required_text
from casework.common.private import Private, private
from casework.common.said import said
from casework.divisions.codes import level_of, range_of
from casework.hospitals.commands import (
    ChangeResponsible,
    CorrectHospital,
    DesignateHospital,
    UndoHospitalWithdrawal,
    WithdrawHospital,
)
from casework.hospitals.events import (
    HospitalCorrected,
    HospitalDesignated,
    HospitalEvent,
    HospitalResponsibleChanged,
    HospitalWithdrawalUndone,
    HospitalWithdrawn,
)
from casework.hospitals.state import Details, Hospital

COUNTY = 3


def designate_hospital(command: DesignateHospital, hospital: Hospital, today: date) -> list[HospitalEvent]:
    """It may still lack a department, a person, a phone or a pathway: it is then not ready."""
    if hospital.designation is not None:
        return []  # the same form, sent twice
    required_text(command.name, "name")
    designated = HospitalDesignated(
        name=command.name,
        division=command.division,
        from_on=command.from_on,
        department=command.department or None,
        responsible_person=private(command.hospital_id, command.responsible_person),
        phone=private(command.hospital_id, command.phone),
        pathway=command.pathway,
        serves=command.serves,
    )
    _for_counties_below(designated)
    return [designated]


def correct_hospital(command: CorrectHospital, hospital: Hospital, today: date) -> list[HospitalEvent]:
    """Its name, the first day, whom it serves. What it read on later days is told by what changed then."""
    if hospital.designation is None:
        raise refusals.HospitalNotThere
    reason = Private(command.hospital_id, required_text(command.reason, "reason"))
    told = corrected(HospitalCorrected, hospital.designation, said(command, "name", "from_on", "serves"), reason)
    for after in told:
        _for_counties_below(after)
        if hospital.withdrawn_on is not None and after.from_on > hospital.withdrawn_on:
            raise refusals.HospitalAlreadyWithdrawn("from_on", withdrawn_on=hospital.withdrawn_on)
    return list(told)


def change_responsible(command: ChangeResponsible, hospital: Hospital, today: date) -> list[HospitalEvent]:
    """What is left out stays as it reads on `from_on`; what it read on other days is untouched."""
    designated_on = _designated(hospital)
    _not_withdrawn(hospital)
    from_on = command.from_on or today
    before = hospital.reading(from_on)
    if before is None:
        raise refusals.BeforeDesignation("from_on", from_on=designated_on)
    changed = _changed(command, before, from_on)
    return [] if _parts(changed) == _parts(before) else [changed]


def withdraw_hospital(command: WithdrawHospital, hospital: Hospital, today: date) -> list[HospitalEvent]:
    designated_on = _designated(hospital)
    withdrawn_on = command.on or today
    if withdrawn_on == hospital.withdrawn_on:
        return []
    _not_withdrawn(hospital)
    if withdrawn_on < designated_on:
        raise refusals.BeforeDesignation("on", from_on=designated_on)
    reason = private(command.hospital_id, command.reason)
    successor = None if command.successor_id == command.hospital_id else command.successor_id
    return [HospitalWithdrawn(withdrawn_on=withdrawn_on, reason=reason, successor_id=successor)]


def undo_hospital_withdrawal(command: UndoHospitalWithdrawal, hospital: Hospital, today: date) -> list[HospitalEvent]:
    if hospital.withdrawn_on is None:
        raise refusals.HospitalNotWithdrawn
    return [HospitalWithdrawalUndone(reason=Private(command.hospital_id, required_text(command.reason, "reason")))]


def _designated(hospital: Hospital) -> date:
    if hospital.designated_on is None:
        raise refusals.HospitalNotThere
    return hospital.designated_on


def _not_withdrawn(hospital: Hospital) -> None:
    if hospital.withdrawn_on is not None:
        raise refusals.HospitalAlreadyWithdrawn(withdrawn_on=hospital.withdrawn_on)


def _for_counties_below(told: HospitalDesignated | HospitalCorrected) -> None:
    """A county's hospital serves its county; one from above may be for some of the counties below. Raises ServesElsewhere."""
    if not all(_is_county_below(told.division, code) for code in told.serves):
        raise refusals.ServesElsewhere("serves")


def _is_county_below(division: str, code: str) -> bool:
    try:
        lowest, end = range_of(division)
        return level_of(division) < COUNTY and level_of(code) == COUNTY and lowest <= code < end
    except ValueError:  # no code at all
        return False


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
