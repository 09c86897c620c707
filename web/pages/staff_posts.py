"""Adding a staff record, giving it a post, and ending one."""

from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.params import URLEncodedBody
from litestar.response import Redirect, Template

from projections import staffing
from projections.staffing import HeldPost, StaffMember
from web import reach
from web.access.caller import Caller, any_of
from web.actions import staff as actions
from web.actions.bodies import PostBody, PostEndingBody, StaffBody
from web.forms import Form
from web.i18n import N_
from web.office import Office, not_found
from web.opening import opened
from web.pages.acting import attempt, identity
from web.pages.areas import asked_division, village_name
from web.pages.post_places import post_places
from web.pages.seen import AnyRequest, Id, TheCaller, TheOffice
from web.pages.typed import body_of
from web.rights import STAFFING
from web.words import WORDS, options

Typed = URLEncodedBody[dict[str, str]]
LEVELS = tuple(WORDS["level"])


@get("/staff/new", guards=[any_of(*STAFFING)], sync_to_thread=True)
def ask_staff(request: AnyRequest, office: TheOffice, caller: TheCaller) -> Template:
    return _new_page(office, caller, Form(), asked_division(caller, request.query_params))


@post("/staff", guards=[any_of(*STAFFING)], sync_to_thread=True)
def register_staff(request: AnyRequest, data: Typed, office: TheOffice, caller: TheCaller) -> Response[Any]:
    form = Form(data)
    name = form.required("name", missing=N_("Enter the name"))
    held = _post_read(form)
    if not form.errors and attempt(
        form,
        {"posts.0.level": "level", "posts.0.division": "division", "posts.0.from_on": "from_on"},
        lambda: actions.register_staff(
            office,
            caller,
            body_of(StaffBody, name=name, phone=form.text("phone"), posts=[held]),
            identity(caller, form, request.url.path),
        ),
    ):
        return Redirect("/staff", status_code=303)
    return _new_page(office, caller, form, asked_division(caller, {"division": form.text("county")}))


@get("/staff/{staff_id:uuid}/posts/new", guards=[any_of(*STAFFING)], sync_to_thread=True)
def ask_post(request: AnyRequest, office: TheOffice, caller: TheCaller, staff_id: Id) -> Template:
    return _post_page(office, caller, staff_id, Form(), asked_division(caller, request.query_params))


@post("/staff/{staff_id:uuid}/posts", guards=[any_of(*STAFFING)], sync_to_thread=True)
def take_post(request: AnyRequest, data: Typed, office: TheOffice, caller: TheCaller, staff_id: Id) -> Response[Any]:
    form = Form(data)
    held = _post_read(form)
    if not form.errors and attempt(
        form,
        {},
        lambda: actions.take_post(
            office, caller, staff_id, body_of(PostBody, **held), identity(caller, form, request.url.path)
        ),
    ):
        return Redirect("/staff", status_code=303)
    return _post_page(office, caller, staff_id, form, asked_division(caller, {"division": form.text("county")}))


@get("/staff/{staff_id:uuid}/posts/{post_id:uuid}/ending", guards=[any_of(*STAFFING)], sync_to_thread=True)
def ask_post_ending(office: TheOffice, caller: TheCaller, staff_id: Id, post_id: Id) -> Template:
    return _ending_page(office, caller, staff_id, post_id, Form())


@post("/staff/{staff_id:uuid}/posts/{post_id:uuid}/ending", guards=[any_of(*STAFFING)], sync_to_thread=True)
def end_post(
    request: AnyRequest,
    data: Typed,
    office: TheOffice,
    caller: TheCaller,
    staff_id: Id,
    post_id: Id,
) -> Response[Any]:
    form = Form(data)
    until_on = form.day("until_on", missing=N_("Enter the first day without the post"))
    if not form.errors and attempt(
        form,
        {},
        lambda: actions.end_post(
            office,
            caller,
            staff_id,
            post_id,
            body_of(PostEndingBody, until_on=until_on),
            identity(caller, form, request.url.path),
        ),
    ):
        return Redirect("/staff", status_code=303)
    return _ending_page(office, caller, staff_id, post_id, form)


def _post_read(form: Form) -> dict[str, Any]:
    said = {
        "level": form.choice("level", LEVELS, missing=N_("Choose a level")),
        "division": form.required("division", missing=N_("Choose the place of the post")),
        "from_on": form.day("from_on", missing=N_("Enter the first day")),
    }
    return {name: value for name, value in said.items() if value}


def _person(office: Office, caller: Caller, staff_id: UUID) -> tuple[StaffMember, str, list[HeldPost]]:
    """The record, the name and the posts. Raises Problem 404."""
    with office.looking(caller) as look:
        person = staffing.person(look, staff_id)
        posts = staffing.posts(look, [staff_id]).get(staff_id, [])
    if person is None:
        raise not_found()
    return person, opened(office, [(person.name, person.ledger, staff_id)]).text(person.name), posts


def _new_page(office: Office, caller: Caller, form: Form, division: str) -> Template:
    context = {"form": form, "levels": options("level"), **post_places(office, caller, division)}
    return Template("staff/new.html", context=context, status_code=422 if form.errors else 200)


def _post_page(office: Office, caller: Caller, staff_id: UUID, form: Form, division: str) -> Template:
    reach.staff(office, caller, staff_id)
    person, name, _ = _person(office, caller, staff_id)
    context = {
        "form": form,
        "holder": person,
        "name": name,
        "levels": options("level"),
        **post_places(office, caller, division),
    }
    return Template("staff/post.html", context=context, status_code=422 if form.errors else 200)


def _ending_page(office: Office, caller: Caller, staff_id: UUID, post_id: UUID, form: Form) -> Template:
    reach.post(office, caller, staff_id, post_id)
    person, name, posts = _person(office, caller, staff_id)
    held = next((post for post in posts if post.post_id == post_id), None)
    if held is None:
        raise not_found()
    context = {
        "form": form,
        "holder": person,
        "name": name,
        "held": held,
        "place": village_name(held.division),
        "today": office.today(),
    }
    return Template("staff/ending.html", context=context, status_code=422 if form.errors else 200)
