"""A person's family doctor: the contract and each service; and the page all forms about a person share."""

from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.params import URLEncodedBody
from litestar.response import Redirect, Template

from casework.days import twelve_months_after
from projections.readiness import hospitals
from web.access.caller import Caller, any_of
from web.actions import members
from web.actions.bodies import ContractBody, ServiceBody
from web.forms import Form
from web.i18n import N_
from web.office import Office
from web.pages.acting import attempt, identity
from web.pages.seen import AnyRequest, Id, TheCaller, TheOffice
from web.pages.typed import body_of
from web.pages.whose import whose_member
from web.rights import CASE_WORK, SUPERVISION
from web.words import WORDS, options

Typed = URLEncodedBody[dict[str, str]]
NO_START, NO_END = N_("Enter the first day"), N_("Enter the day after the last")


@get("/members/{member_id:uuid}/doctor-contracts/new", guards=[any_of(*SUPERVISION)], sync_to_thread=True)
def ask_contract(office: TheOffice, caller: TheCaller, member_id: Id) -> Template:
    return member_page(office, caller, member_id, Form(), "contract")


@post("/members/{member_id:uuid}/doctor-contracts", guards=[any_of(*SUPERVISION)], sync_to_thread=True)
def sign_contract(
    request: AnyRequest, data: Typed, office: TheOffice, caller: TheCaller, member_id: Id
) -> Response[Any]:
    form = Form(data)
    said = {
        "kind": form.choice("kind", tuple(WORDS["contract"]), missing=N_("Choose a kind")),
        "institution": form.text("institution"),
        "doctor": form.text("doctor"),
        "from_on": form.day("from_on", missing=NO_START),
        "until_on": form.day("until_on", missing=NO_END),
    }
    if not form.errors and attempt(
        form,
        {},
        lambda: members.sign_contract(
            office, caller, member_id, body_of(ContractBody, **said), identity(caller, form, request.url.path)
        ),
    ):
        return back_to_family(office, caller, member_id)
    return member_page(office, caller, member_id, form, "contract")


@get("/members/{member_id:uuid}/doctor-services/new", guards=[any_of(*CASE_WORK)], sync_to_thread=True)
def ask_service(office: TheOffice, caller: TheCaller, member_id: Id) -> Template:
    return member_page(office, caller, member_id, Form(), "service")


@post("/members/{member_id:uuid}/doctor-services", guards=[any_of(*CASE_WORK)], sync_to_thread=True)
def record_service(
    request: AnyRequest, data: Typed, office: TheOffice, caller: TheCaller, member_id: Id
) -> Response[Any]:
    form = Form(data)
    said = {
        "on": form.day("on", missing=N_("Enter the day of the service")),
        "service": form.required("service", missing=N_("Write what the doctor did")),
    }
    if not form.errors and attempt(
        form,
        {"served_on": "on"},
        lambda: members.record_service(
            office, caller, member_id, body_of(ServiceBody, **said), identity(caller, form, request.url.path)
        ),
    ):
        return back_to_family(office, caller, member_id)
    return member_page(office, caller, member_id, form, "service")


def back_to_family(office: Office, caller: Caller, member_id: UUID) -> Redirect:
    """To the household the person belongs to."""
    _, household_id = office.place_of_member(caller, member_id)
    return Redirect(f"/households/{household_id}", status_code=303)


def member_page(office: Office, caller: Caller, member_id: UUID, form: Form, what: str) -> Template:
    """A form about one person: contract, service, pass or use."""
    household, member = whose_member(office, caller, member_id)
    today = office.today()
    context = {
        "form": form,
        "household": household,
        "member": member,
        "today": today,
        "in_a_year": twelve_months_after(today),
        "kinds": options("contract"),
        "steps": options("step"),
    }
    if what == "use":
        with office.looking(caller) as look:
            near = [h for h in hospitals(look, household.division[:6]) if h.from_on <= today < h.until_on]
        context["hospitals"] = [(h.hospital_id, h.name) for h in near]
    return Template(f"members/{what}.html", context=context, status_code=422 if form.errors else 200)
