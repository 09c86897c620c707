"""Designating a hospital, correcting it, changing who is responsible there, and withdrawing it."""

from typing import Any, Final

from casework.divisions.codes import level_of
from casework.divisions.country import the_divisions
from projections.hospitals.hospital_list import hospital, hospitals
from web.divisions.areas import area_name, asked_division, trail
from web.divisions.villages import choices_below
from web.hospitals import actions
from web.hospitals.list_page import rows_of
from web.http import reach
from web.http.action import Asking, WriteResult
from web.http.form import Form
from web.http.form_page import FormPage, Shown
from web.http.rights import COUNTY, COUNTY_DIGITS
from web.http.typed import typed
from web.language.i18n import N_
from web.office import not_found

NEW: Final = {
    "name": N_("Enter the hospital's name"),
    "division": N_("Choose the county"),
    "from_on": N_("Enter the first day"),
}


def to_hospital(asking: Asking, result: WriteResult) -> str:
    """To the hospital that was designated, or that the address names."""
    return f"/hospitals/{asking.ids.get('hospital_id') or result.id}"


def _to_hospitals(_: Asking, __: WriteResult) -> str:
    return "/hospitals"


def _read_new(form: Form) -> dict[str, Any]:
    said = typed(form, actions.DESIGNATE.shape, NEW)
    return said | {"serves": _ticked(form)}


def _read_correction(form: Form) -> dict[str, Any]:
    said = typed(form, actions.CORRECT.shape, NEW | {"reason": N_("Write the reason")})
    return said | {"serves": _ticked(form)}


def _ticked(form: Form) -> list[str]:
    """The counties whose boxes were ticked: each box has the county's code for its name."""
    return [name for name, value in form.values.items() if name.isdigit() and value]


def _read_change(form: Form) -> dict[str, Any]:
    """What is left empty is vacant from that day."""
    said = typed(form, actions.CHANGE_RESPONSIBLE.shape, {"from_on": N_("Enter the first day")})
    return {"department": None, "responsible_person": None, "phone": None, "pathway": None} | said


def _new(shown: Shown) -> dict[str, Any]:
    """For a county; who leads more may also designate one for all of it (`here`), and says for which counties."""
    query = {"division": shown.form.text("division")} if shown.form.values else shown.query
    division = asked_division(shown.caller, query)
    reach.demand_hospitals(shown.caller, division)
    code = division[:COUNTY_DIGITS]
    here = bool(shown.form.values) or "here" in shown.query
    return {
        "county": code,
        "area": area_name(code),
        "trail": trail(shown.caller, code),
        "below": [] if here else choices_below(code, shown.office.today()),
        "counties": _counties(shown, code) if here else [],
    }


def _counties(shown: Shown, division: str) -> list[tuple[str, str]]:
    """The counties below a prefecture or province; none below a county, nor of the whole nation."""
    if not division or level_of(division) >= COUNTY:
        return []
    below = the_divisions().children(division, shown.office.today())
    if below and below[0].level < COUNTY:
        below = [county for each in below for county in the_divisions().children(each.code, shown.office.today())]
    return [(county.code, county.name) for county in below if county.level == COUNTY]


def one_hospital(shown: Shown) -> dict[str, Any]:
    """The hospital that the address names, for those who lead it. Raises Problem 404, 403."""
    hospital_id = shown.ids["hospital_id"]
    reach.hospital(shown.office, shown.caller, hospital_id)
    with shown.office.open_snapshot(shown.caller) as snapshot:
        found = hospital(snapshot, hospital_id)
        near = hospitals(snapshot, found.division[:COUNTY_DIGITS]) if found else []
    if found is None:
        raise not_found()
    others = [
        (h.hospital_id, h.name) for h in near if h.hospital_id != hospital_id and h.until_on > shown.office.today()
    ]
    return {
        "row": rows_of(shown.office, [found])[0], "others": others, "counties": _counties(shown, found.division),
    }  # fmt: skip


DESIGNATE: Final = FormPage(actions.DESIGNATE, "hospitals/new.html", _new, to_hospital, read=_read_new, form_at="/new")
CORRECTION: Final = FormPage(
    actions.CORRECT, "hospitals/correction.html", one_hospital, to_hospital, read=_read_correction
)
RESPONSIBLE: Final = FormPage(
    actions.CHANGE_RESPONSIBLE, "hospitals/responsible.html", one_hospital, to_hospital, read=_read_change
)
WITHDRAWAL: Final = FormPage(
    actions.WITHDRAW, "hospitals/withdrawal.html", one_hospital, _to_hospitals, missing={"on": N_("Enter the day")}
)
UNDOING: Final = FormPage(
    actions.UNDO_WITHDRAWAL,
    "hospitals/withdrawal_undoing.html",
    one_hospital,
    to_hospital,
    missing={"reason": N_("Write the reason")},
)
FORMS: Final = (DESIGNATE, CORRECTION, RESPONSIBLE, WITHDRAWAL, UNDOING)
