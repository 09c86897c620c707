"""Approving a list: what changed since the last period, its sums, and one's own password once more."""

from typing import Any

from litestar import Response, get, post
from litestar.di import NamedDependency
from litestar.params import URLEncodedBody
from litestar.response import Template

from casework.common.roles import APPROVAL
from web.access import Access
from web.access.caller import Caller, any_of
from web.accounts.own_password import prove_password
from web.http.action import Asking
from web.http.as_of_view import AnyRequest, Id, TheCaller, TheOffice
from web.http.form import Form
from web.http.form_page import confirmed
from web.http.submit import submit
from web.language.i18n import N_
from web.office import Office
from web.payments.actions import APPROVE
from web.payments.doubts import in_doubt
from web.payments.list_story import told_of
from web.payments.one_list_page import about
from web.payments.reading import whole_list
from web.payments.views import months_named

PATH = "/payment-lists/{list_id:uuid}/approval"


@get(PATH, guards=[any_of(*APPROVAL)], sync_to_thread=True)
def ask_approval(list_id: Id, office: TheOffice, caller: TheCaller) -> Template:
    return _page(office, caller, list_id, Form())


@post(PATH, guards=[any_of(*APPROVAL)], sync_to_thread=True)
def take_approval(
    request: AnyRequest,
    list_id: Id,
    data: URLEncodedBody[dict[str, str]],
    office: TheOffice,
    caller: TheCaller,
    access: NamedDependency[Access],
) -> Response[Any]:
    """The password is looked at here, and goes no further."""
    form = Form(data)
    if not form.values.get("password"):
        form.refuse("password", N_("Enter your present password"))
    else:
        prove_password(request, form, "password", caller, access)
    result = None
    if not form.errors:
        identity = form.identity(caller, request.url.path)
        said = {"hash": form.text("hash") or None}
        result = submit(APPROVE, form, Asking(office, caller, request.path_params, said, identity), {})
    if result is None:
        return _page(office, caller, list_id, form)
    return confirmed(request, APPROVE, f"/payment-lists/{list_id}", result)


def _page(office: Office, caller: Caller, list_id: Any, form: Form) -> Template:
    listed = whole_list(office, caller, list_id)
    with office.open_snapshot(caller) as snapshot:
        context, known = about(snapshot, listed), snapshot.known[listed.ledger]
    context |= in_doubt(office, listed) | told_of(office, caller, listed, known)
    context |= {"form": form, "months_named": months_named, "may_exclude": False}
    return Template("payments/approval.html", context=context, status_code=422 if form.errors else 200)
