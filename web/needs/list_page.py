"""Needs of a division: what waits for whom, what is past its day; and how many in each of the four domains."""

from typing import Any, Final

from litestar import get
from litestar.response import Template
from msgspec.structs import replace

from casework.common.roles import READ_CASES, READ_FIGURES
from projections.needs import by_domain, need_list
from projections.needs.asking import DOMAINS, Wanted
from web.access.caller import any_of
from web.divisions.areas import area_name, asked_division, down, trail, village_name
from web.http.as_of_view import AnyRequest, TheCaller, TheOffice, as_of_view, open_snapshot
from web.http.query_params import page_of
from web.language.i18n import N_, gettext
from web.language.words import word
from web.staff.names import staff_names
from web.unsealing import family_names, unsealed

STATES: Final = {
    "": (N_("Not settled yet"), Wanted()),
    "overdue": (N_("Past their day"), Wanted(overdue=True)),
    "emergency": (N_("Emergencies"), Wanted(emergency=True)),
    "open": (N_("Without an answer"), Wanted(state="open")),
    "answered": (N_("Answered, not settled yet"), Wanted(state="answered")),
    "closed": (N_("Closed within the year"), Wanted(state="closed")),
    "met": (N_("Closed within the year and met"), Wanted(state="closed", met=True)),
}


@get("/needs", guards=[any_of(*READ_CASES)], sync_to_thread=True)
def show_needs(request: AnyRequest, office: TheOffice, caller: TheCaller) -> Template:
    division = asked_division(caller, request.query_params)
    page, size = page_of(request.query_params)
    state, domain = _asked(request)
    with open_snapshot(office, caller, request) as snapshot:
        wanted = _wanted(state, domain)
        found, total = need_list.needs(snapshot, division, wanted, page, size)
        families = family_names(office, caller, snapshot, [each.household_id for each in found])
        staff = staff_names(office, snapshot, [each.staff_id for each in found])
        seen = as_of_view(office, snapshot, request)
    texts = unsealed(office, [(each.summary, each.ledger, each.household_id) for each in found])
    return Template(
        "needs/index.html",
        context={
            **_about(caller, division, seen, "/needs"), "page": page, "size": size, "total": total, "state": state,
            "domain": domain, "staff": staff, "said": lambda token: texts.said(token, caller),
            "rows": [(each, families.get(each.household_id, []), village_name(each.division)) for each in found],
            "domain_tabs": [(code, word("domain", code), None) for code in DOMAINS],
            "states": [(code, gettext(label), None) for code, (label, _) in STATES.items()],
        },
    )  # fmt: skip


@get("/needs/domains", guards=[any_of(*READ_FIGURES)], sync_to_thread=True)
def show_domains(request: AnyRequest, office: TheOffice, caller: TheCaller) -> Template:
    """Where help is lacking: each number opens its list."""
    division = asked_division(caller, request.query_params)
    with open_snapshot(office, caller, request) as snapshot:
        counts = by_domain.by_domain(snapshot, division)
        seen = as_of_view(office, snapshot, request)
    return Template(
        "needs/domains.html", context={**_about(caller, division, seen, "/needs/domains"), "counts": counts}
    )


def _asked(request: AnyRequest) -> tuple[str, str]:
    state, domain = request.query_params.get("state", ""), request.query_params.get("domain", "")
    return state if state in STATES else "", domain if domain in DOMAINS else ""


def _wanted(state: str, domain: str) -> Wanted:
    return replace(STATES[state][1], domain=domain or None)


def _about(caller: Any, division: str, seen: Any, path: str) -> dict[str, Any]:
    return {
        "area": area_name(division),
        "division": division,
        "trail": trail(caller, division),
        "deeper": down(seen, path),
        "own": caller.role == "contact_person",
        "seen": seen,
    }


HANDLERS = [show_needs, show_domains]
