"""Who may be entitled and has not applied: the office proposes, the village confirms with the person."""

from typing import Any, Final

from litestar import get
from litestar.response import Template

from casework.common.roles import CASE_WORK
from casework.schemes.words import SCHEMES
from projections.applications.people import people
from projections.applications.proposals import candidates, proposed
from web.access.caller import any_of
from web.applications.views import conditions
from web.divisions.areas import area_name, asked_division, village_name
from web.http.as_of_view import AnyRequest, TheCaller, TheOffice
from web.http.query_params import uuid_of
from web.language.application_words import scheme_name
from web.unsealing import unsealed

LOOKED_AT: Final = 60  # households at a time: what a page costs does not grow with the county


@get("/applications/proposals", guards=[any_of(*CASE_WORK)], sync_to_thread=True)
def show_proposals(request: AnyRequest, office: TheOffice, caller: TheCaller) -> Template:
    query = request.query_params
    division = asked_division(caller, query)
    scheme = query.get("scheme", "") if query.get("scheme", "") in SCHEMES else "special_support"
    with office.open_snapshot(caller) as snapshot:
        looked = candidates(snapshot, division, scheme, uuid_of(query.get("after", "")), LOOKED_AT)
    with office.open_everywhere() as snapshot:
        found = proposed(snapshot, looked, scheme)
        known = people(snapshot, [each.who.person_id for each in found])
    texts = unsealed(office, [(each.name, each.ledger, each.household_id) for each in known.values()])
    rows: list[dict[str, Any]] = [
        {
            "person_id": each.who.person_id, "name": texts.name(known[each.who.person_id].name, caller),
            "village": village_name(each.who.division), "unsaid": each.judged.unsaid, "conditions": conditions(each.judged),
            "from_on": None if each.met else each.judged.from_on, "reached": each.reached,
        }
        for each in found
    ]  # fmt: skip
    context = {
        "rows": rows, "area": area_name(division), "division": division, "scheme": scheme, "after": looked.then,
        "now": sum(each.met for each in found), "looked_at": looked.homes,
        "own": caller.role == "contact_person",
        "schemes": [(each, scheme_name(each), None) for each in SCHEMES],
    }  # fmt: skip
    return Template("applications/proposals.html", context=context)


HANDLERS: Final = [show_proposals]
