"""Designated hospitals, and who is responsible there."""

from uuid import UUID

from msgspec import UNSET

from casework.divisions import the_divisions
from casework.hospital import commands as ask
from casework.ledger.envelope import Request
from web import reach
from web.access.caller import Caller
from web.actions.answer import Answer
from web.actions.bodies import HospitalBody, ResponsibleBody, WithdrawalBody
from web.office import Office
from web.rights import SUPERVISION, demand, unknown_division


def designate(office: Office, caller: Caller, body: HospitalBody, request: Request) -> Answer:
    demand(caller, SUPERVISION)
    reach.demand_hospitals(caller, body.division)
    if not the_divisions().exists(body.division):
        raise unknown_division("division")
    hospital_id = request.make_id("hospital")
    command = ask.DesignateHospital(
        hospital_id=hospital_id, name=body.name, division=body.division, from_on=body.from_on,
        department=body.department, responsible_person=body.responsible_person, phone=body.phone, pathway=body.pathway,
    )  # fmt: skip
    at = reach.new(caller, body.division, hospital_id)
    return Answer(hospital_id, office.act(caller, command, at=at, request=request))


def change_responsible(
    office: Office, caller: Caller, hospital_id: UUID, body: ResponsibleBody, request: Request
) -> Answer:
    demand(caller, SUPERVISION)
    at = reach.hospital(office, caller, hospital_id)
    command = ask.ChangeResponsible(
        hospital_id=hospital_id,
        from_on=body.from_on or office.today(),
        department=_said(body.department, ""),
        responsible_person=_said(body.responsible_person, ""),
        phone=_said(body.phone, ""),
        pathway=None if body.pathway is UNSET else body.pathway or (),
    )
    return Answer(hospital_id, office.act(caller, command, at=at, request=request))


def withdraw(office: Office, caller: Caller, hospital_id: UUID, body: WithdrawalBody, request: Request) -> Answer:
    demand(caller, SUPERVISION)
    at = reach.hospital(office, caller, hospital_id)
    command = ask.WithdrawHospital(hospital_id=hospital_id, withdrawn_on=body.on or office.today(), reason=body.reason)
    return Answer(hospital_id, office.act(caller, command, at=at, request=request))


def _said(value: object, vacant: str) -> str | None:
    """A command keeps what was with None and makes vacant with an empty text."""
    if value is UNSET:
        return None
    return vacant if value is None else str(value)
