"""Contacts and needs: what contact persons record every day."""

from datetime import datetime
from typing import Any
from uuid import UUID

from msgspec import UNSET

from casework.household import commands as ask
from casework.ledger.envelope import Request
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
from web.actions.staff import known_staff
from web.asking import YEARS
from web.i18n import gettext
from web.office import Office, not_found
from web.problems import Problem
from web.rights import CASE_WORK, demand


def log_contact(office: Office, caller: Caller, household_id: UUID, body: ContactBody, request: Request) -> Answer:
    """A contact is a fact: late, offline or by somebody replaced since, it is recorded all the same."""
    demand(caller, CASE_WORK)
    ledger = _ledger_of_contact(office, caller, household_id, body)
    contact_id = request.make_id("contact")
    if body.staff_id is not None:
        known_staff(office, caller, body.staff_id)
    _demand_possible(body.captured_at)
    promise = body.next_promise
    command = ask.LogContact(
        household_id=household_id,
        contact_id=contact_id,
        channel=body.channel,
        outcome=body.outcome,
        occurred_on=body.occurred_on,
        level=body.level,
        staff_id=body.staff_id or caller.staff_id,
        note=body.note,
        promise=promise.text if promise else None,
        promise_on=promise.on if promise else None,
        captured_at=body.captured_at,
        needs=tuple(
            ask.NewNeed(need_id=request.make_id(f"need {place}"), domain=need.domain, summary=need.summary)
            for place, need in enumerate(body.needs)
        ),
    )
    return Answer(contact_id, office.act(caller, command, ledger=ledger, stream=household_id, request=request))


def _demand_possible(captured_at: datetime | None) -> None:
    """A device's clock may be wrong, but not by centuries: such an instant has no day in Shanghai to show."""
    if captured_at is not None and captured_at.year not in YEARS:
        message = gettext("Write the instant like 2026-11-20T09:00:00+08:00.")
        raise Problem(422, "invalid", message, errors=[{"field": "captured_at", "message": message}])


def _ledger_of_contact(office: Office, caller: Caller, household_id: UUID, body: ContactBody) -> str:
    """A contact person's own household, today or on the day of the contact. Raises Problem 404 for others'."""
    if caller.role == "contact_person":
        with office.database.single() as connection:
            row = connection.execute(
                """
                select ledger from read.assignment
                 where household_id = %(household)s and staff_id = %(staff)s and known_until = 9223372036854775807
                   and from_on <= %(today)s and (%(today)s < until_on or %(day)s < until_on)
                """,
                {
                    "household": household_id,
                    "staff": caller.staff_id,
                    "today": office.today(),
                    "day": body.occurred_on,
                },
            ).fetchone()
        if row is None:
            raise not_found()
        return str(row[0])
    return office.ledger_of(caller, household_id)


def correct_contact(
    office: Office, caller: Caller, household_id: UUID, contact_id: UUID, body: ContactCorrectionBody, request: Request
) -> Answer:
    demand(caller, CASE_WORK)
    command = ask.CorrectContact(
        household_id=household_id, contact_id=contact_id, reason=body.reason, changes=_changes(body)
    )
    return Answer(contact_id, _act(office, caller, household_id, command, request))


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
    command = ask.WithdrawContact(household_id=household_id, contact_id=contact_id, reason=body.reason)
    return Answer(contact_id, _act(office, caller, household_id, command, request))


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
    ledger = office.ledger_of(caller, household_id)
    return office.act(caller, command, ledger=ledger, stream=household_id, request=request)
