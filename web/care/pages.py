"""Forms about one person: family doctor, each service, green-channel pass, each use."""

from typing import Any, Final

from casework.common.days import twelve_months_after
from projections.care.tables import CONTRACT as CONTRACTS
from projections.hospitals.hospital_list import hospitals
from web.care import actions as care
from web.households.household_summary import member_summary
from web.http.action import Asking, WriteResult
from web.http.form_page import FormPage, Shown
from web.language.i18n import N_
from web.language.words import options
from web.office import not_found

NO_START: Final = N_("Enter the first day")


def _about_member(shown: Shown) -> dict[str, Any]:
    household, member = member_summary(shown.office, shown.caller, shown.ids["member_id"])
    return {
        "household": household,
        "member": member,
        "in_a_year": twelve_months_after(shown.office.today()),
        "kinds": options("contract"),
        "steps": options("step"),
    }


def _contract(shown: Shown) -> dict[str, Any]:
    """One of the person's contracts. Raises Problem 404."""
    about = _about_member(shown)
    with shown.office.open_snapshot(shown.caller) as snapshot:
        found = snapshot.of(CONTRACTS, "contract_id", shown.ids["contract_id"], "from_on")
    if not found or found[0].member_id != about["member"].member_id:
        raise not_found()
    return about | {"contract": found[0]}


def _with_hospitals(shown: Shown) -> dict[str, Any]:
    about, today = _about_member(shown), shown.office.today()
    with shown.office.open_snapshot(shown.caller) as snapshot:
        near = [h for h in hospitals(snapshot, about["household"].division[:6]) if h.from_on <= today < h.until_on]
    return about | {"hospitals": [(h.hospital_id, h.name) for h in near]}


def _to_family(asking: Asking, _: WriteResult) -> str:
    """To the household the person belongs to."""
    household_id = asking.office.place_of_member(asking.caller, asking.ids["member_id"])[1]
    return f"/households/{household_id}"


CONTRACT: Final = FormPage(
    care.SIGN_CONTRACT,
    "care/contract.html",
    _about_member,
    _to_family,
    missing={
        "kind": N_("Choose a kind"),
        "from_on": NO_START,
        "until_on": N_("Enter the day after the last"),
    },
    form_at="/new",
)
CONTRACT_ENDING: Final = FormPage(
    care.END_CONTRACT,
    "care/contract_ending.html",
    _contract,
    _to_family,
    missing={"until_on": N_("Enter the first day without the contract"), "reason": N_("Write the reason")},
)
SERVICE: Final = FormPage(
    care.RECORD_SERVICE,
    "care/service.html",
    _about_member,
    _to_family,
    missing={"on": N_("Enter the day of the service"), "service": N_("Write what the doctor did")},
    form_at="/new",
)
PASS: Final = FormPage(
    care.ISSUE_PASS,
    "care/pass.html",
    _about_member,
    _to_family,
    missing={"number": N_("Enter the number on the pass"), "from_on": NO_START},
    form_at="/new",
)
USE: Final = FormPage(
    care.USE_GREEN_CHANNEL,
    "care/use.html",
    _with_hospitals,
    _to_family,
    missing={
        "hospital_id": N_("Choose a hospital"),
        "on": N_("Enter the day it was used"),
        "steps": N_("Choose at least one step"),
    },
    form_at="/new",
)
FORMS: Final = (CONTRACT, CONTRACT_ENDING, SERVICE, PASS, USE)
