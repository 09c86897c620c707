"""Coverage by contact person: how many households each has, where the post holds, and where nothing is overdue."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from litestar import get
from litestar.response import Template

from casework.common.roles import READ_FIGURES
from casework.divisions.codes import level_of
from casework.divisions.country import the_divisions
from projections.oversight.contact_persons import WHICH, Which, contact_persons, households_of
from projections.oversight.ledgers import COUNTY
from web.access.caller import Caller, any_of
from web.divisions.areas import area_name, asked_division, down, trail, village_name
from web.http.as_of_view import AnyRequest, AsOfView, TheCaller, TheOffice, as_of_view, open_snapshot
from web.http.query_params import page_of
from web.language.i18n import gettext
from web.language.words import WORDS
from web.problem import Problem
from web.staff.names import staff_names
from web.unsealing import family_names

ADDRESS = "/coverage/contact-persons"
LEVELS = tuple(WORDS["level"])


@get(ADDRESS, guards=[any_of(*READ_FIGURES)], sync_to_thread=True)
def show_contact_persons(request: AnyRequest, office: TheOffice, caller: TheCaller) -> Template:
    division = asked_division(caller, request.query_params)
    page, size = page_of(request.query_params)
    whole = level_of(division) >= COUNTY
    with open_snapshot(office, caller, request) as snapshot:
        rows = contact_persons(snapshot, division) if whole else []
        shown = rows[(page - 1) * size : page * size]
        names = staff_names(office, snapshot, (row.staff_id for row in shown))
        view = as_of_view(office, snapshot, request)
    context = _place(caller, division, view) | {
        "rows": shown, "names": names, "list_of": _addresses(division, view), "page": page, "size": size,
        "total": len(rows), "below": [] if whole else the_divisions().children(division, view.on),
    }  # fmt: skip
    return Template("oversight/contact_persons.html", context=context)


@get(ADDRESS + "/list", guards=[any_of(*READ_FIGURES)], sync_to_thread=True)
def show_households_of(request: AnyRequest, office: TheOffice, caller: TheCaller) -> Template:
    query = request.query_params
    division = asked_division(caller, query)
    demand_county(division)
    staff_id, level, which = asked_list(query)
    page, size = page_of(query)
    with open_snapshot(office, caller, request) as snapshot:
        found = households_of(snapshot, division, staff_id, level, which)
        shown = found[(page - 1) * size : page * size]
        members = family_names(office, caller, snapshot, [row.household_id for row in shown])
        who = staff_names(office, snapshot, [staff_id])
        view = as_of_view(office, snapshot, request)
    context = _place(caller, division, view) | {
        "rows": [(row, members.get(row.household_id, []), village_name(row.division)) for row in shown],
        "name": who.get(staff_id, "") if staff_id else "", "staff_id": staff_id, "level": level, "which": which,
        "whiches": WHICH, "page": page, "size": size, "total": len(found),
    }  # fmt: skip
    return Template("oversight/households_of_contact_person.html", context=context)


def demand_county(division: str) -> None:
    """Raises Problem 422 above a county: its people are asked about there, county by county."""
    if level_of(division) < COUNTY:
        message = gettext("Ask about a county, or an area within one.")
        raise Problem(422, "county-needed", message, errors=[{"field": "division", "message": message}])


def asked_list(query: Any) -> tuple[UUID | None, str, Which]:
    """Whose households (nobody's, where no id is said), at which level (the village's), and which of them. Raises Problem 422."""
    level, which = query.get("level") or LEVELS[0], query.get("which") or WHICH[0]
    try:
        staff_id = UUID(query["staff_id"]) if query.get("staff_id") else None
    except ValueError:
        staff_id, level = None, ""
    if level not in LEVELS or which not in WHICH:
        message = gettext("There is no list of this kind.")
        raise Problem(422, "unknown-kind", message, errors=[{"field": "level", "message": message}])
    return staff_id, level, which


def _place(caller: Caller, division: str, view: AsOfView) -> dict[str, Any]:
    return {
        "area": area_name(division), "division": division, "trail": trail(caller, division), "seen": view,
        "deeper": down(view, ADDRESS),
    }  # fmt: skip


def _addresses(division: str, view: AsOfView) -> Any:
    def address(row: Any, which: str) -> str:
        whose = [("staff_id", str(row.staff_id))] if row.staff_id else []
        asked = [("division", division), *whose, ("level", row.level), ("which", which), *view.kept]
        return f"{ADDRESS}/list?{urlencode(asked)}"

    return address
