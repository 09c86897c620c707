"""Alerts by stage and by whose they are: what the clock found overdue, who is on it, and what can be done."""

from collections.abc import Sequence
from typing import Any

from litestar import get
from litestar.response import Template

from casework.common.roles import CASE_WORK, READ_CASES, SUPERVISION
from projections.engine.snapshot import Snapshot
from projections.needs.need_list import emergencies_open
from projections.oversight.alert_list import LEVELS, STAGES, Counts, ListedAlert, Wanted, alerts, counts, number
from web.access.caller import Caller, any_of
from web.divisions.areas import area_name, asked_division, down, trail, village_name
from web.http.as_of_view import AnyRequest, TheCaller, TheOffice, as_of_view, open_snapshot
from web.http.query_params import page_of
from web.language.i18n import gettext
from web.language.words import word
from web.office import Office
from web.staff.names import staff_names
from web.unsealing import family_names, unsealed

Choices = list[tuple[str, str, int]]


@get("/alerts", guards=[any_of(*READ_CASES)], sync_to_thread=True)
def show_alerts(request: AnyRequest, office: TheOffice, caller: TheCaller) -> Template:
    query = request.query_params
    division, (page, size) = asked_division(caller, query), page_of(query)
    wanted = Wanted(division, _one_of(STAGES, query.get("stage"), "open"), _one_of(LEVELS, query.get("level"), ""))
    with open_snapshot(office, caller, request) as snapshot:
        rows = _rows(office, caller, snapshot, alerts(snapshot, wanted, page, size))
        counted, urgent = counts(snapshot, division), emergencies_open(snapshot, division)
        view = as_of_view(office, snapshot, request)
    at_present = view.on == view.today and not view.asked
    return Template(
        "oversight/alerts.html",
        context={
            "area": area_name(division), "trail": trail(caller, division), "division": division, "wanted": wanted,
            "stages": _by_stage(counted, wanted), "levels": _by_level(counted, wanted), "rows": rows,
            "total": number(counted, wanted.stage, wanted.level), "page": page, "size": size, "seen": view,
            "deeper": down(view, "/alerts"), "own": caller.role == "contact_person", "urgent": urgent,
            "acts": at_present and caller.role in CASE_WORK, "supervises": at_present and caller.role in SUPERVISION,
        },
    )  # fmt: skip


def _one_of(known: Sequence[str], asked: str | None, otherwise: str) -> str:
    return asked if asked is not None and asked in known else otherwise


def _by_stage(counted: Counts, wanted: Wanted) -> Choices:
    """All that is open, then each stage; each with as many as its list has."""
    stages = [(stage, word("alert_stage", stage)) for stage in STAGES]
    return [
        ("" if stage == "open" else stage, words, number(counted, stage, wanted.level))
        for stage, words in [("open", gettext("All open")), *stages]
    ]


def _by_level(counted: Counts, wanted: Wanted) -> Choices:
    whose = [("", gettext("Whoever's"), number(counted, wanted.stage))]
    return whose + [(level, word("whose", level), number(counted, wanted.stage, level)) for level in LEVELS]


def _rows(office: Office, caller: Caller, snapshot: Snapshot, found: Sequence[ListedAlert]) -> list[dict[str, Any]]:
    names = family_names(office, caller, snapshot, {alert.household_id for alert in found})
    staff = staff_names(office, snapshot, {alert.staff_id for alert in found})
    texts = unsealed(office, [(t, a.ledger, a.household_id) for a in found for t in (a.plan, a.reason)])
    return [
        {
            "alert": alert,
            "names": names.get(alert.household_id, []),
            "village": village_name(alert.division),
            "by": staff.get(alert.staff_id, "") if alert.staff_id else "",
            "plan": texts.said(alert.plan, caller),
            "reason": texts.said(alert.reason, caller),
        }
        for alert in found
    ]
