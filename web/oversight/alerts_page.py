"""Alerts: what the clock found overdue, open and resolved."""

from litestar import get
from litestar.response import Template

from casework.common.roles import READ_CASES
from projections.oversight.alert_list import alerts
from web.access.caller import any_of
from web.divisions.areas import area_name, asked_division, down, trail, village_name
from web.http.as_of_view import AnyRequest, TheCaller, TheOffice, as_of_view, open_snapshot
from web.http.query_params import page_of

STATES = ("open", "resolved")


@get("/alerts", guards=[any_of(*READ_CASES)], sync_to_thread=True)
def show_alerts(request: AnyRequest, office: TheOffice, caller: TheCaller) -> Template:
    query = request.query_params
    division, (page, size) = asked_division(caller, query), page_of(query)
    state = "resolved" if query.get("state") == "resolved" else "open"
    with open_snapshot(office, caller, request) as snapshot:
        found, counts = alerts(snapshot, division, state, page, size)
        view = as_of_view(office, snapshot, request)
    return Template(
        "oversight/alerts.html",
        context={
            "area": area_name(division),
            "trail": trail(caller, division),
            "division": division,
            "state": state,
            "counts": counts,
            "rows": [(alert, village_name(alert.division)) for alert in found],
            "page": page,
            "size": size,
            "seen": view,
            "deeper": down(view, "/alerts"),
            "own": caller.role == "contact_person",
        },
    )
