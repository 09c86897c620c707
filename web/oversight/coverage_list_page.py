"""Who exactly is behind a figure of coverage, and what each still lacks."""

from collections.abc import Sequence
from typing import Any

from litestar import get
from litestar.response import Template

from casework.common.roles import READ_FIGURES, SUPERVISION
from projections.engine.snapshot import Snapshot
from projections.households import household_list
from projections.oversight.coverage_list import BY_MEMBER, LISTS, Listed, behind_page
from projections.staff.assignments import Assigned, assigned_to
from web.access.caller import Caller, any_of
from web.divisions.areas import area_name, asked_division, down, trail, village_name
from web.http.as_of_view import AnyRequest, TheCaller, TheOffice, as_of_view, open_snapshot
from web.http.query_params import page_of
from web.language.i18n import gettext
from web.office import Office
from web.problem import Problem
from web.unsealing import unsealed

COVERED = {"true": True, "false": False}


@get("/coverage/list", guards=[any_of(*READ_FIGURES)], sync_to_thread=True)
def show_list(request: AnyRequest, office: TheOffice, caller: TheCaller) -> Template:
    division = asked_division(caller, request.query_params)
    kind = request.query_params.get("kind", "contact")
    if kind not in LISTS:
        raise Problem(422, "unknown-kind", gettext("There is no list of this kind."))
    covered = COVERED.get(request.query_params.get("covered", ""))
    page, size = page_of(request.query_params)
    with open_snapshot(office, caller, request) as snapshot:
        shown, total = behind_page(snapshot, division, kind, covered, page, size)
        rows = _rows(office, caller, snapshot, shown, kind)
        view = as_of_view(office, snapshot, request)
    return Template(
        "oversight/coverage_list.html",
        context={
            "area": area_name(division), "trail": trail(caller, division), "division": division, "kind": kind,
            "kinds": LISTS, "covered": request.query_params.get("covered", ""), "rows": rows, "page": page,
            "size": size, "total": total, "by_member": kind in BY_MEMBER, "seen": view,
            "may_assign": caller.role in SUPERVISION, "deeper": down(view, "/coverage"),
        },
    )  # fmt: skip


def _rows(
    office: Office, caller: Caller, snapshot: Snapshot, shown: Sequence[Listed], kind: str
) -> list[dict[str, Any]]:
    households = list({row.household_id for row in shown})
    names, assigned = household_list.names(snapshot, households), assigned_to(snapshot, households)
    sealed = [(n.name, n.ledger, n.household_id) for several in names.values() for n in several]
    sealed += [(a.name, a.staff_ledger, a.staff_id) for several in assigned.values() for a in several]
    texts = unsealed(office, sealed)
    return [
        {
            "listed": row,
            "village": village_name(row.division),
            "members": [
                (member.relation, texts.name(member.name, caller))
                for member in names.get(row.household_id, [])
                if member.member_id == row.member_id or (row.member_id is None and member.alive)
            ],
            "assigned": [(a.level, texts.text(a.name), a.post) for a in assigned.get(row.household_id, [])],
            "lacking": row.lacking if kind.startswith("contact") else (),
            "left": _left(row, assigned.get(row.household_id, [])),
        }
        for row in shown
    ]


def _left(row: Listed, assigned: Sequence[Assigned]) -> Assigned | None:
    """Who left the post that is lacking: from them the household is handed over."""
    return next((each for each in assigned if each.level in row.lacking and not each.in_post), None)
