"""Decisions about a household as a whole: a pause, another category, its closure."""

from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.params import URLEncodedBody
from litestar.response import Redirect, Template

from web.access.caller import Caller, any_of
from web.actions import households
from web.actions.bodies import CategoryBody, ClosureBody, PauseBody
from web.asking import FARTHEST, whole
from web.forms import Form
from web.i18n import N_
from web.office import Office
from web.pages.acting import attempt, identity
from web.pages.seen import AnyRequest, Id, TheCaller, TheOffice
from web.pages.typed import body_of
from web.pages.whose import whose
from web.rights import SUPERVISION
from web.words import WORDS

Typed = URLEncodedBody[dict[str, str]]
CATEGORIES = tuple(WORDS["category"])
NO_REASON = N_("Write the reason")
NO_VERSION = -1


@get("/households/{household_id:uuid}/pause", guards=[any_of(*SUPERVISION)], sync_to_thread=True)
def ask_pause(office: TheOffice, caller: TheCaller, household_id: Id) -> Template:
    return _page(office, caller, household_id, Form(), "pause")


@post("/households/{household_id:uuid}/pause", guards=[any_of(*SUPERVISION)], sync_to_thread=True)
def pause(request: AnyRequest, data: Typed, office: TheOffice, caller: TheCaller, household_id: Id) -> Response[Any]:
    form = Form(data)
    from_on = form.day("from_on")
    until_on = form.day("until_on", missing=N_("Enter the day from which contacts are due again"))
    reason = form.required("reason", missing=NO_REASON)
    if not form.errors and attempt(
        form,
        {},
        lambda: households.pause(
            office, caller, household_id,
            body_of(PauseBody, from_on=from_on, until_on=until_on, reason=reason),
            identity(caller, form, request.url.path), version_seen(form),
        ),
    ):  # fmt: skip
        return back_to(household_id)
    return _page(office, caller, household_id, form, "pause")


@get("/households/{household_id:uuid}/category", guards=[any_of(*SUPERVISION)], sync_to_thread=True)
def ask_category(office: TheOffice, caller: TheCaller, household_id: Id) -> Template:
    return _page(office, caller, household_id, Form(), "category")


@post("/households/{household_id:uuid}/category", guards=[any_of(*SUPERVISION)], sync_to_thread=True)
def change_category(
    request: AnyRequest, data: Typed, office: TheOffice, caller: TheCaller, household_id: Id
) -> Response[Any]:
    form = Form(data)
    category = form.choice("category", CATEGORIES, missing=N_("Choose a category"))
    from_on = form.day("from_on", missing=N_("Enter the day from which it holds"))
    reason = form.text("reason")
    if not form.errors and attempt(
        form,
        {},
        lambda: households.change_category(
            office, caller, household_id,
            body_of(CategoryBody, category=category, from_on=from_on, reason=reason),
            identity(caller, form, request.url.path), version_seen(form),
        ),
    ):  # fmt: skip
        return back_to(household_id)
    return _page(office, caller, household_id, form, "category")


@get("/households/{household_id:uuid}/closure", guards=[any_of(*SUPERVISION)], sync_to_thread=True)
def ask_closure(office: TheOffice, caller: TheCaller, household_id: Id) -> Template:
    return _page(office, caller, household_id, Form(), "closure")


@post("/households/{household_id:uuid}/closure", guards=[any_of(*SUPERVISION)], sync_to_thread=True)
def close(request: AnyRequest, data: Typed, office: TheOffice, caller: TheCaller, household_id: Id) -> Response[Any]:
    form = Form(data)
    day = form.day("on", missing=N_("Enter the day of the closure"))
    reason = form.required("reason", missing=NO_REASON)
    if not form.errors and attempt(
        form,
        {"closed_on": "on"},
        lambda: households.close(
            office, caller, household_id, body_of(ClosureBody, on=day, reason=reason),
            identity(caller, form, request.url.path), version_seen(form),
        ),
    ):  # fmt: skip
        return back_to(household_id)
    return _page(office, caller, household_id, form, "closure")


def version_seen(form: Form) -> int | None:
    """The version of the household that the form was shown with; what is no version fits none."""
    seen = form.text("version")
    version = whole(seen, FARTHEST)
    return NO_VERSION if seen and version is None else version


def back_to(household_id: UUID) -> Redirect:
    return Redirect(f"/households/{household_id}", status_code=303)


def _page(office: Office, caller: Caller, household_id: UUID, form: Form, what: str) -> Template:
    context = {
        "form": form,
        "household": whose(office, caller, household_id),
        "today": office.today(),
        "categories": CATEGORIES,
    }
    return Template(f"decisions/{what}.html", context=context, status_code=422 if form.errors else 200)
