"""Alerts: what the clock found overdue, open and resolved."""

from litestar import get
from litestar.response import Template

from casework.common.roles import READ_CASES
from projections.oversight.alert_list import alerts
from web.access.caller import any_of
from web.divisions.areas import area_name, asked_division, down, trail, village_name
from web.http.as_of_view import AnyRequest, TheCaller, TheOffice, as_of_view, open_snapshot
from web.http.query_params import page_of
from web.unsealing import family_names

STATES = ("open", "resolved")


@get("/alerts", guards=[any_of(*READ_CASES)], sync_to_thread=True)
def show_alerts(request: AnyRequest, office: TheOffice, caller: TheCaller) -> Template:
    query = request.query_params
    division, (page, size) = asked_division(caller, query), page_of(query)
    state = "resolved" if query.get("state") == "resolved" else "open"
    with open_snapshot(office, caller, request) as snapshot:
        found, counts = alerts(snapshot, division, state, page, size)
        names = family_names(office, caller, snapshot, {alert.household_id for alert in found})
        view = as_of_view(office, snapshot, request)
    return Template(
        "oversight/alerts.html",
        context={
            "area": area_name(division),
            "trail": trail(caller, division),
            "division": division,
            "state": state,
            "counts": counts,
            "rows": [(each, names.get(each.household_id, []), village_name(each.division)) for each in found],
            "page": page,
            "size": size,
            "seen": view,
            "deeper": down(view, "/alerts"),
            "own": caller.role == "contact_person",
        },
    )
