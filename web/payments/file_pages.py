"""The bank file taken along, and the bank's answer brought back; a list whose computing was broken off goes on."""

from collections.abc import Sequence
from hashlib import sha256
from typing import Any, Final
from uuid import NAMESPACE_OID, uuid5

from litestar import Response, get, post
from litestar.datastructures import UploadFile
from litestar.params import MultipartBody, URLEncodedBody
from litestar.response import Redirect, Template

from casework.common.refusals import PaymentListNotApproved, Refused
from casework.common.roles import APPROVAL, PAYING
from casework.ledger.envelope import Request
from web.access.caller import Caller, any_of
from web.http.action import Asking, WriteResult
from web.http.as_of_view import AnyRequest, Id, TheCaller, TheOffice
from web.http.form import Form
from web.http.form_page import confirmed
from web.http.query_params import request_of
from web.http.submit import attempt
from web.imports.workbook.refusals import UnusableFile
from web.language.i18n import N_, current_language
from web.language.refusal_words import sentence_of
from web.limits import kinds
from web.office import Office
from web.payments import running
from web.payments.actions import RETURN, of_list
from web.payments.bank_file import bank_file
from web.payments.forms import back_to, identity
from web.payments.reading import whole_list
from web.payments.return_faults import shown_faults, told_first
from web.payments.returns import take
from web.problem import Problem

LIST = "/payment-lists/{list_id:uuid}"
NO_FILE = N_("Choose the bank's file")
IN_FILE: Final = {"file": "file"}


@get(f"{LIST}/bank-file", guards=[any_of(*PAYING, *APPROVAL)], sync_to_thread=True, opt=kinds.SLOW)
def give_file(request: AnyRequest, list_id: Id, office: TheOffice, caller: TheCaller) -> Response[bytes]:
    return file_of(office, caller, list_id, request.query_params.get("layout"))


def file_of(office: Office, caller: Caller, list_id: Any, layout: str | None) -> Response[bytes]:
    """Of an approved list alone: nothing else is for the bank. Raises Refused, Problem 404."""
    listed = whole_list(office, caller, list_id)
    if listed.list.approved_on is None:
        raise PaymentListNotApproved
    made = bank_file(office, listed, layout)
    headers = {"content-disposition": f'attachment; filename="{made.name}"', "x-content-hash": made.hash}
    return Response(made.content, media_type=made.media, encoding=made.encoding, headers=headers)


@get(f"{LIST}/bank-returns", guards=[any_of(*PAYING)], sync_to_thread=True)
def ask_returns(list_id: Id, office: TheOffice, caller: TheCaller) -> Template:
    return _page(office, caller, list_id, Form())


@post(f"{LIST}/bank-returns", guards=[any_of(*PAYING)], sync_to_thread=True, opt=kinds.SLOW)
def take_returns(
    request: AnyRequest, list_id: Id, data: MultipartBody[dict[str, Any]], office: TheOffice, caller: TheCaller
) -> Response[Any]:
    form = Form({name: value for name, value in data.items() if isinstance(value, str)})
    content = file_in(data)
    asking = Asking(office, caller, request.path_params, None, _identity(form, caller, request.url.path, content))
    of_list(asking)
    if not content:
        form.refuse("file", NO_FILE)
        return _page(office, caller, list_id, form)
    faults: list[Refused] = []
    result = attempt(form, IN_FILE, lambda: _taken(asking, content, bool(form.text("late")), faults))
    if result is None:
        return _page(office, caller, list_id, form, faults)
    return confirmed(request, RETURN, f"/payment-lists/{list_id}", result)


def _identity(form: Form, caller: Caller, path: str, content: bytes) -> Request:
    """Of this file: another one, sent from a page that the browser went back to, is another answer."""
    of_file = uuid5(NAMESPACE_OID, form.text("command_id") + sha256(content).hexdigest())
    return Form({**form.values, "command_id": str(of_file)}).identity(caller, path)


def _taken(asking: Asking, content: bytes, late: bool, faults: list[Refused]) -> WriteResult:
    """What is wrong with the file is said at its field, and kept to be listed."""
    try:
        return take(asking, content, late=late)
    except UnusableFile as refusal:
        message = refusal.message_en if current_language() == "en" else refusal.message
        raise Problem(422, "bank-file", message, errors=[{"field": "file", "message": message}]) from refusal
    except Refused as refused:
        if refused.status != 422:
            raise
        faults.extend(each for each in refused.every if "row" in each.values)
        errors = [{"field": "file", "message": told_first(refused)}]
        raise Problem(422, refused.name, sentence_of(refused), errors=errors) from refused


@post(f"{LIST}/computing", guards=[any_of(*PAYING)], sync_to_thread=True, opt=kinds.SLOW)
def go_on(
    request: AnyRequest, list_id: Id, data: URLEncodedBody[dict[str, str]], office: TheOffice, caller: TheCaller
) -> Redirect:
    """Goes on where computing was broken off; while it is under way, nothing begins."""
    del data
    at = of_list(
        Asking(office, caller, request.path_params, None, request_of(caller, None, "POST", request.url.path, {}))
    )
    running.start(office, at.ledger, at.stream, seconds=1.0)
    return Redirect(f"/payment-lists/{list_id}", status_code=303)


def file_in(data: Any) -> bytes:
    """The file that was sent; nothing where there is none."""
    file = data.get("file") if isinstance(data, dict) else None
    return file.file.read() if isinstance(file, UploadFile) else b""


def _page(office: Office, caller: Caller, list_id: Any, form: Form, faults: Sequence[Refused] = ()) -> Template:
    listed = whole_list(office, caller, list_id)
    context = {
        "form": form, "list": listed.list, "about": identity(listed), "back": back_to(listed), **shown_faults(faults),
    }  # fmt: skip
    return Template("payments/returns.html", context=context, status_code=422 if form.errors else 200)


HANDLERS = [give_file, ask_returns, take_returns, go_on]
