"""What belongs to one person: family doctor, green-channel pass, each service and use."""

from typing import Any
from uuid import UUID

from casework.household import commands as ask
from casework.ledger.envelope import Receipt, Request
from web import reach
from web.access.caller import Caller
from web.actions.answer import Answer
from web.actions.bodies import ContractBody, PassBody, ServiceBody, UseBody
from web.errors import Problem
from web.i18n import gettext
from web.office import Office
from web.rights import CASE_WORK, SUPERVISION, demand


def sign_contract(office: Office, caller: Caller, member_id: UUID, body: ContractBody, request: Request) -> Answer:
    demand(caller, SUPERVISION)
    contract_id = request.make_id("contract")
    return Answer(
        contract_id,
        _act(
            office, caller, member_id, request, ask.SignDoctorContract, contract_id=contract_id, kind=body.kind,
            from_on=body.from_on, until_on=body.until_on, institution=body.institution, doctor=body.doctor,
        ),
    )  # fmt: skip


def record_service(office: Office, caller: Caller, member_id: UUID, body: ServiceBody, request: Request) -> Answer:
    demand(caller, CASE_WORK)
    service_id = request.make_id("service")
    return Answer(
        service_id,
        _act(
            office, caller, member_id, request, ask.RecordDoctorService, service_id=service_id, served_on=body.on,
            service=body.service,
        ),
    )  # fmt: skip


def issue_pass(office: Office, caller: Caller, member_id: UUID, body: PassBody, request: Request) -> Answer:
    demand(caller, SUPERVISION)
    pass_id = request.make_id("pass")
    return Answer(
        pass_id,
        _act(
            office, caller, member_id, request, ask.IssuePass, pass_id=pass_id, number=body.number,
            from_on=body.from_on, until_on=body.until_on,
        ),
    )  # fmt: skip


def use_green_channel(office: Office, caller: Caller, member_id: UUID, body: UseBody, request: Request) -> Answer:
    demand(caller, CASE_WORK)
    reach.household_of_member(office, caller, member_id)
    _demand_hospital(office, caller, body.hospital_id)
    use_id = request.make_id("use")
    return Answer(
        use_id,
        _act(
            office, caller, member_id, request, ask.UseGreenChannel, use_id=use_id, hospital_id=body.hospital_id,
            used_on=body.on, steps=body.steps, escorted=body.escorted, satisfied=body.satisfied, note=body.note,
        ),
    )  # fmt: skip


def _act(
    office: Office, caller: Caller, member_id: UUID, request: Request, order: type[ask.Command], /, **fields: Any
) -> Receipt:
    at = reach.household_of_member(office, caller, member_id)
    command = order(household_id=at.stream, member_id=member_id, **fields)  # type: ignore[call-arg]
    return office.act(caller, command, at=at, request=request)


def _demand_hospital(office: Office, caller: Caller, hospital_id: UUID) -> None:
    with office.looking(caller) as look:
        row = look.connection.execute(
            "select 1 from read.hospital where hospital_id = %(id)s limit 1", {"id": hospital_id}
        ).fetchone()
    if row is None:
        message = gettext("There is no such hospital.")
        raise Problem(422, "unknown-hospital", message, errors=[{"field": "hospital_id", "message": message}])
