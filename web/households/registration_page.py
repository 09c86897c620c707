"""Registering a household with its members."""

from datetime import date
from typing import Any, Final

from casework.divisions.codes import trim
from projections.households import household_list
from projections.households.household_list import ListedHousehold, Wanted
from web.access.caller import Caller
from web.divisions.areas import area_name, asked_division, trail
from web.divisions.villages import choices_below, villages_by_town
from web.households import registration
from web.households.persons import id_number_of, known_person
from web.http.action import Asking, WriteResult
from web.http.form import Form
from web.http.form_page import FormPage, Shown
from web.http.typed import filled_in
from web.language.i18n import N_
from web.language.words import options
from web.office import Office
from web.problem import Problem

PLACES = (0, 1)  # two parents; a second one may be left empty
PERSON = ("name", "id_number", "relation", "phone", "second_phone")
CHILD = ("name", "id_number", "disability_level", "died_on")
ADDED = N_("This person belongs to another household already; it is named above.")


def _read(form: Form) -> dict[str, Any]:
    child = _part(form, "child", CHILD)
    said = {
        "residence_division": form.required("residence_division", missing=N_("Choose the village")),
        "category": form.required("category", missing=N_("Choose a category")),
        "registered_on": form.day("registered_on", missing=N_("Enter the day of registration")),
        "household_no": form.text("household_no"),
        "address": form.text("address"),
        "living_alone": form.text("living_alone") == "yes",
        "members": [_member(form, place) for place in PLACES if _is_said(form, place)],
        "child": child | _child_numbers(form) if child else None,
    }
    return filled_in(said)


def _is_said(form: Form, place: int) -> bool:
    """The first member always; a second one as soon as anything but the relation is typed."""
    return place == 0 or bool(_part(form, f"members.{place}", ("name", "id_number", "phone", "second_phone")))


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


def _show(shown: Shown) -> dict[str, Any]:
    office, caller, form = shown.office, shown.caller, shown.form
    query = {"division": form.text("division")} if form.values else shown.query
    division, today = asked_division(caller, query), office.today()
    known = _known_here(office, caller, form) if form.errors else {}
    for name in known:
        form.errors.pop("members.0.id_number", None)
        form.errors = {name: ADDED} | form.errors
    return {
        "division": trim(division),
        "area": area_name(division),
        "trail": trail(caller, division),
        "below": choices_below(division, today),
        "towns": villages_by_town(division, today, shown.searched) if len(division) >= 6 else [],
        "searched": shown.searched,
        "categories": options("category"),
        "relations": options("relation"),
        "places": PLACES,
        "known": list(known.values()),
    }


def _known_here(office: Office, caller: Caller, form: Form) -> dict[str, ListedHousehold]:
    """The open households within the caller's scope that persons typed here belong to, by field."""
    persons = {}
    for place in PLACES:
        field = f"members.{place}.id_number"
        try:
            persons[field] = known_person(office, id_number_of(form.text(field), field))
        except Problem:
            continue
    found = {}
    with office.open_snapshot(caller) as snapshot:
        for field, person in persons.items():
            rows, _ = household_list.households(snapshot, Wanted(persons=(person,)), 1, 9) if person else ([], 0)
            still = [row for row in rows if row.status != "closed"]
            if still:
                found[field] = still[0]
    return found


def _to_household(_: Asking, registered: WriteResult) -> str:
    return f"/households/{registered.id}"


REGISTER: Final = FormPage(
    registration.REGISTER,
    "households/new.html",
    _show,
    _to_household,
    read=_read,
    fields={"members": "members.0.name"},
    form_at="/new",
)
FORMS: Final = (REGISTER,)
