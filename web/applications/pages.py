"""Applications in a list by what they wait for, and one with all its steps."""

from collections.abc import Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from litestar import get
from litestar.params import FromPath
from litestar.response import Template

from casework.applications.events import AnnualReviewed, ContinuationDecided, EvidenceAdded, FiledUpward
from casework.applications.state import Application
from casework.common.roles import CASE_WORK, READ_CASES, READ_FIGURES, SUPERVISION, Role
from casework.schemes.words import SCHEMES
from projections.applications import lists, lookup
from projections.applications.lists import Asked
from projections.applications.lookup import Placed
from projections.households.case import ledger_of_household
from web.access.caller import Caller, any_of
from web.applications.told import names_of, told_of
from web.applications.views import findings_of, heading_of
from web.divisions.areas import area_name, asked_division, down, trail, village_name
from web.households.history_page import entries_of
from web.households.sentences import sentences_of
from web.http.as_of_view import AnyRequest, TheCaller, TheOffice, as_of_view, open_snapshot
from web.http.query_params import page_of
from web.http.rights import leads_county
from web.language.application_words import scheme_name
from web.language.i18n import N_, gettext
from web.language.words import word
from web.office import Office, not_found

GUARDS: Final = [any_of(*READ_CASES)]
WAITS: Final = {
    "": N_("All"),
    "village": N_("For the village's review"),
    "township": N_("For the township's check"),
    "notice": N_("On notice"),
    "county": N_("For the county"),
    "objection": N_("Objections"),
    "occasion": N_("Stays and costs"),
    "end": N_("Ends or goes on"),
    "filing": N_("To be filed"),
}


OWN: Final[dict[Role, Sequence[str]]] = {
    "contact_person": ("village",),
    "supervisor": ("township", "objection", "occasion", "end"),
    "payment_clerk": (),
    "approver": ("county", "objection", "occasion", "end"),
    "auditor": (),
    "administrator": (),
}
"""What waits for a role."""


@get("/applications", guards=GUARDS, sync_to_thread=True)
def show_applications(request: AnyRequest, office: TheOffice, caller: TheCaller) -> Template:
    division = asked_division(caller, request.query_params)
    asked, (page, size) = asked_of(request, division), page_of(request.query_params)
    with open_snapshot(office, caller, request) as snapshot:
        found, total = lists.listed(snapshot, asked, page, size), lists.count(snapshot, asked)
        own = {step: lists.count(snapshot, Asked(division, asked.scheme, waits=step)) for step in OWN[caller.role]}
        seen = as_of_view(office, snapshot, request)
    context = {
        "area": area_name(division), "division": division, "trail": trail(caller, division), "seen": seen,
        "deeper": down(seen, "/applications"), "own": caller.role == "contact_person", "page": page, "size": size,
        "total": total, "asked": asked, "rows": rows_of(office, caller, found), "scheme_name": scheme_name,
        **_tabs(asked.waits, own),
        "schemes": [("", gettext(N_("All schemes")), None), *((each, scheme_name(each), None) for each in SCHEMES)],
        "decides": caller.role == "approver", "acts": caller.role in CASE_WORK,
        "imports": caller.role in SUPERVISION and leads_county(caller),
    }  # fmt: skip
    return Template("applications/index.html", context=context)


def _tabs(chosen: str, own: Mapping[str, int]) -> dict[str, Any]:
    """What waits for the reader, with its number, and all of them; the other steps apart."""
    shown = [*own, "", *([chosen] if chosen and chosen not in own else [])]
    return {
        "waits": [(code, gettext(WAITS[code]), own.get(code)) for code in shown],
        "other_steps": [(code, gettext(label), None) for code, label in WAITS.items() if code not in shown],
    }


def _next_step(state: Application) -> str:
    """What an application that is not decided on waits for."""
    return "village" if not state.review else "township" if not state.check else "county"


def asked_of(request: AnyRequest, division: str) -> Asked:
    """What an address asks for; what is not known stands for all."""
    query = request.query_params
    scheme, status, waits = (query.get(name, "") for name in ("scheme", "status", "waits"))
    return Asked(
        division,
        scheme if scheme in SCHEMES else "",
        status if status in lists.STATUSES else "",
        waits if waits in lists.WAITING else "",
    )


def rows_of(office: Office, caller: Caller, found: Sequence[Placed]) -> list[dict[str, Any]]:
    with office.open_everywhere() as snapshot:
        names = names_of(office, caller, snapshot, found)
    return [
        {"one": each.row, "name": names.get(each.row.person_id, ""), "village": village_name(each.row.division)}
        for each in found
    ]


@get("/applications/{application_id:uuid}", guards=GUARDS, sync_to_thread=True)
def show_application(
    request: AnyRequest, application_id: FromPath[UUID], office: TheOffice, caller: TheCaller
) -> Template:
    with open_snapshot(office, caller, request) as snapshot:
        placed = lookup.application(snapshot, application_id)
        if placed is None:
            raise not_found()
        told = told_of(office, caller, snapshot, placed)
        seen = as_of_view(office, snapshot, request)
        at_home = ledger_of_household(snapshot, placed.row.household_id) is not None
    sentences = sentences_of(office, caller, told.story)
    at_present = seen.on == seen.today and not seen.asked
    context = {
        "told": told, "one": placed.row, "state": told.state, "seen": seen, "at_home": at_home,
        "heading": heading_of(office, caller, placed), "scheme_name": scheme_name, "place": village_name(placed.row.division),
        "entries": entries_of(told.story, sentences), "papers": told.steps(EvidenceAdded),
        "filed": told.steps(FiledUpward), "reviews": told.steps(AnnualReviewed),
        "going_on": told.steps(ContinuationDecided),
        "acts": at_present and caller.role in CASE_WORK, "supervises": at_present and caller.role in SUPERVISION,
        "sees_months": caller.role in READ_FIGURES and placed.row.from_on is not None,
        "decides": at_present and caller.role == "approver", "notice_word": lambda code: word("notice_level", code),
        "waits_for": gettext(WAITS[_next_step(told.state)]),
        **findings_of(office, told),
    }  # fmt: skip
    return Template("applications/application.html", context=context)


HANDLERS: Final = [show_applications, show_application]
