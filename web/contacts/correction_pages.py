"""Correcting and withdrawing a contact: the old stays in the history, the reason beside it."""

from typing import Any, Final

from litestar import Response, get, post
from litestar.response import Template

from casework.common.roles import CASE_WORK
from web.access.caller import any_of
from web.contacts import actions as contacts
from web.contacts.contact_before import changes, old_and_new, standing_contact, texts_of
from web.contacts.contact_form import FIELDS
from web.households.decision_pages import to_household
from web.households.household_summary import household_summary_in
from web.http.action import Asking
from web.http.as_of_view import AnyRequest, TheCaller, TheOffice
from web.http.form import Form
from web.http.form_page import FormPage, Shown, Typed, confirmed
from web.http.submit import submit
from web.language.i18n import N_
from web.staff.names import staff_names

GUARDS: Final = [any_of(*CASE_WORK)]
CORRECTION_FIELDS: Final = {**FIELDS, "occurred_on": "occurred_on", "reason": "reason"}


@get(contacts.CORRECT_CONTACT.path, guards=GUARDS, sync_to_thread=True)
def ask_correction(request: AnyRequest, office: TheOffice, caller: TheCaller) -> Template:
    shown = Shown(office, caller, request.path_params, Form(), {})
    return _page("correction", shown._replace(form=Form(_before(shown))))


@post(contacts.CORRECT_CONTACT.path, guards=GUARDS, sync_to_thread=True)
def correct_contact(request: AnyRequest, data: Typed, office: TheOffice, caller: TheCaller) -> Response[Any]:
    """First shows old and new side by side; records when that is confirmed."""
    form = Form(data)
    shown = Shown(office, caller, request.path_params, form, {})
    before = _before(shown)
    said = changes(form, before)
    if form.errors or form.text("step") == "edit":
        return _page("correction", shown)
    if form.text("step") != "confirm":
        return _page("check", shown, rows=old_and_new(form, before))
    asking = Asking(office, caller, shown.ids, said, form.identity(caller, request.url.path))
    if result := submit(contacts.CORRECT_CONTACT, form, asking, CORRECTION_FIELDS):
        return confirmed(request, contacts.CORRECT_CONTACT, to_household(asking, result), result)
    return _page("correction", shown)


def _before(shown: Shown) -> dict[str, str]:
    """The contact as it stands, as its form shows it. Raises Problem 404."""
    with shown.office.open_snapshot(shown.caller) as snapshot:
        return texts_of(*standing_contact(shown.office, snapshot, shown.household_id, shown.ids["contact_id"]))


def _contact(shown: Shown) -> dict[str, Any]:
    office, caller = shown.office, shown.caller
    with office.open_snapshot(caller) as snapshot:
        contact, texts = standing_contact(office, snapshot, shown.household_id, shown.ids["contact_id"])
        household = household_summary_in(office, caller, snapshot, shown.household_id)
        staff = staff_names(office, snapshot, [contact.staff_id])
    return {"household": household, "staff": staff, "contact": contact, "texts": texts}


def _page(what: str, shown: Shown, **more: Any) -> Template:
    context = {"form": shown.form, "today": shown.office.today(), **_contact(shown), **more}
    return Template(f"contacts/{what}.html", context=context, status_code=422 if shown.form.errors else 200)


WITHDRAWAL: Final = FormPage(
    contacts.WITHDRAW_CONTACT,
    "contacts/withdrawal.html",
    _contact,
    to_household,
    missing={"reason": N_("Write why it is withdrawn")},
)
HANDLERS: Final = [ask_correction, correct_contact, *WITHDRAWAL.handlers()]
