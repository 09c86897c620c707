"""Designated hospitals, and what each lacks before its green channel is ready."""

from collections.abc import Sequence
from typing import Any

from litestar import get
from litestar.params import URLEncodedBody
from litestar.response import Template

from casework.common.roles import READ_OFFICE, SUPERVISION
from projections.hospitals.hospital_list import ListedHospital, hospitals
from web.access.caller import any_of
from web.divisions.areas import area_name, asked_division, down, trail
from web.http.as_of_view import AnyRequest, TheCaller, TheOffice, as_of_view, open_snapshot
from web.http.rights import COUNTY_DIGITS, leads_county
from web.language.i18n import N_, gettext
from web.office import Office
from web.unsealing import unsealed

Typed = URLEncodedBody[dict[str, str]]
MISSING = {
    "department": N_("department"),
    "responsible_person": N_("responsible person"),
    "phone": N_("phone"),
    "pathway": N_("pathway"),
}


@get("/hospitals", guards=[any_of(*READ_OFFICE)], sync_to_thread=True)
def show_hospitals(request: AnyRequest, office: TheOffice, caller: TheCaller) -> Template:
    division = asked_division(caller, request.query_params)[:COUNTY_DIGITS]  # they serve a whole county
    with open_snapshot(office, caller, request) as snapshot:
        found = hospitals(snapshot, division)
        view = as_of_view(office, snapshot, request)
    return Template(
        "hospitals/index.html",
        context={
            "area": area_name(division), "trail": trail(caller, division), "division": division,
            "rows": rows_of(office, found), "seen": view, "deeper": down(view, "/hospitals"),
            "may_change": caller.role in SUPERVISION and leads_county(caller),
        },
    )  # fmt: skip


def rows_of(office: Office, found: Sequence[ListedHospital]) -> list[dict[str, Any]]:
    """Hospitals as the pages show them, with what each lacks in words."""
    texts = unsealed(
        office,
        [(text, h.ledger, h.hospital_id) for h in found for text in (h.responsible_person, h.phone)],
    )
    return [
        {
            "hospital": one,
            "place": area_name(one.division),
            "person": texts.text(one.responsible_person),
            "phone": texts.text(one.phone),
            "missing": [gettext(MISSING[part]) for part in one.missing()],
        }
        for one in found
    ]
