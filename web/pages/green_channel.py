"""A person's green-channel pass, and each use of it."""

from typing import Any

from litestar import Response, get, post
from litestar.params import URLEncodedBody
from litestar.response import Template

from web.access.caller import any_of
from web.actions import members
from web.actions.bodies import PassBody, UseBody
from web.forms import Form
from web.i18n import N_
from web.pages.acting import attempt, identity
from web.pages.members import NO_START, back_to_family, member_page
from web.pages.seen import AnyRequest, Id, TheCaller, TheOffice
from web.pages.typed import body_of
from web.rights import CASE_WORK, SUPERVISION
from web.words import WORDS

Typed = URLEncodedBody[dict[str, str]]
STEPS = tuple(WORDS["step"])
ANSWERS = {"yes": True, "no": False}


@get("/members/{member_id:uuid}/green-channel-passes/new", guards=[any_of(*SUPERVISION)], sync_to_thread=True)
def ask_pass(office: TheOffice, caller: TheCaller, member_id: Id) -> Template:
    return member_page(office, caller, member_id, Form(), "pass")


@post("/members/{member_id:uuid}/green-channel-passes", guards=[any_of(*SUPERVISION)], sync_to_thread=True)
def issue_pass(request: AnyRequest, data: Typed, office: TheOffice, caller: TheCaller, member_id: Id) -> Response[Any]:
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
        return back_to_family(office, caller, member_id)
    return member_page(office, caller, member_id, form, "pass")


@get("/members/{member_id:uuid}/green-channel-uses/new", guards=[any_of(*CASE_WORK)], sync_to_thread=True)
def ask_use(office: TheOffice, caller: TheCaller, member_id: Id) -> Template:
    return member_page(office, caller, member_id, Form(), "use")


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
        return back_to_family(office, caller, member_id)
    return member_page(office, caller, member_id, form, "use")


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
