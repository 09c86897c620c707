"""Calling families back: the draw, the list of whom to call, the form for what they said, its correction."""

from datetime import timedelta
from typing import Any, Final

from litestar import get
from litestar.response import Template

from casework.common.roles import REVIEW_RECORDS, SUPERVISION
from projections.authenticity.spot_checks import results, spot_check, spot_checks
from web.access.caller import any_of
from web.authenticity import actions as authenticity
from web.divisions.areas import area_name, asked_division, trail, village_name
from web.http.as_of_view import AnyRequest, TheCaller, TheOffice
from web.http.form_page import FormPage, Shown
from web.http.query_params import page_of
from web.http.rights import demand_division
from web.language.i18n import N_
from web.office import not_found
from web.staff.names import staff_names
from web.unsealing import family_names, unsealed

LIST: Final = "/spot-checks"


@get(LIST, guards=[any_of(*REVIEW_RECORDS)], sync_to_thread=True)
def show_spot_checks(request: AnyRequest, office: TheOffice, caller: TheCaller) -> Template:
    query = request.query_params
    division, (page, size) = asked_division(caller, query), page_of(query)
    answered = query.get("state") == "answered"
    with office.open_snapshot(caller) as snapshot:
        found, counts = spot_checks(snapshot, division, answered, page, size), results(snapshot, division)
        names = family_names(office, caller, snapshot, {each.household_id for each in found})
        staff = staff_names(office, snapshot, {each.staff_id for each in found})
    texts = unsealed(office, [(each.note, each.ledger, each.sample_id) for each in found])
    return Template(
        "authenticity/spot_checks.html",
        context={
            "area": area_name(division), "trail": trail(caller, division), "division": division,
            "rows": [(e, names.get(e.household_id, []), e.staff_id and staff.get(e.staff_id), village_name(e.division)) for e in found],
            "said": lambda each: texts.said(each.note, caller),
            "state": "answered" if answered else "", "open": counts.pop("", 0), "results": counts,
            "page": page, "size": size, "may_call": caller.role in SUPERVISION,
        },
    )  # fmt: skip


def _draw(shown: Shown) -> dict[str, Any]:
    """For the area and the last month, unless others were typed."""
    division = shown.form.text("division") or asked_division(shown.caller, shown.query)
    demand_division(shown.caller, division)
    today = shown.office.today()
    return {
        "division": division,
        "area": area_name(division),
        "from_on": today.replace(day=1) - timedelta(days=1),
        "until_on": today + timedelta(days=1),
    }


def _about_check(shown: Shown) -> dict[str, Any]:
    """The contact that is asked about. Raises Problem 404."""
    office, caller = shown.office, shown.caller
    with office.open_snapshot(caller) as snapshot:
        found = spot_check(snapshot, shown.ids["spot_check_id"])
        if found is None:
            raise not_found()
        names = family_names(office, caller, snapshot, {found.household_id})
        staff = staff_names(office, snapshot, {found.staff_id})
    note = unsealed(office, [(found.note, found.ledger, found.sample_id)]).said(found.note, caller)
    return {
        "check": found,
        "names": names.get(found.household_id, []),
        "staff": found.staff_id and staff.get(found.staff_id),
        "note": note,
    }


def _to_list(*_: object) -> str:
    return LIST


DRAW: Final = FormPage(
    authenticity.DRAW,
    "authenticity/draw.html",
    _draw,
    _to_list,
    missing={"from_on": N_("Enter the first day"), "until_on": N_("Enter the day after the last")},
    form_at="/new",
)
ANSWER: Final = FormPage(
    authenticity.ANSWER,
    "authenticity/answer.html",
    _about_check,
    _to_list,
    missing={"result": N_("Choose what the family said"), "on": N_("Enter the day of the call")},
)
CORRECTION: Final = FormPage(
    authenticity.CORRECT,
    "authenticity/correction.html",
    _about_check,
    _to_list,
    missing={"reason": N_("Write the reason")},
)
FORMS: Final = (DRAW, ANSWER, CORRECTION)
