"""Who should be in scope and is not, who should have left and has not: each with what to do, to be counted to zero."""

from collections import Counter
from collections.abc import Sequence
from typing import Final, Literal

from litestar import get
from litestar.response import Template

from casework.common.roles import READ_FIGURES, SUPERVISION
from casework.divisions.codes import level_of
from casework.divisions.country import the_divisions
from casework.oversight.belonging import ENTER, LEAVE, Finding
from projections.oversight.findings import Found, findings
from projections.oversight.ledgers import COUNTY
from web.access.caller import any_of
from web.divisions.areas import area_name, asked_division, down, trail, village_name
from web.http.as_of_view import AnyRequest, TheCaller, TheOffice, as_of_view, open_snapshot
from web.http.query_params import page_of
from web.unsealing import family_names

ADDRESS: Final = "/scope-findings"
SIDES: Final = {"enter": ENTER, "leave": LEAVE}
# Where a supervisor does something about it: the page of the household, or a form below it.
FORMS: Final[dict[Finding, str]] = {
    "child_died": "/category",
    "child_disabled": "/category",
    "same_person": "/merging",
    "nobody_living": "/closure",
    "recovered": "/category",
    "another_child": "/category",
}


@get(ADDRESS, guards=[any_of(*READ_FIGURES)], sync_to_thread=True)
def show_findings(request: AnyRequest, office: TheOffice, caller: TheCaller) -> Template:
    query = request.query_params
    division, side, finding = asked_division(caller, query), query.get("side", "enter"), query.get("finding", "")
    kinds = SIDES.get(side, ENTER)
    page, size = page_of(query)
    whole = level_of(division) >= COUNTY
    with open_snapshot(office, caller, request) as snapshot:
        every = findings(office.database, snapshot, division) if whole else []
        found = [each for each in every if each.finding in kinds and finding in ("", each.finding)]
        shown = found[(page - 1) * size : page * size]
        names = family_names(office, caller, snapshot, [each.household_id for each in shown])
        view = as_of_view(office, snapshot, request)
    counts = Counter(each.finding for each in every)
    context = {
        "area": area_name(division), "division": division, "trail": trail(caller, division), "seen": view,
        "deeper": down(view, ADDRESS), "sides": [(name, sum(counts[f] for f in of)) for name, of in SIDES.items()],
        "side": side if side in SIDES else "enter", "finding": finding, "kinds": _counted(kinds, counts),
        "rows": [(each, names.get(each.household_id, []), village_name(each.division)) for each in shown],
        "page": page, "size": size, "total": len(found), "forms": FORMS if caller.role in SUPERVISION else {},
        "below": [] if whole else the_divisions().children(division, view.on),
        "at_present": view.on == view.today and not view.asked,
    }  # fmt: skip
    return Template("oversight/findings.html", context=context)


def _counted(kinds: Sequence[Finding], counts: Counter[Finding]) -> list[tuple[Finding, int]]:
    return [(kind, counts[kind]) for kind in kinds]


def side_of(found: Found) -> Literal["enter", "leave"]:
    """enter or leave."""
    return "enter" if found.finding in ENTER else "leave"
