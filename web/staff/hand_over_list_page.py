"""Hand-overs that nobody has accepted yet: with whom they wait, since when, and what was asked."""

from collections.abc import Sequence
from typing import Any

from litestar import get
from litestar.response import Template

from casework.common.roles import READ_FIGURES, SUPERVISION
from projections.engine.snapshot import Snapshot
from projections.staff.hand_over_list import OpenHandOver, open_hand_overs, those_late
from web.access.caller import Caller, any_of
from web.divisions.areas import area_name, asked_division, down, trail, village_name
from web.http.as_of_view import AnyRequest, TheCaller, TheOffice, as_of_view, open_snapshot
from web.http.query_params import page_of
from web.office import Office
from web.unsealing import family_names, unsealed


@get("/hand-overs", guards=[any_of(*READ_FIGURES)], sync_to_thread=True)
def show_hand_overs(request: AnyRequest, office: TheOffice, caller: TheCaller) -> Template:
    division = asked_division(caller, request.query_params)
    page, size = page_of(request.query_params)
    with open_snapshot(office, caller, request) as snapshot:
        found, total = open_hand_overs(snapshot, division, page, size)
        rows = _rows(office, caller, snapshot, found)
        view = as_of_view(office, snapshot, request)
    return Template(
        "staff/hand_overs.html",
        context={
            "area": area_name(division), "trail": trail(caller, division), "division": division, "rows": rows,
            "page": page, "size": size, "total": total, "seen": view, "deeper": down(view, "/hand-overs"),
            "acts": caller.role in SUPERVISION,
        },
    )  # fmt: skip


def _rows(office: Office, caller: Caller, snapshot: Snapshot, found: Sequence[OpenHandOver]) -> list[dict[str, Any]]:
    families = family_names(office, caller, snapshot, {each.household_id for each in found})
    late = those_late(snapshot, found)
    texts = unsealed(
        office,
        [(each.name, each.staff_ledger, each.staff_id) for each in found]
        + [(each.question, each.ledger, each.household_id) for each in found],
    )
    return [
        {
            "open": each,
            "family": families.get(each.household_id, []),
            "village": village_name(each.division),
            "name": texts.text(each.name),
            "question": texts.said(each.question, caller),
            "days": each.days(snapshot.on),
            "late": each.assignment_id in late,
        }
        for each in found
    ]
