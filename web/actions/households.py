"""Households: registering, assigning, life events, pausing, closing."""

from contextlib import nullcontext
from typing import Any
from uuid import UUID

from casework import identity
from casework.division_codes import level_of
from casework.divisions import the_divisions
from casework.household import commands as ask
from casework.ledger.envelope import Receipt, Request
from casework.ledger.recorder import Claimed
from web import reach
from web.access.caller import Caller
from web.actions.answer import Answer
from web.actions.bodies import (
    AssignmentBody,
    AssignmentEndingBody,
    CategoryBody,
    ClosureBody,
    HouseholdBody,
    LifeEventBody,
    MemberBody,
    OptionalReasonBody,
    PauseBody,
)
from web.actions.household_no import next_household_no, taking_turns
from web.actions.staff import known_staff
from web.errors import Problem
from web.i18n import gettext
from web.office import Office, Reached
from web.rights import CASE_WORK, SUPERVISION, demand, unknown_division

VILLAGE = 5  # where a household lives
ATTEMPTS = 64  # when other processes or an import take the next free household number at once


def register(office: Office, caller: Caller, body: HouseholdBody, request: Request) -> Answer:
    """Registers a household with its members. A member known from before keeps their id.

    Raises Problem 409 when a person belongs to another open household, or the household number is taken.
    """
    demand(caller, SUPERVISION)
    household_id = request.make_id("household")
    at = reach.new(caller, body.residence_division, household_id, "residence_division")
    _demand_known(body.residence_division, "residence_division", level=VILLAGE)
    members = tuple(_member(office, member, request, place) for place, member in enumerate(body.members))
    for _ in range(ATTEMPTS):
        try:
            with taking_turns(at.ledger) if body.household_no is None else nullcontext():
                receipt = _register(office, caller, at, body, members, request)
            named = [{"id": member.member_id, "name": member.name} for member in members]
            return Answer(household_id, receipt, {"members": named})
        except Claimed as claimed:
            if claimed.kind != "household_no" or body.household_no:
                raise _claimed(office, claimed, members) from claimed
    raise Problem(503, "busy", gettext("The system is busy"), headers={"retry-after": "1"})


def _register(
    office: Office, caller: Caller, at: Reached, body: HouseholdBody,
    members: tuple[ask.NewMember, ...], request: Request,
) -> Receipt:  # fmt: skip
    command = ask.RegisterHousehold(
        household_id=at.stream,
        household_no=body.household_no or next_household_no(office, at.ledger),
        category=body.category,
        residence_division=body.residence_division,
        registered_on=body.registered_on,
        members=members,
        address=body.address,
        basis=body.basis,
        child=_child(body, request),
        living_alone=body.living_alone,
    )
    return office.act(caller, command, at=at, request=request)


def _demand_known(division: str | None, field: str, level: int = 0) -> None:
    """A division there is, at least so far down. Raises Problem 422."""
    if division is not None and (not the_divisions().exists(division) or level_of(division) < level):
        raise unknown_division(field)


def _member(office: Office, body: MemberBody, request: Request, place: int) -> ask.NewMember:
    id_number = id_number_of(body.id_number, f"members.{place}.id_number")
    _demand_known(body.hukou_division, f"members.{place}.hukou_division")
    known = person_of(office, id_number)
    return ask.NewMember(
        member_id=known or request.make_id(f"member {place}"),
        name=body.name,
        id_number=id_number,
        relation=body.relation,
        phone=body.phone,
        hukou_division=body.hukou_division,
        payment_account=body.payment_account,
    )


def _child(body: HouseholdBody, request: Request) -> ask.NewChild | None:
    child = body.child
    if child is None:
        return None
    return ask.NewChild(
        child_id=request.make_id("child"),
        name=child.name,
        id_number=id_number_of(child.id_number, "child.id_number") if child.id_number else None,
        disability_level=child.disability_level,
        died_on=child.died_on,
    )


def id_number_of(text: str, field: str) -> str:
    """The 18 digit form. Raises Problem 422 with what is wrong, never with the number."""
    try:
        return identity.normalise(text)
    except identity.IdentityRefused as refused:
        message = {
            "length": gettext("An identity number has 18 digits, or 15 in its old form."),
            "characters": gettext("An identity number has digits only; the last may be X."),
            "birth_date": gettext("The birth date inside this identity number does not exist."),
            "check_digit": gettext("The check digit does not fit: compare the number with the identity card."),
        }[refused.code]
        raise Problem(422, "id-number", message, errors=[{"field": field, "message": message}]) from None


def person_of(office: Office, id_number: str) -> UUID | None:
    """The person who has this number, if anybody does."""
    key = office.casework.keys.blind("id_number", id_number).hex()
    with office.database.single() as connection:
        row = connection.execute(
            "select holder from ledger.claims where kind = 'person' and key = %(key)s", {"key": key}
        ).fetchone()
    return row[0] if row else None


