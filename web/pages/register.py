"""Registering a household with its members."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from litestar import Response, get, post
from litestar.params import URLEncodedBody
from litestar.response import Template

from casework.division_codes import trim
from projections import listing
from projections.listing import ListedHousehold, Wanted
from web.access.caller import Caller, any_of
from web.actions import households
from web.actions.bodies import HouseholdBody
from web.actions.households import id_number_of, person_of
from web.forms import Form
from web.i18n import N_
from web.office import Office
from web.pages.acting import attempt, identity
from web.pages.areas import area_name, asked_division, trail
from web.pages.decisions import back_to
from web.pages.seen import AnyRequest, TheCaller, TheOffice
from web.pages.typed import body_of
from web.pages.villages import choices_below, villages_by_town
from web.problems import Problem
from web.rights import SUPERVISION
from web.words import options

Typed = URLEncodedBody[dict[str, str]]
PLACES = (0, 1)  # two parents; a second one may be left empty
PERSON = ("name", "id_number", "relation", "phone")
CHILD = ("name", "id_number", "disability_level", "died_on")
ADDED = N_("This person belongs to another household already; it is named above.")


@get("/households/new", guards=[any_of(*SUPERVISION)], sync_to_thread=True)
def ask_household(request: AnyRequest, office: TheOffice, caller: TheCaller) -> Template:
    return _page(office, caller, asked_division(caller, request.query_params), Form())


@post("/households", guards=[any_of(*SUPERVISION)], sync_to_thread=True)
def register(request: AnyRequest, data: Typed, office: TheOffice, caller: TheCaller) -> Response[Any]:
    form = Form(data)
    division = asked_division(caller, {"division": form.text("division")})
    said = _read(form)
    answer = None
    if not form.errors:
        answer = attempt(
            form,
            FIELDS,
            lambda: households.register(
                office, caller, body_of(HouseholdBody, **said), identity(caller, form, request.url.path)
            ),
        )
    return back_to(answer.id) if answer else _page(office, caller, division, form)


FIELDS: Mapping[str, str] = {"members": "members.0.name"}


def _read(form: Form) -> dict[str, Any]:
    child = _part(form, "child", CHILD)
    return {
        "residence_division": form.required("residence_division", missing=N_("Choose the village")),
        "category": form.required("category", missing=N_("Choose a category")),
        "registered_on": form.day("registered_on", missing=N_("Enter the day of registration")),
        "household_no": form.text("household_no"),
        "address": form.text("address"),
        "living_alone": form.text("living_alone") == "yes",
        "members": [_member(form, place) for place in PLACES if _is_said(form, place)],
        "child": child | _child_numbers(form) if child else None,
    }


def _is_said(form: Form, place: int) -> bool:
    """The first member always; a second one as soon as anything but the relation is typed."""
    return place == 0 or bool(_part(form, f"members.{place}", ("name", "id_number", "phone")))


def _member(form: Form, place: int) -> dict[str, Any]:
    form.required(f"members.{place}.name", missing=N_("Enter the name"))
    form.required(f"members.{place}.id_number", missing=N_("Enter the identity number"))
    form.required(f"members.{place}.relation", missing=N_("Choose the relation"))
    return _part(form, f"members.{place}", PERSON)


def _child_numbers(form: Form) -> dict[str, Any]:
    said: dict[str, date | int | None] = {
        "disability_level": form.number("child.disability_level"),
        "died_on": form.day("child.died_on"),
    }
    return {name: value for name, value in said.items() if value is not None}


def _part(form: Form, part: str, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: text for name in names if (text := form.text(f"{part}.{name}"))}


def _page(office: Office, caller: Caller, division: str, form: Form) -> Template:
    known = _known_here(office, caller, form) if form.errors else {}
    for name in known:
        form.errors.pop("members.0.id_number", None)
        form.errors = {name: ADDED} | form.errors
    today = office.today()
    context = {
        "form": form,
        "division": trim(division),
        "area": area_name(division),
        "trail": trail(caller, division),
        "below": choices_below(division, today),
        "towns": villages_by_town(division, today) if len(division) >= 6 else [],
        "today": today,
        "categories": options("category"),
        "relations": options("relation"),
        "places": PLACES,
        "known": list(known.values()),
    }
    return Template("register/index.html", context=context, status_code=422 if form.errors else 200)


def _known_here(office: Office, caller: Caller, form: Form) -> dict[str, ListedHousehold]:
    """The open households within the caller's scope that persons typed here belong to, by field."""
    persons = {}
    for place in PLACES:
        field = f"members.{place}.id_number"
        try:
            persons[field] = person_of(office, id_number_of(form.text(field), field))
        except Problem:
            continue
    found = {}
    with office.looking(caller) as look:
        for field, person in persons.items():
            rows, _ = listing.households(look, Wanted(persons=(person,)), 1, 9) if person else ([], 0)
            still = [row for row in rows if row.status != "closed"]
            if still:
                found[field] = still[0]
    return found
