"""Logging a contact: one page, one hand, under a minute; then the household's page with what else is open."""

from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromPath, URLEncodedBody
from litestar.response import Redirect, Template

from projections.overdue import assigned_to
from web import reach
from web.access.caller import Caller, any_of
from web.actions import contacts
from web.actions.bodies import ContactBody
from web.forms import Form
from web.office import Office
from web.opening import opened
from web.pages.acting import attempt, identity
from web.pages.contact_form import FIELDS, OTHER, days_to_choose, read_contact
from web.pages.seen import AnyRequest, TheCaller, TheOffice
from web.pages.typed import body_of
from web.pages.whose import whose_or_whose_before
from web.rights import CASE_WORK

Typed = URLEncodedBody[dict[str, str]]
HOUSEHOLD = "/households/{household_id:uuid}"


@get(f"{HOUSEHOLD}/contacts/new", guards=[any_of(*CASE_WORK)], sync_to_thread=True)
def ask_contact(household_id: FromPath[UUID], office: TheOffice, caller: TheCaller) -> Template:
    return _page(office, caller, household_id, Form())


@post(f"{HOUSEHOLD}/contacts", guards=[any_of(*CASE_WORK)], sync_to_thread=True)
def log_contact(
    request: AnyRequest, data: Typed, household_id: FromPath[UUID], office: TheOffice, caller: TheCaller
) -> Response[Any]:
    form = Form(data)
    said = read_contact(form)
    recorded = None if form.errors else attempt(
        form,
        FIELDS,
        lambda: contacts.log_contact(
            office, caller, household_id, body_of(ContactBody, **said),
            identity(caller, form, request.url.path),
        ),
    )  # fmt: skip
    if recorded is None:
        return _page(office, caller, household_id, form)
    still_theirs = caller.role != "contact_person" or household_id in (office.scope_of(caller).households or ())
    done = f"/households/{household_id}?done=contact&contact={recorded.id}" if still_theirs else "/worklist"
    return Redirect(done, status_code=303)


def _page(office: Office, caller: Caller, household_id: UUID, form: Form) -> Template:
    with office.looking(caller) as look:
        household = whose_or_whose_before(office, caller, look, household_id)
        assigned = assigned_to(look, [household_id]).get(household_id, []) if caller.role == "supervisor" else []
    assigned = [each for each in assigned if reach.has_staff(office, caller, each.staff_id)]
    texts = opened(office, [(each.name, each.staff_ledger, each.staff_id) for each in assigned])
    today, yesterday = days_to_choose(office.today())
    context = {
        "form": form,
        "household": household,
        "today": today,
        "yesterday": yesterday,
        "other": OTHER,
        "others": [(each.staff_id, texts.text(each.name)) for each in assigned if each.staff_id != caller.staff_id],
    }
    return Template("contacts/new.html", context=context, status_code=422 if form.errors else 200)
