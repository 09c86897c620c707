"""The three coverages: figures by division, each leading to the list behind it."""

from dataclasses import replace
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from litestar import get
from litestar.plugins.htmx import HTMXTemplate
from litestar.response import Template

from casework.common.roles import READ_FIGURES
from projections.oversight.coverage import (
    UNALLOCATED,
    ChannelShare,
    ContactShare,
    CoverageRow,
    DoctorShare,
    coverage,
    total,
)
from web.access.caller import any_of
from web.divisions.areas import area_name, asked_division, down, trail
from web.http.as_of_view import AnyRequest, AsOfView, TheCaller, TheOffice, as_of_view, open_snapshot
from web.http.problems import wants_part

CARDS = ("contact", "doctor", "green_channel")
WEEK = timedelta(days=7)
Covered = ContactShare | DoctorShare | ChannelShare


@get("/coverage", guards=[any_of(*READ_FIGURES)], sync_to_thread=True)
def show_coverage(request: AnyRequest, office: TheOffice, caller: TheCaller) -> Template:
    division = asked_division(caller, request.query_params)
    with open_snapshot(office, caller, request) as snapshot:
        now = coverage(snapshot, division)
        view = as_of_view(office, snapshot, request)
        table = {
            "area": area_name(division),
            "division": division,
            "total": now.total,
            "rows": [row for row in now.rows if row.division != UNALLOCATED or row.households],
            "list_of": _addresses(view),
            "deeper": down(view, "/coverage"),
            "UNALLOCATED": UNALLOCATED,
            "opened": wants_part(request),  # in the table of the area above
        }
        if table["opened"]:
            return HTMXTemplate(template_name="oversight/_coverage_rows.html", context=table)
        before = total(replace(snapshot, on=snapshot.on - WEEK), division)
    more = {"trail": trail(caller, division), "changes": _changes(now.total, before), "seen": view}
    return Template("oversight/coverage.html", context={**table, **more})


def _changes(now: CoverageRow, before: CoverageRow) -> dict[str, float | None]:
    """By how many percentage points more are covered than a week before, as far as is known at the same position.

    None where nobody was there a week before: of nobody there is no share.
    """
    return {kind: _points(getattr(now, kind), getattr(before, kind)) for kind in CARDS}


def _points(now: Covered, before: Covered) -> float | None:
    if not now.of or not before.of:
        return None
    return round(100 * (now.covered / now.of - before.covered / before.of), 1)


def _addresses(view: AsOfView) -> Any:
    """The address of the list behind a cell."""

    def address(division: str, kind: str, covered: str = "") -> str:
        asked = [("division", division), ("kind", kind), ("covered", covered), *view.kept]
        return "/coverage/list?" + urlencode([(name, value) for name, value in asked if value])

    return address
