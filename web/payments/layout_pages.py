"""Layouts of bank files: those in force with who adopted them, and a county's own typed or read from a file, looked at, adopted."""

import re
import tomllib
from typing import Any, Final

import msgspec
from litestar import Response, get, post
from litestar.params import MultipartBody
from litestar.response import Redirect, Template

from casework.common.roles import READ_FIGURES, SUPERVISION
from casework.divisions.codes import level_of, trim
from casework.payments.layouts import Layout, shipped
from web.access.caller import Caller, any_of
from web.divisions.areas import area_name, asked_division, trail
from web.divisions.villages import choices_below
from web.http.action import Asking
from web.http.as_of_view import AnyRequest, TheCaller, TheOffice
from web.http.form import Form
from web.http.form_page import Typed, confirmed
from web.http.reach import demand_policy
from web.http.rights import COUNTY, leads_county
from web.http.submit import attempt, submit
from web.language.i18n import N_
from web.language.words import options
from web.limits import kinds
from web.office import Office
from web.payments.bank_file import DEFAULT
from web.payments.file_pages import file_in
from web.payments.layout_actions import ADOPT
from web.payments.layout_form import NO_NAME, OUTCOMES, form_of, layout_in, slots, written_down
from web.payments.layout_samples import sample
from web.payments.layouts_in_force import InForce, in_force

ADDRESS: Final = "/bank-layouts"
NO_FILE: Final = N_("Choose the file")
NO_TOML: Final = N_("This file is not written as TOML")
LARGEST: Final = 40_000  # bytes


@get(ADDRESS, guards=[any_of(*READ_FIGURES)], sync_to_thread=True)
def show_layouts(request: AnyRequest, office: TheOffice, caller: TheCaller) -> Template:
    division = _county(asked_division(caller, request.query_params))
    found = in_force(office, division) if level_of(division) == COUNTY else []
    context = {
        **_place(office, caller, division), "layouts": [(each, sample(each.layout)) for each in found],
        "may_adopt": caller.role in SUPERVISION and leads_county(caller),
    }  # fmt: skip
    return Template("payments/layouts.html", context=context)


@get(f"{ADDRESS}/new", guards=[any_of(*SUPERVISION)], sync_to_thread=True)
def ask_layout(request: AnyRequest, office: TheOffice, caller: TheCaller) -> Template:
    """The fields as those of a layout that is there (`like`), to be changed."""
    query = request.query_params
    division = _county(asked_division(caller, query))
    demand_policy(caller, division)
    there = {each.name: each.layout for each in in_force(office, division)}
    like = there.get(query.get("like", ""), shipped()[DEFAULT])
    name = query.get("like", "") if query.get("like", "") not in shipped() else ""
    return _form(office, caller, division, form_of(msgspec.to_builtins(like), name if name in there else ""))


@post(f"{ADDRESS}/reading", guards=[any_of(*SUPERVISION)], sync_to_thread=True)
def read_layout(data: MultipartBody[dict[str, Any]], office: TheOffice, caller: TheCaller) -> Template:
    """A layout written down in a file, put into the fields."""
    form = Form({name: value for name, value in data.items() if isinstance(value, str)})
    division = _county(asked_division(caller, form.values))
    demand_policy(caller, division)
    content = file_in(data)
    if not content or len(content) > LARGEST:
        form.refuse("file", NO_FILE)
        return _form(office, caller, division, form)
    try:
        typed = form_of(tomllib.loads(content.decode("utf-8-sig")), form.text("name"))
    except (ValueError, RecursionError):  # no TOML, no UTF-8, a number of thousands of digits
        form.refuse("file", NO_TOML)
        return _form(office, caller, division, form)
    written_down(typed)
    return _form(office, caller, division, typed)


@post(f"{ADDRESS}/preview", guards=[any_of(*SUPERVISION)], opt=kinds.READ, sync_to_thread=True)
def preview_layout(data: Typed, office: TheOffice, caller: TheCaller) -> Template:
    """Three invented lines in the layout, before it is adopted; or the form again."""
    form = Form(data)
    division = _county(asked_division(caller, form.values))
    attempt(form, {}, lambda: demand_policy(caller, division))
    layout = _layout(form)
    if layout is None or form.text("step") == "edit":
        return _form(office, caller, division, form)
    shown = InForce(form.text("name"), layout)
    context = {**_place(office, caller, division), "form": form, "shown": shown, "sample": sample(layout)}
    return Template("payments/layout_preview.html", context=context)


@get(f"{ADDRESS}/preview", guards=[any_of(*SUPERVISION)], sync_to_thread=False)
def show_form() -> Redirect:
    """Whoever comes back here later, after signing in again, begins anew."""
    return Redirect(ADDRESS, status_code=303)


@post(ADDRESS, guards=[any_of(*SUPERVISION)], sync_to_thread=True)
def adopt(request: AnyRequest, data: Typed, office: TheOffice, caller: TheCaller) -> Response[Any]:
    form = Form(data)
    division = _county(asked_division(caller, form.values))
    layout, result = _layout(form), None
    if layout is not None:
        said = {"name": form.text("name"), "layout": msgspec.to_builtins(layout), "division": division}
        result = submit(ADOPT, form, Asking(office, caller, {}, said, form.identity(caller, request.url.path)), {})
    if result is None:
        return _form(office, caller, division, form)
    return confirmed(request, ADOPT, f"{ADDRESS}?division={division}", result)


def _layout(form: Form) -> Layout | None:
    if not re.fullmatch(r"[a-z][a-z0-9_]{0,39}", form.text("name"), re.ASCII):
        form.refuse("name", NO_NAME)
    layout = layout_in(form)
    return None if form.errors else layout


def _county(division: str) -> str:
    """A layout holds in a whole ledger: a township's is its county's."""
    return trim(division)[:6]


def _form(office: Office, caller: Caller, division: str, form: Form) -> Template:
    context = {
        **_place(office, caller, division), "form": form, "slots": {part: slots(form, part) for part in ("columns", "returned")},
        "stands": options("bank_field"), "outcomes": OUTCOMES, "formats": options("bank_format"),
        "encodings": options("bank_encoding"),
    }  # fmt: skip
    return Template("payments/layout_form.html", context=context, status_code=422 if form.errors else 200)


def _place(office: Office, caller: Caller, division: str) -> dict[str, Any]:
    below = choices_below(division, office.today()) if level_of(division) < COUNTY else []
    return {
        "division": division, "area": area_name(division), "trail": trail(caller, division), "below": below,
        "address": ADDRESS,
    }  # fmt: skip


HANDLERS = [show_layouts, ask_layout, read_layout, preview_layout, show_form, adopt]
