"""Designated hospitals: what each lacks before its green channel is ready, and whether its number was tried."""

from collections.abc import Sequence
from typing import Any, Final

from litestar import get
from litestar.params import URLEncodedBody
from litestar.response import Template

from casework.care.terms import terms_on
from casework.common.roles import READ_OFFICE, SUPERVISION
from projections.hospitals.hospital_list import ListedHospital, hospitals, serving
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
KINDS: Final = {
    "": N_("All hospitals"),
    "ready": N_("Ready"),
    "lacking": N_("Not ready"),
    "tested": N_("Tested in the last quarter"),
    "untested": N_("Not tested in the last quarter"),
}


@get("/hospitals", guards=[any_of(*READ_OFFICE)], sync_to_thread=True)
def show_hospitals(request: AnyRequest, office: TheOffice, caller: TheCaller) -> Template:
    division = asked_division(caller, request.query_params)[:COUNTY_DIGITS]  # they serve a whole county
    kind = request.query_params.get("kind", "")
    kind = kind if kind in KINDS else ""
    with open_snapshot(office, caller, request) as snapshot:
        found = hospitals(snapshot, division)
        above = serving(snapshot, division) if len(division) == COUNTY_DIGITS else []
        view = as_of_view(office, snapshot, request)
    there = [one for one in found if one.from_on <= view.on < one.until_on]
    counts = {each: len(_of_kind(each, there)) for each in KINDS if each} | {"": len(found)}
    return Template(
        "hospitals/index.html",
        context={
            "area": area_name(division), "trail": trail(caller, division), "division": division, "kind": kind,
            "kinds": [(each, gettext(label), counts[each]) for each, label in KINDS.items()],
            "rows": rows_of(office, _of_kind(kind, there) if kind else found), "above": rows_of(office, above),
            "seen": view, "deeper": down(view, "/hospitals"), "tested_within": terms_on(view.on).tested_within_days,
            "may_change": caller.role in SUPERVISION and leads_county(caller),
        },
    )  # fmt: skip


def _of_kind(kind: str, there: Sequence[ListedHospital]) -> list[ListedHospital]:
    """Those of the hospitals designated on the day that are ready, or were tested, or not."""
    wanted = {"ready": (True, None), "lacking": (False, None), "tested": (None, True), "untested": (None, False)}
    ready, tested = wanted.get(kind, (None, None))
    return [one for one in there if ready in (None, one.ready) and tested in (None, one.tested)]


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
            "serves": [area_name(code) for code in one.serves],
        }
        for one in found
    ]
