"""Designating a hospital, changing who is responsible there, and withdrawing it."""

from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.params import URLEncodedBody
from litestar.response import Redirect, Template
from msgspec import convert

from projections.readiness import hospitals
from web import reach
from web.access.caller import Caller, any_of
from web.actions import hospitals as actions
from web.actions.bodies import HospitalBody, ResponsibleBody, WithdrawalBody
from web.forms import Form
from web.i18n import N_
from web.office import Office, not_found
from web.pages.acting import attempt, identity
from web.pages.areas import area_name, asked_division, trail
from web.pages.hospitals import COUNTY_DIGITS, rows_of
from web.pages.seen import AnyRequest, Id, TheCaller, TheOffice
from web.pages.typed import body_of, lines
from web.pages.villages import choices_below
from web.rights import SUPERVISION

Typed = URLEncodedBody[dict[str, str]]


@get("/hospitals/new", guards=[any_of(*SUPERVISION)], sync_to_thread=True)
def ask_hospital(request: AnyRequest, office: TheOffice, caller: TheCaller) -> Template:
    return _new_page(office, caller, asked_division(caller, request.query_params), Form())


@post("/hospitals", guards=[any_of(*SUPERVISION)], sync_to_thread=True)
def designate(request: AnyRequest, data: Typed, office: TheOffice, caller: TheCaller) -> Response[Any]:
    form = Form(data)
    said = {
        "name": form.required("name", missing=N_("Enter the hospital's name")),
        "division": form.required("division", missing=N_("Choose the county")),
        "from_on": form.day("from_on", missing=N_("Enter the first day")),
        "department": form.text("department"),
        "responsible_person": form.text("responsible_person"),
        "phone": form.text("phone"),
        "pathway": lines(form.text("pathway")),
    }
    if not form.errors and attempt(
        form,
        {},
        lambda: actions.designate(
            office, caller, body_of(HospitalBody, **said), identity(caller, form, request.url.path)
        ),
    ):
        return Redirect("/hospitals", status_code=303)
    return _new_page(office, caller, asked_division(caller, {"division": form.text("division")}), form)


@get("/hospitals/{hospital_id:uuid}/responsible", guards=[any_of(*SUPERVISION)], sync_to_thread=True)
def ask_responsible(office: TheOffice, caller: TheCaller, hospital_id: Id) -> Template:
    return _change_page(office, caller, hospital_id, Form(), "responsible")


@post("/hospitals/{hospital_id:uuid}/responsible", guards=[any_of(*SUPERVISION)], sync_to_thread=True)
def change_responsible(
    request: AnyRequest, data: Typed, office: TheOffice, caller: TheCaller, hospital_id: Id
) -> Response[Any]:
    """What is left empty is vacant from that day."""
    form = Form(data)
    said = {
        "from_on": form.day("from_on", missing=N_("Enter the first day")),
        "department": form.text("department") or None,
        "responsible_person": form.text("responsible_person") or None,
        "phone": form.text("phone") or None,
        "pathway": lines(form.text("pathway")),
    }
    if not form.errors and attempt(
        form,
        {},
        lambda: actions.change_responsible(
            office,
            caller,
            hospital_id,
            convert(said, ResponsibleBody),
            identity(caller, form, request.url.path),
        ),
    ):
        return Redirect("/hospitals", status_code=303)
    return _change_page(office, caller, hospital_id, form, "responsible")


@get("/hospitals/{hospital_id:uuid}/withdrawal", guards=[any_of(*SUPERVISION)], sync_to_thread=True)
def ask_withdrawal(office: TheOffice, caller: TheCaller, hospital_id: Id) -> Template:
    return _change_page(office, caller, hospital_id, Form(), "withdrawal")


@post("/hospitals/{hospital_id:uuid}/withdrawal", guards=[any_of(*SUPERVISION)], sync_to_thread=True)
def withdraw(request: AnyRequest, data: Typed, office: TheOffice, caller: TheCaller, hospital_id: Id) -> Response[Any]:
    form = Form(data)
    said = {"on": form.day("on", missing=N_("Enter the day")), "reason": form.text("reason")}
    if not form.errors and attempt(
        form,
        {"withdrawn_on": "on"},
        lambda: actions.withdraw(
            office,
            caller,
            hospital_id,
            body_of(WithdrawalBody, **said),
            identity(caller, form, request.url.path),
        ),
    ):
        return Redirect("/hospitals", status_code=303)
    return _change_page(office, caller, hospital_id, form, "withdrawal")


def _new_page(office: Office, caller: Caller, division: str, form: Form) -> Template:
    reach.demand_hospitals(caller, division)
    county = division[:COUNTY_DIGITS]
    context = {
        "form": form,
        "today": office.today(),
        "county": county,
        "area": area_name(county),
        "trail": trail(caller, county),
        "below": choices_below(county, office.today()),
    }
    return Template("hospitals/new.html", context=context, status_code=422 if form.errors else 200)


def _change_page(office: Office, caller: Caller, hospital_id: UUID, form: Form, what: str) -> Template:
    reach.hospital(office, caller, hospital_id)
    with office.looking(caller) as look:
        found = [h for h in hospitals(look, "") if h.hospital_id == hospital_id]
    if not found:
        raise not_found()
    context = {"form": form, "today": office.today(), "row": rows_of(office, found)[0]}
    return Template(f"hospitals/{what}.html", context=context, status_code=422 if form.errors else 200)
