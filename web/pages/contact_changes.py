"""Correcting and withdrawing a contact: the old stays in the history, the reason beside it."""

from typing import Any, Final
from uuid import UUID

import msgspec
from litestar import Response, get, post
from litestar.params import FromPath, URLEncodedBody
from litestar.response import Redirect, Template

from web.access.caller import Caller, any_of
from web.actions import contacts
from web.actions.bodies import ContactCorrectionBody, ReasonBody
from web.forms import Form
from web.i18n import N_
from web.office import Office
from web.pages.acting import attempt, identity
from web.pages.contact_before import changes, old_and_new, standing_contact, texts_of
from web.pages.contact_form import FIELDS
from web.pages.seen import AnyRequest, TheCaller, TheOffice
from web.pages.whose import whose_in
from web.rights import CASE_WORK
from web.staff_names import staff_names

Typed = URLEncodedBody[dict[str, str]]
PATH: Final = "/households/{household_id:uuid}/contacts/{contact_id:uuid}"
GUARDS: Final = [any_of(*CASE_WORK)]
CORRECTION_FIELDS: Final = {**FIELDS, "occurred_on": "occurred_on", "reason": "reason"}


@get(f"{PATH}/correction", guards=GUARDS, sync_to_thread=True)
def ask_correction(
    household_id: FromPath[UUID], contact_id: FromPath[UUID], office: TheOffice, caller: TheCaller
) -> Template:
    return _page("correction", office, caller, household_id, contact_id, None)


@post(f"{PATH}/correction", guards=GUARDS, sync_to_thread=True)
def correct_contact(
    request: AnyRequest, data: Typed, household_id: FromPath[UUID], contact_id: FromPath[UUID],
    office: TheOffice, caller: TheCaller,
) -> Response[Any]:  # fmt: skip
    """First shows old and new side by side; records when that is confirmed."""
    form = Form(data)
    with office.looking(caller) as look:
        before = texts_of(*standing_contact(office, look, household_id, contact_id)[:2])
    said = changes(form, before)
    if form.errors or form.text("step") == "edit":
        return _page("correction", office, caller, household_id, contact_id, form)
    if form.text("step") != "confirm":
        return _page("check", office, caller, household_id, contact_id, form, rows=old_and_new(form, before))
    if attempt(
        form,
        CORRECTION_FIELDS,
        lambda: contacts.correct_contact(
            office, caller, household_id, contact_id, msgspec.convert(said, ContactCorrectionBody),
            identity(caller, form, request.url.path),
        ),
    ):  # fmt: skip
        return Redirect(f"/households/{household_id}?done=correction", status_code=303)
    return _page("correction", office, caller, household_id, contact_id, form)


@get(f"{PATH}/withdrawal", guards=GUARDS, sync_to_thread=True)
def ask_withdrawal(
    household_id: FromPath[UUID], contact_id: FromPath[UUID], office: TheOffice, caller: TheCaller
) -> Template:
    return _page("withdrawal", office, caller, household_id, contact_id, Form())


@post(f"{PATH}/withdrawal", guards=GUARDS, sync_to_thread=True)
def withdraw_contact(
    request: AnyRequest, data: Typed, household_id: FromPath[UUID], contact_id: FromPath[UUID],
    office: TheOffice, caller: TheCaller,
) -> Response[Any]:  # fmt: skip
    form = Form(data)
    reason = form.required("reason", missing=N_("Write why it is withdrawn"))
    if not form.errors and attempt(
        form,
        {"reason": "reason"},
        lambda: contacts.withdraw_contact(
            office, caller, household_id, contact_id, msgspec.convert({"reason": reason}, ReasonBody),
            identity(caller, form, request.url.path),
        ),
    ):  # fmt: skip
        return Redirect(f"/households/{household_id}?done=withdrawal", status_code=303)
    return _page("withdrawal", office, caller, household_id, contact_id, form)


def _page(
    what: str,
    office: Office,
    caller: Caller,
    household_id: UUID,
    contact_id: UUID,
    form: Form | None,
    **more: Any,
) -> Template:
    with office.looking(caller) as look:
        contact, texts = standing_contact(office, look, household_id, contact_id)
        context = {
            "household": whose_in(office, caller, look, household_id),
            "staff": staff_names(office, look, [contact.staff_id]),
        }
    form = form or Form(texts_of(contact, texts))
    context |= {"form": form, "contact": contact, "texts": texts, "today": office.today(), **more}
    return Template(f"contacts/{what}.html", context=context, status_code=422 if form.errors else 200)
