"""What was reported of families: what is to be verified, and after what was verified something is left to be done."""

from litestar import get
from litestar.response import Template

from casework.common.roles import CASE_WORK, READ_CASES, SUPERVISION
from projections.households import life_event_list
from web.access.caller import any_of
from web.divisions.areas import area_name, asked_division, down, trail
from web.households.life_event_rows import rows_of
from web.http.as_of_view import AnyRequest, TheCaller, TheOffice, as_of_view, open_snapshot
from web.http.query_params import page_of


@get("/life-events", guards=[any_of(*READ_CASES)], sync_to_thread=True)
def show_life_events(request: AnyRequest, office: TheOffice, caller: TheCaller) -> Template:
    """`verified=true`: those verified, as long as something is left to be done; else those to be verified."""
    query = request.query_params
    division, (page, size) = asked_division(caller, query), page_of(query)
    verified = query.get("verified") == "true"
    with open_snapshot(office, caller, request) as snapshot:
        listed = life_event_list.to_follow_up if verified else life_event_list.to_verify
        found, total = listed(snapshot, division, page, size)
        counts = {
            "to_verify": life_event_list.to_verify_count(snapshot, division),
            "to_follow_up": life_event_list.to_follow_up_count(snapshot, division),
        }
        rows = rows_of(office, caller, snapshot, found)
        view = as_of_view(office, snapshot, request)
    at_present = view.on == view.today and not view.asked
    return Template(
        "households/life_events.html",
        context={
            "area": area_name(division),
            "trail": trail(caller, division),
            "division": division,
            "verified": verified,
            "counts": counts,
            "rows": rows,
            "page": page,
            "size": size,
            "total": total,
            "seen": view,
            "deeper": down(view, "/life-events"),
            "own": caller.role == "contact_person",
            "acts": at_present and caller.role in CASE_WORK,
            "supervises": at_present and caller.role in SUPERVISION,
        },
    )
