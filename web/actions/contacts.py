"""Contacts and needs: what contact persons record every day."""

from datetime import datetime
from typing import Any
from uuid import UUID

from msgspec import UNSET

from casework.household import commands as ask
from casework.ledger.envelope import Request
from web import reach
from web.access.caller import Caller
from web.actions.answer import Answer
from web.actions.bodies import (
    AnswerBody,
    ContactBody,
    ContactCorrectionBody,
    NeedBody,
    OptionalReasonBody,
    ReasonBody,
)
from web.actions.in_whose_name import demand_level, demand_name, demand_own_contact, level_held
from web.asking import YEARS
from web.i18n import gettext
from web.office import Office
from web.problems import Problem
from web.rights import CASE_WORK, demand


def log_contact(office: Office, caller: Caller, household_id: UUID, body: ContactBody, request: Request) -> Answer:
    """A contact is a fact: late, offline or by somebody replaced since, it is recorded all the same."""
    demand(caller, CASE_WORK)
    at = reach.household_looked_after(office, caller, household_id, body.occurred_on)
    demand_name(office, caller, body.staff_id)
    demand_level(office, caller, household_id, body.level, body.occurred_on)
    staff_id = body.staff_id or caller.staff_id
    contact_id = request.make_id("contact")
    _demand_possible(body.captured_at)
    promise = body.next_promise
    command = ask.LogContact(
        household_id=household_id,
        contact_id=contact_id,
        channel=body.channel,
        outcome=body.outcome,
        occurred_on=body.occurred_on,
        level=body.level or level_held(office, staff_id, household_id, body.occurred_on),
        staff_id=staff_id,
        note=body.note,
        promise=promise.text if promise else None,
        promise_on=promise.on if promise else None,
        captured_at=body.captured_at,
        needs=tuple(
            ask.NewNeed(need_id=request.make_id(f"need {place}"), domain=need.domain, summary=need.summary)
            for place, need in enumerate(body.needs)
        ),
    )
    return Answer(contact_id, office.act(caller, command, at=at, request=request))


def _demand_possible(captured_at: datetime | None) -> None:
    """A device's clock may be wrong, but not by centuries: such an instant has no day in Shanghai to show."""
    if captured_at is not None and captured_at.year not in YEARS:
        message = gettext("Write the instant like 2026-11-20T09:00:00+08:00.")
        raise Problem(422, "invalid", message, errors=[{"field": "captured_at", "message": message}])


def correct_contact(
    office: Office, caller: Caller, household_id: UUID, contact_id: UUID, body: ContactCorrectionBody, request: Request
) -> Answer:
    """The present words of a contact, and why they changed; a contact person corrects what stands in their own name."""
    demand(caller, CASE_WORK)
    at = reach.household(office, caller, household_id)
    demand_own_contact(office, caller, contact_id)
    if body.staff_id is not UNSET:
        demand_name(office, caller, body.staff_id)
    if body.level is not UNSET:
        day = office.today() if body.occurred_on is UNSET else body.occurred_on
        demand_level(office, caller, household_id, body.level, day)
    command = ask.CorrectContact(
        household_id=household_id, contact_id=contact_id, reason=body.reason, changes=_changes(body)
    )
    return Answer(contact_id, office.act(caller, command, at=at, request=request))


def _changes(body: ContactCorrectionBody) -> dict[str, Any]:
    names = ("channel", "outcome", "occurred_on", "level", "staff_id", "note")
    changes = {name: value for name in names if (value := getattr(body, name)) is not UNSET}
    if "note" in changes:
        changes["note"] = changes["note"] or ""  # an empty text takes the note away
    if body.next_promise is not UNSET:
        promise = body.next_promise
        changes |= {"promise": promise.text if promise else "", "promise_on": promise.on if promise else None}
    return changes


def withdraw_contact(
    office: Office, caller: Caller, household_id: UUID, contact_id: UUID, body: ReasonBody, request: Request
) -> Answer:
    demand(caller, CASE_WORK)
    at = reach.household(office, caller, household_id)
    demand_own_contact(office, caller, contact_id)
    command = ask.WithdrawContact(household_id=household_id, contact_id=contact_id, reason=body.reason)
    return Answer(contact_id, office.act(caller, command, at=at, request=request))


def open_need(office: Office, caller: Caller, household_id: UUID, body: NeedBody, request: Request) -> Answer:
    demand(caller, CASE_WORK)
    need_id = request.make_id("need")
    command = ask.OpenNeed(
        household_id=household_id, need_id=need_id, domain=body.domain, summary=body.summary, due_on=body.due_on
    )
    return Answer(need_id, _act(office, caller, household_id, command, request))


def answer_need(
    office: Office, caller: Caller, household_id: UUID, need_id: UUID, body: AnswerBody, request: Request
) -> Answer:
    demand(caller, CASE_WORK)
    command = ask.AnswerNeed(household_id=household_id, need_id=need_id, answer=body.answer)
    return Answer(need_id, _act(office, caller, household_id, command, request))


def close_need(
    office: Office, caller: Caller, household_id: UUID, need_id: UUID, body: OptionalReasonBody, request: Request
) -> Answer:
    demand(caller, CASE_WORK)
    command = ask.CloseNeed(household_id=household_id, need_id=need_id, reason=body.reason)
    return Answer(need_id, _act(office, caller, household_id, command, request))


def _act(office: Office, caller: Caller, household_id: UUID, command: ask.Command, request: Request) -> Any:
    return office.act(caller, command, at=reach.household(office, caller, household_id), request=request)