def _claimed(office: Office, claimed: Claimed, members: tuple[ask.NewMember, ...]) -> Problem:
    if claimed.kind == "household_no":
        message = gettext("This household number is taken in the county.")
        return Problem(409, "household-no-taken", message, errors=[{"field": "household_no", "message": message}])
    message = gettext("This person already belongs to a household. Look for it before registering a new one.")
    keys = [{str(m.member_id), office.casework.keys.blind("id_number", m.id_number).hex()} for m in members]
    place = next((place for place, both in enumerate(keys) if claimed.key in both), 0)
    field = f"members.{place}.id_number"
    return Problem(409, "duplicate-person", message, errors=[{"field": field, "message": message}])


def assign(office: Office, caller: Caller, household_id: UUID, body: AssignmentBody, request: Request) -> Answer:
    demand(caller, SUPERVISION)
    at = reach.household(office, caller, household_id)
    known_staff(office, caller, body.staff_id)
    assignment_id = request.make_id("assignment")
    command = ask.AssignContactPerson(
        household_id=household_id, assignment_id=assignment_id, level=body.level, staff_id=body.staff_id,
        from_on=body.from_on, handover_note=body.handover_note,
    )  # fmt: skip
    return Answer(assignment_id, office.act(caller, command, at=at, request=request))


def end_assignment(
    office: Office, caller: Caller, household_id: UUID, assignment_id: UUID, body: AssignmentEndingBody,
    request: Request, version: int | None = None,
) -> Answer:  # fmt: skip
    demand(caller, SUPERVISION)
    command = ask.EndAssignment(
        household_id=household_id, assignment_id=assignment_id, until_on=body.until_on, reason=body.reason
    )
    return Answer(assignment_id, _act(office, caller, household_id, command, request, version))


def report_life_event(
    office: Office, caller: Caller, household_id: UUID, body: LifeEventBody, request: Request
) -> Answer:
    """Anybody who works the case may report; only a supervisor may call it verified at once."""
    demand(caller, SUPERVISION if body.verified else CASE_WORK)
    life_event_id = request.make_id("life event")
    command = ask.ReportLifeEvent(
        household_id=household_id, life_event_id=life_event_id, kind=body.kind, subject=body.subject,
        occurred_on=body.occurred_on, source=body.source, verified=body.verified,
        residence_division=body.residence_division, hukou_division=body.hukou_division, level=body.level,
    )  # fmt: skip
    _demand_known(body.residence_division, "residence_division", level=VILLAGE)
    _demand_known(body.hukou_division, "hukou_division")
    return Answer(life_event_id, _act(office, caller, household_id, command, request))


def verify_life_event(
    office: Office,
    caller: Caller,
    household_id: UUID,
    life_event_id: UUID,
    request: Request,
    version: int | None = None,
) -> Answer:
    demand(caller, SUPERVISION)
    command = ask.VerifyLifeEvent(household_id=household_id, life_event_id=life_event_id)
    return Answer(life_event_id, _act(office, caller, household_id, command, request, version))


def reject_life_event(
    office: Office, caller: Caller, household_id: UUID, life_event_id: UUID, body: OptionalReasonBody,
    request: Request, version: int | None = None,
) -> Answer:  # fmt: skip
    demand(caller, SUPERVISION)
    command = ask.RejectLifeEvent(household_id=household_id, life_event_id=life_event_id, reason=body.reason)
    return Answer(life_event_id, _act(office, caller, household_id, command, request, version))


def change_category(
    office: Office, caller: Caller, household_id: UUID, body: CategoryBody, request: Request, version: int | None = None
) -> Answer:
    demand(caller, SUPERVISION)
    command = ask.ChangeCategory(
        household_id=household_id, category=body.category, from_on=body.from_on, reason=body.reason
    )
    return Answer(household_id, _act(office, caller, household_id, command, request, version))


def pause(
    office: Office, caller: Caller, household_id: UUID, body: PauseBody, request: Request, version: int | None = None
) -> Answer:
    demand(caller, SUPERVISION)
    pause_id = request.make_id("pause")
    command = ask.PauseHousehold(
        household_id=household_id, pause_id=pause_id, from_on=body.from_on or office.today(), until_on=body.until_on,
        reason=body.reason,
    )  # fmt: skip
    return Answer(pause_id, _act(office, caller, household_id, command, request, version))


def close(
    office: Office, caller: Caller, household_id: UUID, body: ClosureBody, request: Request, version: int | None = None
) -> Answer:
    demand(caller, SUPERVISION)
    command = ask.CloseHousehold(household_id=household_id, closed_on=body.on, reason=body.reason)
    return Answer(household_id, _act(office, caller, household_id, command, request, version))


def _act(
    office: Office, caller: Caller, household_id: UUID, command: Any, request: Request, version: int | None = None
) -> Receipt:
    at = reach.household(office, caller, household_id)
    return office.act(caller, command, at=at, request=request, version=version)
