"""Payment lists of an area: what waits at each, what the bank returned, how long it has been so, and what is finished."""

from typing import Any

from litestar import get
from litestar.response import Template

from casework.common.roles import FUNDING, PAYING, READ_FIGURES
from projections.funds.milestones import late_count
from projections.payments import lists
from web.access.caller import Caller, any_of
from web.divisions.areas import area_name, asked_division, down, trail
from web.http.as_of_view import AnyRequest, TheCaller, TheOffice, as_of_view, open_snapshot
from web.http.rights import leads_county
from web.payments.next_lists import next_lists
from web.payments.views import row

ADDRESS = "/payment-lists"


@get(ADDRESS, guards=[any_of(*READ_FIGURES)], sync_to_thread=True)
def show_lists(request: AnyRequest, office: TheOffice, caller: TheCaller) -> Template:
    query = request.query_params
    division, period = asked_division(caller, query), query.get("period", "")[:7]
    status = query.get("status") if query.get("status") in lists.OPEN else None
    with open_snapshot(office, caller, request) as snapshot:
        found = lists.listed(snapshot, division, period or None, [status] if status else ())
        waiting = lists.to_pay_again(snapshot, [one.list.list_id for one in found if one.list.returned])
        late = late_count(snapshot, division) if caller.role in FUNDING else 0
        view = as_of_view(office, snapshot, request)
    rows = [row(each, caller, view.on) for each in found]
    context = {
        "area": area_name(division), "division": division, "period": period, "status": status, "trail": trail(caller, division),
        "seen": view, "deeper": down(view, ADDRESS), "may_prepare": caller.role in PAYING, "sees_funds": leads_county(caller), "late": late,
        "open": sorted((r for r in rows if r.listed.list.status in lists.OPEN), key=_first(caller)),
        "to_reissue": [r for r in rows if not status and r.listed.list.list_id in waiting],
        "next": next_lists(found, division, view.today) if caller.role in PAYING and not status else [],
        "finished": [r for r in rows if r.listed.list.status not in lists.OPEN],
    }  # fmt: skip
    return Template("payments/index.html", context=context)


def _first(caller: Caller) -> Any:
    """What waits for the reader comes first, what has waited longest before the rest."""
    return lambda each: (each.step is None, -each.days)
