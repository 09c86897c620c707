"""Money to be paid back: of an area, what was found since last night, and one recovery with its months and its reasons."""

from typing import Any, Final
from uuid import UUID

from litestar import get, post
from litestar.params import FromPath, URLEncodedBody
from litestar.response import Redirect, Template

from casework.common.roles import APPROVAL, CASE_WORK, PAYING, READ_CASES
from projections.recoveries import recovery_list
from projections.recoveries.offsets import waiting_fen
from projections.recoveries.recovery_list import STATES, Asked, is_late
from web.access.caller import Caller, any_of
from web.divisions.areas import area_name, asked_division, down, trail, village_name
from web.households.history_page import entries_of
from web.households.sentences import sentences_of
from web.http.as_of_view import AnyRequest, TheCaller, TheOffice, as_of_view, open_snapshot
from web.http.query_params import page_of
from web.language.i18n import N_, gettext
from web.limits import kinds
from web.office import Office, not_found
from web.payments.why_words import because_words, months_words
from web.recoveries import finding
from web.recoveries.views import (
    cause_words,
    heading_of,
    names_of,
    offsets_of,
    reason_of,
    steps_of,
    told_of,
)

COUNTY: Final = 6
LABELS: Final = {
    "open": N_("Open"), "to_tell": N_("The family is to be told"), "to_agree": N_("To be agreed on"),
    "overdue": N_("A part is late"), "to_give_back": N_("To be given back"), "closed": N_("Closed"),
}  # fmt: skip
NOTHING_NEW: Final[dict[str, Any]] = {"new": [], "more": False}
GUARDS: Final = [any_of(*READ_CASES)]


@get("/recoveries", guards=GUARDS, sync_to_thread=True)
def show_recoveries(request: AnyRequest, office: TheOffice, caller: TheCaller) -> Template:
    query = request.query_params
    division, (page, size) = asked_division(caller, query), page_of(query)
    state = query.get("waits", "open") if query.get("waits", "open") in STATES else "open"
    asked = Asked(division, state)
    with open_snapshot(office, caller, request) as snapshot:
        found, sums = recovery_list.listed(snapshot, asked, page, size), recovery_list.totals(snapshot, asked)
        seen = as_of_view(office, snapshot, request)
    names = names_of(office, caller, [each.row.person_id for each in found])
    context = {
        "area": area_name(division), "division": division, "trail": trail(caller, division), "seen": seen,
        "deeper": down(seen, "/recoveries"), "own": caller.role == "contact_person", "page": page, "size": size,
        "sums": sums, "state": state, "states": [(code, gettext(label), None) for code, label in LABELS.items()],
        "rows": [
            (each.row, names.get(each.row.person_id, ""), village_name(each.row.division), is_late(each.row, seen.on))
            for each in found
        ],
        "may_look": caller.role in PAYING, **(_new(office, caller) if not seen.asked else NOTHING_NEW),
    }  # fmt: skip
    return Template("recoveries/index.html", context=context)


def _new(office: Office, caller: Caller) -> dict[str, Any]:
    """What is known since last night and not told yet, for those who pay: name, scheme and fen; `more`: not all were looked at."""
    if caller.role not in PAYING or len(caller.division) < COUNTY:
        return NOTHING_NEW
    new = finding.new_since(office, caller.division[:COUNTY])
    found = [
        (each.person_id, each.scheme, sum(part.total_fen for parts in each.overpaid_by().values() for part in parts))
        for each in new.found
    ]
    names = names_of(office, caller, [person for person, *_ in found])
    return {"new": [(names.get(person, ""), scheme, fen) for person, scheme, fen in found], "more": new.more}


@post("/recoveries/looking", guards=[any_of(*PAYING)], sync_to_thread=True, opt=kinds.SLOW)
def look(data: URLEncodedBody[dict[str, str]], office: TheOffice, caller: TheCaller) -> Redirect:
    """Looks now, without waiting for the night."""
    del data
    finding.look(office, caller.division[:COUNTY])
    return Redirect("/recoveries", status_code=303)


@get("/recoveries/{recovery_id:uuid}", guards=GUARDS, sync_to_thread=True)
def show_recovery(request: AnyRequest, recovery_id: FromPath[UUID], office: TheOffice, caller: TheCaller) -> Template:
    with open_snapshot(office, caller, request) as snapshot:
        placed = recovery_list.recovery(snapshot, recovery_id)
        if placed is None:
            raise not_found()
        told, offsets = told_of(office, placed, snapshot.known[placed.ledger]), offsets_of(snapshot, placed)
        seen = as_of_view(office, snapshot, request)
    reason = reason_of(office, placed)
    at_present = seen.on == seen.today and not seen.asked
    parts = told.state.told.parts if told.state.told and told.state.stands else ()
    context: dict[str, Any] = {
        "one": placed.row, "state": told.state, "seen": seen, "heading": heading_of(office, caller, placed),
        "parts": [(part, months_words(part.months), cause_words(part, reason.scheme)) for part in parts],
        "reason": reason, "because_words": because_words, "late": is_late(placed.row, seen.on),
        "entries": entries_of(told.story, sentences_of(office, caller, told.story)),
        "steps": steps_of(told.state), "offsets": offsets,
        "waiting_fen": waiting_fen(placed.row, [each for each, *_ in offsets]),
        "may_see_lists": caller.role != "contact_person",
        "tells": at_present and caller.role in (*CASE_WORK, *PAYING), "pays": at_present and caller.role in PAYING,
        "waives": at_present and caller.role in APPROVAL,
    }  # fmt: skip
    return Template("recoveries/recovery.html", context=context)


HANDLERS: Final = [show_recoveries, show_recovery]
