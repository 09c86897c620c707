"""What a family needs: noted, answered, closed."""

from typing import Any, Final
from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromPath, URLEncodedBody
from litestar.response import Redirect, Template

from projections.case import ledger_of_household
from projections.contacts import NEED, Need
from projections.reading import Reading
from web.access.caller import Caller, any_of
from web.actions import contacts
from web.actions.bodies import AnswerBody, NeedBody, OptionalReasonBody
from web.forms import Form
from web.i18n import N_
from web.office import Office, not_found
from web.opening import Opened, opened
from web.pages.acting import attempt, identity
from web.pages.contact_form import DOMAINS
from web.pages.seen import AnyRequest, TheCaller, TheOffice
from web.pages.typed import body_of
from web.pages.whose import whose_in
from web.rights import CASE_WORK

Typed = URLEncodedBody[dict[str, str]]
NEEDS: Final = "/households/{household_id:uuid}/needs"
GUARDS: Final = [any_of(*CASE_WORK)]


@get(f"{NEEDS}/new", guards=GUARDS, sync_to_thread=True)
def ask_need(household_id: FromPath[UUID], office: TheOffice, caller: TheCaller) -> Template:
    return _page("new", office, caller, household_id, None, Form())


@post(NEEDS, guards=GUARDS, sync_to_thread=True)
def open_need(
    request: AnyRequest, data: Typed, household_id: FromPath[UUID], office: TheOffice, caller: TheCaller
) -> Response[Any]:
    form = Form(data)
    said = {
        "domain": form.choice("domain", DOMAINS, missing=N_("Choose what kind of help it is")),
        "summary": form.required("summary", missing=N_("Write what the family needs")),
        "due_on": form.day("due_on"),
    }
    if not form.errors and attempt(
        form,
        {},
        lambda: contacts.open_need(
            office, caller, household_id, body_of(NeedBody, **said), identity(caller, form, request.url.path)
        ),
    ):
        return _back(household_id, "need")
    return _page("new", office, caller, household_id, None, form)


@get(f"{NEEDS}/{{need_id:uuid}}/answer", guards=GUARDS, sync_to_thread=True)
def ask_answer(household_id: FromPath[UUID], need_id: FromPath[UUID], office: TheOffice, caller: TheCaller) -> Template:
    return _page("answer", office, caller, household_id, need_id, Form())


@post(f"{NEEDS}/{{need_id:uuid}}/answer", guards=GUARDS, sync_to_thread=True)
def answer_need(
    request: AnyRequest, data: Typed, household_id: FromPath[UUID], need_id: FromPath[UUID],
    office: TheOffice, caller: TheCaller,
) -> Response[Any]:  # fmt: skip
    form = Form(data)
    answer = form.required("answer", missing=N_("Write what was answered"))
    if not form.errors and attempt(
        form,
        {},
        lambda: contacts.answer_need(
            office, caller, household_id, need_id, body_of(AnswerBody, answer=answer),
            identity(caller, form, request.url.path),
        ),
    ):  # fmt: skip
        return _back(household_id, "answer")
    return _page("answer", office, caller, household_id, need_id, form)


@get(f"{NEEDS}/{{need_id:uuid}}/closure", guards=GUARDS, sync_to_thread=True)
def ask_need_closure(
    household_id: FromPath[UUID], need_id: FromPath[UUID], office: TheOffice, caller: TheCaller
) -> Template:
    return _page("closure", office, caller, household_id, need_id, Form())


@post(f"{NEEDS}/{{need_id:uuid}}/closure", guards=GUARDS, sync_to_thread=True)
def close_need(
    request: AnyRequest, data: Typed, household_id: FromPath[UUID], need_id: FromPath[UUID],
    office: TheOffice, caller: TheCaller,
) -> Response[Any]:  # fmt: skip
    form = Form(data)
    if attempt(
        form,
        {},
        lambda: contacts.close_need(
            office, caller, household_id, need_id, body_of(OptionalReasonBody, reason=form.text("reason")),
            identity(caller, form, request.url.path),
        ),
    ):  # fmt: skip
        return _back(household_id, "closure")
    return _page("closure", office, caller, household_id, need_id, form)


def _back(household_id: UUID, done: str) -> Redirect:
    return Redirect(f"/households/{household_id}?done={done}", status_code=303)


def _page(what: str, office: Office, caller: Caller, household_id: UUID, need_id: UUID | None, form: Form) -> Template:
    with office.looking(caller) as look:
        household = whose_in(office, caller, look, household_id)
        need, texts = _need(office, look, household_id, need_id) if need_id else (None, None)
    context = {"form": form, "household": household, "need": need, "texts": texts, "today": office.today()}
    return Template(f"needs/{what}.html", context=context, status_code=422 if form.errors else 200)


def _need(office: Office, look: Reading, household_id: UUID, need_id: UUID) -> tuple[Need, Opened]:
    """One of the household's needs, with its texts. Raises Problem 404."""
    found = look.of(NEED, "need_id", need_id, "opened_on")
    ledger = ledger_of_household(look, household_id)
    if ledger is None or not found or found[0].household_id != household_id:
        raise not_found()
    return found[0], opened(office, [(text, ledger, household_id) for text in (found[0].summary, found[0].answer)])
