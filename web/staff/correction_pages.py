"""What was recorded wrong about a staff member: name and phone, a post. The old stays in the history, the reason beside it."""

from typing import Any, Final

from casework.common.days import FOREVER
from web.divisions.areas import village_name
from web.http import reach
from web.http.form import Form
from web.http.form_page import FormPage, Shown
from web.http.typed import filled_in
from web.language.i18n import N_
from web.language.words import options
from web.office import not_found
from web.staff import actions as staff
from web.staff.person import person_of
from web.staff.post_places import post_places

NO_REASON: Final = N_("Write the reason")


def _read_record(form: Form) -> dict[str, Any]:
    """Only what reads otherwise than before; a phone that was emptied is none."""
    name, reason = form.required("name", missing=N_("Enter the name")), form.required("reason", missing=NO_REASON)
    told: dict[str, Any] = {} if name == form.text("name_before") else {"name": name}
    phone = {} if form.text("phone") == form.text("phone_before") else {"phone": form.text("phone") or None}
    return {**told, **phone, "reason": reason}


def _read_post(form: Form) -> dict[str, Any]:
    until_on = form.day("until_on", missing=N_("Enter the first day without the post") if form.text("ended") else None)
    said = {
        "level": form.choice("level", [code for code, _ in options("level")], missing=N_("Choose a level")),
        "division": form.required("division", missing=N_("Choose the place of the post")),
        "from_on": form.day("from_on", missing=N_("Enter the first day")),
        "reason": form.required("reason", missing=NO_REASON),
    }
    return {**filled_in(said), "until_on": until_on}


def _record(shown: Shown) -> dict[str, Any]:
    reach.staff(shown.office, shown.caller, shown.ids["staff_id"])
    found = person_of(shown.office, shown.caller, shown.ids["staff_id"])
    return {"holder": found.record, "name": found.name, "phone": found.phone}


def _post(shown: Shown) -> dict[str, Any]:
    """The post as it is recorded, and the places it may have been meant for: those of its county."""
    staff_id, post_id = shown.ids["staff_id"], shown.ids["post_id"]
    reach.post(shown.office, shown.caller, staff_id, post_id)
    found = person_of(shown.office, shown.caller, staff_id)
    held = next((post for post in found.posts if post.post_id == post_id), None)
    if held is None:
        raise not_found()
    return {
        "holder": found.record,
        "name": found.name,
        "held": held,
        "place": village_name(held.division),
        "until_on": None if held.until_on == FOREVER else held.until_on,
        "levels": options("level"),
        **post_places(shown.office, shown.caller, _county_of(shown, held.division), shown.searched),
    }


def _county_of(shown: Shown, division: str) -> str:
    """The county of a post, or of it what the caller leads."""
    own = shown.caller.division
    return own if len(own) > len(division[:6]) else division[:6]


def _to_staff(*_: object) -> str:
    return "/staff"


RECORD_CORRECTION: Final = FormPage(staff.CORRECT_STAFF, "staff/correction.html", _record, _to_staff, read=_read_record)
POST_CORRECTION: Final = FormPage(staff.CORRECT_POST, "staff/post_correction.html", _post, _to_staff, read=_read_post)
POST_WITHDRAWAL: Final = FormPage(
    staff.WITHDRAW_POST,
    "staff/post_withdrawal.html",
    _post,
    _to_staff,
    missing={"reason": N_("Write why it is withdrawn")},
)
FORMS: Final = (RECORD_CORRECTION, POST_CORRECTION, POST_WITHDRAWAL)
