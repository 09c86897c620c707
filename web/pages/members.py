"""What belongs to one person: family doctor and services, green-channel pass and uses."""

from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.params import URLEncodedBody
from litestar.response import Redirect, Template

from casework.days import twelve_months_after
from projections.readiness import hospitals
from web.access.caller import Caller, any_of
from web.actions import members
from web.actions.bodies import ContractBody, PassBody, ServiceBody, UseBody
from web.forms import Form
from web.i18n import N_
from web.office import Office
from web.pages.acting import attempt, identity
from web.pages.seen import AnyRequest, Id, TheCaller, TheOffice
from web.pages.typed import body_of
from web.pages.whose import whose_member
from web.rights import CASE_WORK, SUPERVISION
from web.words import WORDS, options

Typed = URLEncodedBody[dict[str, str]]
STEPS = tuple(WORDS["step"])
ANSWERS = {"yes": True, "no": False}
NO_START, NO_END = N_("Enter the first day"), N_("Enter the day after the last")


@get("/members/{member_id:uuid}/doctor-contracts/new", guards=[any_of(*SUPERVISION)], sync_to_thread=True)
def ask_contract(office: TheOffice, caller: TheCaller, member_id: Id) -> Template:
    return _page(office, caller, member_id, Form(), "contract")


@post("/members/{member_id:uuid}/doctor-contracts", guards=[any_of(*SUPERVISION)], sync_to_thread=True)
def sign_contract(
    request: AnyRequest, data: Typed, office: TheOffice, caller: TheCaller, member_id: Id
) -> Response[Any]:
    form = Form(data)
    said = {
        "kind": form.choice("kind", tuple(WORDS["contract"]), missing=N_("Choose a kind")),
        "institution": form.text("institution"),
        "doctor": form.text("doctor"),
        "from_on": form.day("from_on", missing=NO_START),
        "until_on": form.day("until_on", missing=NO_END),
    }
    if not form.errors and attempt(
        form,
        {},
        lambda: members.sign_contract(
            office, caller, member_id, body_of(ContractBody, **said), identity(caller, form, request.url.path)
        ),
    ):
        return _back(office, caller, member_id)
    return _page(office, caller, member_id, form, "contract")


@get("/members/{member_id:uuid}/doctor-services/new", guards=[any_of(*CASE_WORK)], sync_to_thread=True)
def ask_service(office: TheOffice, caller: TheCaller, member_id: Id) -> Template:
    return _page(office, caller, member_id, Form(), "service")


@post("/members/{member_id:uuid}/doctor-services", guards=[any_of(*CASE_WORK)], sync_to_thread=True)
def record_service(
    request: AnyRequest, data: Typed, office: TheOffice, caller: TheCaller, member_id: Id
) -> Response[Any]:
    form = Form(data)
    said = {
        "on": form.day("on", missing=N_("Enter the day of the service")),
        "service": form.required("service", missing=N_("Write what the doctor did")),
    }
    if not form.errors and attempt(
        form,
        {"served_on": "on"},
        lambda: members.record_service(
            office, caller, member_id, body_of(ServiceBody, **said), identity(caller, form, request.url.path)
        ),
    ):
        return _back(office, caller, member_id)
    return _page(office, caller, member_id, form, "service")


@get("/members/{member_id:uuid}/green-channel-passes/new", guards=[any_of(*SUPERVISION)], sync_to_thread=True)
def ask_pass(office: TheOffice, caller: TheCaller, member_id: Id) -> Template:
    return _page(office, caller, member_id, Form(), "pass")


@post("/members/{member_id:uuid}/green-channel-passes", guards=[any_of(*SUPERVISION)], sync_to_thread=True)
def issue_pass(
    request: AnyRequest, data: Typed, office: TheOffice, caller: TheCaller, member_id: Id
) -> Response[Any]:
    form = Form(data)
    said = {
        "number": form.required("number", missing=N_("Enter the number on the pass")),
        "from_on": form.day("from_on", missing=NO_START),
        "until_on": form.day("until_on"),
    }
    if not form.errors and attempt(
        form,
        {},
        lambda: members.issue_pass(
            office, caller, member_id, body_of(PassBody, **said), identity(caller, form, request.url.path)
        ),
    ):
        return _back(office, caller, member_id)
    return _page(office, caller, member_id, form, "pass")


@get("/members/{member_id:uuid}/green-channel-uses/new", guards=[any_of(*CASE_WORK)], sync_to_thread=True)
def ask_use(office: TheOffice, caller: TheCaller, member_id: Id) -> Template:
    return _page(office, caller, member_id, Form(), "use")


@post("/members/{member_id:uuid}/green-channel-uses", guards=[any_of(*CASE_WORK)], sync_to_thread=True)
def use_green_channel(
    request: AnyRequest, data: Typed, office: TheOffice, caller: TheCaller, member_id: Id
) -> Response[Any]:
    form = Form(data)
    said = _use_read(form)
    if not form.errors and attempt(
        form,
        {"used_on": "on"},
        lambda: members.use_green_channel(
            office, caller, member_id, body_of(UseBody, **said), identity(caller, form, request.url.path)
        ),
    ):
        return _back(office, caller, member_id)
    return _page(office, caller, member_id, form, "use")


def _use_read(form: Form) -> dict[str, Any]:
    steps = tuple(step for step in STEPS if form.text(step))
    if not steps:
        form.refuse("steps", N_("Choose at least one step"))
    hospital = form.uuid("hospital_id")
    if hospital is None:
        form.refuse("hospital_id", N_("Choose a hospital"))
    return {
        "hospital_id": hospital,
        "on": form.day("on", missing=N_("Enter the day it was used")),
        "steps": steps,
        "escorted": ANSWERS.get(form.text("escorted")),
        "satisfied": ANSWERS.get(form.text("satisfied")),
        "note": form.text("note"),
    }


def _back(office: Office, caller: Caller, member_id: UUID) -> Redirect:
    _, household_id = office.place_of_member(caller, member_id)
    return Redirect(f"/households/{household_id}", status_code=303)


def _page(office: Office, caller: Caller, member_id: UUID, form: Form, what: str) -> Template:
    household, member = whose_member(office, caller, member_id)
    today = office.today()
    context = {
        "form": form,
        "household": household,
        "member": member,
        "today": today,
        "in_a_year": twelve_months_after(today),
        "kinds": options("contract"),
        "steps": options("step"),
    }
    if what == "use":
        with office.looking(caller) as look:
            near = [h for h in hospitals(look, household.division[:6]) if h.from_on <= today < h.until_on]
        context["hospitals"] = [(h.hospital_id, h.name) for h in near]
    return Template(f"members/{what}.html", context=context, status_code=422 if form.errors else 200)
