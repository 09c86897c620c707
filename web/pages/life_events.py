"""Life events of a family: reported by whoever hears of them, confirmed or rejected by a supervisor."""

from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.params import URLEncodedBody
from litestar.response import Template

from projections.case import ledger_of_household
from web.access.caller import Caller, any_of
from web.actions import households
from web.actions.bodies import LifeEventBody, OptionalReasonBody
from web.forms import Form
from web.i18n import N_
from web.office import Office
from web.opening import opened
from web.pages.acting import attempt, identity
from web.pages.decisions import back_to, version_seen
from web.pages.seen import AnyRequest, Id, TheCaller, TheOffice
from web.pages.typed import body_of
from web.pages.villages import villages_by_town
from web.pages.whose import life_event_of, whose, whose_in
from web.rights import CASE_WORK, SUPERVISION
from web.words import WORDS

Typed = URLEncodedBody[dict[str, str]]
KINDS = tuple(WORDS["life_event"])
CHILD = "child"


@get("/households/{household_id:uuid}/life-events/new", guards=[any_of(*CASE_WORK)], sync_to_thread=True)
def ask_life_event(office: TheOffice, caller: TheCaller, household_id: Id) -> Template:
    return _new_page(office, caller, household_id, Form())


@post("/households/{household_id:uuid}/life-events", guards=[any_of(*CASE_WORK)], sync_to_thread=True)
def report_life_event(
    request: AnyRequest, data: Typed, office: TheOffice, caller: TheCaller, household_id: Id
) -> Response[Any]:
    form = Form(data)
    said = _read(form)
    if not form.errors and attempt(
        form,
        {},
        lambda: households.report_life_event(
            office, caller, household_id, body_of(LifeEventBody, **said),
            identity(caller, form, request.url.path),
        ),
    ):  # fmt: skip
        return back_to(household_id)
    return _new_page(office, caller, household_id, form)


def _read(form: Form) -> dict[str, Any]:
    kind = form.choice("kind", KINDS, missing=N_("Choose what has happened"))
    return {
        "kind": kind,
        "subject": form.required("subject", missing=N_("Choose whom it is about")),
        "occurred_on": form.day("occurred_on", missing=N_("Enter the day it happened")),
        "source": form.required("source", missing=N_("Write how this is known")),
        "verified": form.text("verified") == "yes",
        "residence_division": form.text("residence_division") if kind == "moved" else None,
        "level": form.number("level") if kind == "disability_level" else None,
    }


@get(
    "/households/{household_id:uuid}/life-events/{life_event_id:uuid}/verification",
    guards=[any_of(*SUPERVISION)],
    sync_to_thread=True,
)
def ask_verification(office: TheOffice, caller: TheCaller, household_id: Id, life_event_id: Id) -> Template:
    return _judge_page(office, caller, household_id, life_event_id, Form())


@get(
    "/households/{household_id:uuid}/life-events/{life_event_id:uuid}/rejection",
    guards=[any_of(*SUPERVISION)],
    sync_to_thread=True,
)
def ask_rejection(office: TheOffice, caller: TheCaller, household_id: Id, life_event_id: Id) -> Template:
    """The same page: either answer can be given there."""
    return _judge_page(office, caller, household_id, life_event_id, Form())


@post(
    "/households/{household_id:uuid}/life-events/{life_event_id:uuid}/verification",
    guards=[any_of(*SUPERVISION)],
    sync_to_thread=True,
)
def verify(
    request: AnyRequest,
    data: Typed,
    office: TheOffice,
    caller: TheCaller,
    household_id: Id,
    life_event_id: Id,
) -> Response[Any]:
    form = Form(data)
    who, version = identity(caller, form, request.url.path), version_seen(form)
    if attempt(
        form,
        {},
        lambda: households.verify_life_event(office, caller, household_id, life_event_id, who, version),
    ):
        return back_to(household_id)
    return _judge_page(office, caller, household_id, life_event_id, form)


@post(
    "/households/{household_id:uuid}/life-events/{life_event_id:uuid}/rejection",
    guards=[any_of(*SUPERVISION)],
    sync_to_thread=True,
)
def reject(
    request: AnyRequest,
    data: Typed,
    office: TheOffice,
    caller: TheCaller,
    household_id: Id,
    life_event_id: Id,
) -> Response[Any]:
    form = Form(data)
    who, version = identity(caller, form, request.url.path), version_seen(form)
    if attempt(
        form,
        {},
        lambda: households.reject_life_event(
            office, caller, household_id, life_event_id,
            body_of(OptionalReasonBody, reason=form.text("reason")), who, version,
        ),
    ):  # fmt: skip
        return back_to(household_id)
    return _judge_page(office, caller, household_id, life_event_id, form)


def _new_page(office: Office, caller: Caller, household_id: UUID, form: Form) -> Template:
    household = whose(office, caller, household_id)
    context = {
        "form": form,
        "household": household,
        "kinds": KINDS,
        "CHILD": CHILD,
        "today": office.today(),
        "may_verify": caller.role in SUPERVISION,
        "towns": villages_by_town(household.division[:6], office.today()),
    }
    return Template("decisions/life_event.html", context=context, status_code=422 if form.errors else 200)


def _judge_page(office: Office, caller: Caller, household_id: UUID, life_event_id: UUID, form: Form) -> Template:
    with office.looking(caller) as look:
        household = whose_in(office, caller, look, household_id)
        event = life_event_of(look, household_id, life_event_id)
        ledger = str(ledger_of_household(look, household_id))
    source = opened(office, [(event.source, ledger, household_id)]).text(event.source)
    subject = next((m.name for m in household.members if str(m.member_id) == event.subject), None)
    context = {"form": form, "household": household, "event": event, "subject": subject, "source": source}
    return Template("decisions/judge.html", context=context, status_code=422 if form.errors else 200)
