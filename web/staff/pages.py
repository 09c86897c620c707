"""Adding a staff record, giving it a post, and ending one."""

from typing import Any, Final

from casework.common.roles import SUPERVISION
from web.divisions.areas import asked_division, village_name
from web.http import reach
from web.http.action import Asking, WriteResult
from web.http.form import Form
from web.http.form_page import FormPage, Shown
from web.http.typed import filled_in, typed
from web.language.i18n import N_
from web.language.words import options
from web.office import not_found
from web.staff import actions as staff
from web.staff.hand_over_form import FIELDS, read_receivers, successors
from web.staff.hand_over_pages import to_run
from web.staff.person import person_of
from web.staff.post_places import post_places

POST: Final = {
    "level": N_("Choose a level"),
    "division": N_("Choose the place of the post"),
    "from_on": N_("Enter the first day"),
}


def _read_record(form: Form) -> dict[str, Any]:
    """The record with its first post."""
    name = form.required("name", missing=N_("Enter the name"))
    post = typed(form, staff.TAKE_POST.shape, POST)
    return filled_in({"name": name, "phone": form.text("phone"), "posts": [post]})


def _places(shown: Shown) -> dict[str, Any]:
    query = {"division": shown.form.text("county")} if shown.form.values else shown.query
    division = asked_division(shown.caller, query)
    return {"levels": options("level"), **post_places(shown.office, shown.caller, division, shown.searched)}


def _holder(shown: Shown) -> dict[str, Any]:
    reach.staff(shown.office, shown.caller, shown.ids["staff_id"])
    found = person_of(shown.office, shown.caller, shown.ids["staff_id"])
    return {"holder": found.record, "name": found.name, **_places(shown)}


def _read_ending(form: Form) -> dict[str, Any]:
    """The last day; and who takes the households over, where somebody does."""
    said = {"until_on": form.day("until_on", missing=N_("Enter the first day without the post"))}
    receivers = read_receivers(form)
    return filled_in(said | ({"hand_over": receivers} if receivers else {}))


def _held(shown: Shown) -> dict[str, Any]:
    staff_id, post_id = shown.ids["staff_id"], shown.ids["post_id"]
    reach.post(shown.office, shown.caller, staff_id, post_id)
    found = person_of(shown.office, shown.caller, staff_id)
    held = next((post for post in found.posts if post.post_id == post_id), None)
    if held is None:
        raise not_found()
    context = {"holder": found.record, "name": found.name, "held": held, "place": village_name(held.division)}
    if shown.caller.role not in SUPERVISION:
        return {**context, "households": 0, "searched": ""}
    with shown.office.open_snapshot(shown.caller) as snapshot:
        return context | successors(shown, snapshot, held.level, held.division, staff_id)


def _to_staff(_: Asking, __: WriteResult) -> str:
    return "/staff"


REGISTER: Final = FormPage(
    staff.REGISTER_STAFF,
    "staff/new.html",
    _places,
    _to_staff,
    read=_read_record,
    fields={"posts.0.level": "level", "posts.0.division": "division", "posts.0.from_on": "from_on"},
    form_at="/new",
)
TAKE: Final = FormPage(staff.TAKE_POST, "staff/post.html", _holder, _to_staff, missing=POST, form_at="/new")
POST_ENDING: Final = FormPage(
    staff.END_POST,
    "staff/post_ending.html",
    _held,
    to_run,
    read=_read_ending,
    fields=FIELDS,
)
FORMS: Final = (REGISTER, TAKE, POST_ENDING)
