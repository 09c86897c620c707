"""The forms about a petition, and those of a household and of a division in lists."""

from typing import Any, Final
from uuid import UUID

from litestar import get
from litestar.params import FromPath
from litestar.response import Template

from casework.common.roles import CASE_WORK, READ_CASES
from projections.petitions.petition_list import of_household, petitions, place_of
from web.access.caller import any_of
from web.divisions.areas import area_name, asked_division, down, trail, village_name
from web.households.decision_pages import about_household
from web.households.household_summary import household_summary_since_left
from web.http.action import Asking, WriteResult
from web.http.as_of_view import AnyRequest, TheCaller, TheOffice, as_of_view, open_snapshot
from web.http.form_page import FormPage, Shown
from web.http.query_params import page_of
from web.language.i18n import N_
from web.office import not_found
from web.petitions import actions
from web.unsealing import family_names, sealed_in, unsealed

GUARDS: Final = [any_of(*READ_CASES, grant="petition")]


@get("/petitions", guards=GUARDS, sync_to_thread=True)
def show_petitions(request: AnyRequest, office: TheOffice, caller: TheCaller) -> Template:
    division = asked_division(caller, request.query_params)
    page, size = page_of(request.query_params)
    with open_snapshot(office, caller, request) as snapshot:
        found, total = petitions(snapshot, division, page, size)
        families = family_names(office, caller, snapshot, [each.household_id for each in found])
        seen = as_of_view(office, snapshot, request)
    texts = unsealed(office, [(t, p.ledger, p.petition_id) for p in found for t in (p.matter, p.result)])
    context = {
        "area": area_name(division), "division": division, "trail": trail(caller, division), "seen": seen,
        "deeper": down(seen, "/petitions"), "own": caller.role == "contact_person", "page": page, "size": size,
        "total": total, "said": lambda token: texts.said(token, caller),
        "rows": [(each, families.get(each.household_id, []), village_name(each.division)) for each in found],
    }  # fmt: skip
    return Template("petitions/index.html", context=context)


@get("/households/{household_id:uuid}/petitions", guards=GUARDS, sync_to_thread=True)
def show_of_household(
    request: AnyRequest, household_id: FromPath[UUID], office: TheOffice, caller: TheCaller
) -> Template:
    with office.open_snapshot(caller) as snapshot:
        household = household_summary_since_left(office, caller, snapshot, household_id)
        found = of_household(snapshot, household_id)
        ledgers = {each.petition_id: (place_of(snapshot, each.petition_id) or ("",))[0] for each in found}
    sealed = [token for each in found for token in sealed_in([each], ledgers[each.petition_id], each.petition_id)]
    texts = unsealed(office, sealed)
    context = {
        "household": household, "petitions": found, "today": office.today(), "acts": caller.role in CASE_WORK,
        "said": lambda token: texts.said(token, caller),
    }  # fmt: skip
    return Template("petitions/of_household.html", context=context)


def _about(shown: Shown) -> dict[str, Any]:
    """The petition with its texts, and whose it is. Raises Problem 404."""
    office, caller, petition_id = shown.office, shown.caller, shown.ids["petition_id"]
    with office.open_snapshot(caller) as snapshot:
        found = place_of(snapshot, petition_id)
        if found is None:
            raise not_found()
        ledger, petition = found
        household = household_summary_since_left(office, caller, snapshot, petition.household_id)
    texts = unsealed(office, sealed_in([petition], ledger, petition_id))
    return {"household": household, "petition": petition, "said": texts.text}


def _to_those_of_household(asking: Asking, result: WriteResult) -> str:
    if "household_id" in asking.ids:
        return f"/households/{asking.ids['household_id']}/petitions"
    with asking.office.open_snapshot(asking.caller) as snapshot:
        found = place_of(snapshot, result.id)
    return f"/households/{found[1].household_id}/petitions" if found else "/petitions"


MISSING: Final = {
    "received_on": N_("Enter the day it was received"),
    "matter": N_("Write what it is about"),
    "unit": N_("Write who is responsible for the answer"),
    "due_on": N_("Enter the day by which it is to be answered"),
}
WHY: Final = {"reason": N_("Write the reason")}
RECORD: Final = FormPage(
    actions.RECORD, "petitions/new.html", about_household, _to_those_of_household, missing=MISSING, form_at="/new"
)
ANSWER: Final = FormPage(
    actions.ANSWER, "petitions/answer.html", _about, _to_those_of_household, missing={"result": N_("Write the result")}
)
CORRECTION: Final = FormPage(
    actions.CORRECT, "petitions/correction.html", _about, _to_those_of_household, missing=MISSING | WHY
)
WITHDRAWAL: Final = FormPage(actions.WITHDRAW, "petitions/withdrawal.html", _about, _to_those_of_household, missing=WHY)
FORMS: Final = (RECORD, ANSWER, CORRECTION, WITHDRAWAL)
HANDLERS: Final = [show_petitions, show_of_household]
