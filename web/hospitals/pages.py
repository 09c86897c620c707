"""Designating a hospital, changing who is responsible there, and withdrawing it."""

from typing import Any, Final

from projections.hospitals.hospital_list import hospitals as hospitals_of
from web.divisions.areas import area_name, asked_division, trail
from web.divisions.villages import choices_below
from web.hospitals import actions as hospitals
from web.hospitals.list_page import rows_of
from web.http import reach
from web.http.action import Asking, WriteResult
from web.http.form import Form
from web.http.form_page import FormPage, Shown
from web.http.rights import COUNTY_DIGITS
from web.http.typed import typed
from web.language.i18n import N_
from web.office import not_found


def _to_hospitals(_: Asking, __: WriteResult) -> str:
    return "/hospitals"


def _read_change(form: Form) -> dict[str, Any]:
    """What is left empty is vacant from that day."""
    said = typed(form, hospitals.CHANGE_RESPONSIBLE.shape, {"from_on": N_("Enter the first day")})
    return {"department": None, "responsible_person": None, "phone": None, "pathway": None} | said


def _new(shown: Shown) -> dict[str, Any]:
    query = {"division": shown.form.text("division")} if shown.form.values else shown.query
    division = asked_division(shown.caller, query)
    reach.demand_hospitals(shown.caller, division)
    county = division[:COUNTY_DIGITS]
    return {
        "county": county,
        "area": area_name(county),
        "trail": trail(shown.caller, county),
        "below": choices_below(county, shown.office.today()),
    }


def _hospital(shown: Shown) -> dict[str, Any]:
    hospital_id = shown.ids["hospital_id"]
    reach.hospital(shown.office, shown.caller, hospital_id)
    with shown.office.open_snapshot(shown.caller) as snapshot:
        found = [h for h in hospitals_of(snapshot, "") if h.hospital_id == hospital_id]
    if not found:
        raise not_found()
    return {"row": rows_of(shown.office, found)[0]}


DESIGNATE: Final = FormPage(
    hospitals.DESIGNATE,
    "hospitals/new.html",
    _new,
    _to_hospitals,
    missing={
        "name": N_("Enter the hospital's name"),
        "division": N_("Choose the county"),
        "from_on": N_("Enter the first day"),
    },
    form_at="/new",
)
RESPONSIBLE: Final = FormPage(
    hospitals.CHANGE_RESPONSIBLE, "hospitals/responsible.html", _hospital, _to_hospitals, read=_read_change
)
WITHDRAWAL: Final = FormPage(
    hospitals.WITHDRAW, "hospitals/withdrawal.html", _hospital, _to_hospitals, missing={"on": N_("Enter the day")}
)
FORMS: Final = (DESIGNATE, RESPONSIBLE, WITHDRAWAL)
