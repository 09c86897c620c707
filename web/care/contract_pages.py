"""Forms about a contract: signing it, the next one, correcting, withdrawing, ending it."""

from typing import Any, Final

from casework.common.days import twelve_months_after
from projections.care.contract_tables import CONTRACT as CONTRACTS
from web.care import doctor_actions as actions
from web.care.about_member import NO_REASON, NO_START, about_member, standing, to_care
from web.care.package_words import package_choices, ticked
from web.http.action import Action
from web.http.form import Form
from web.http.form_page import FormPage, Shown
from web.http.typed import typed
from web.language.i18n import N_

NO_INSTITUTION: Final = N_("Enter the institution, such as the township's health centre")
NO_KIND: Final = N_("Choose a kind")
NO_END: Final = N_("Enter the day after the last")


def _new(shown: Shown) -> dict[str, Any]:
    return about_member(shown) | {"package_choices": package_choices()}


def _contract(shown: Shown) -> dict[str, Any]:
    """One of the person's contracts as it stands. Raises Problem 404."""
    contract, texts = standing(shown, CONTRACTS, "contract_id")
    doctor, until = texts.name(contract.doctor, shown.caller), twelve_months_after(contract.until_on)
    return _new(shown) | {"contract": contract, "doctor": doctor, "next_until": until}


def _with_package(action: Action, missing: dict[str, str]) -> Any:
    """Reads the boxes of the kind that was chosen."""

    def read(form: Form) -> dict[str, Any]:
        said = typed(form, action.shape, missing)
        return said | {"package": ticked(form, form.text("kind") or "family")}

    return read


def _read_correction(form: Form) -> dict[str, Any]:
    """The form shows everything, so what is left empty is empty."""
    said = typed(form, actions.CORRECT_CONTRACT.shape, {"reason": NO_REASON, "institution": NO_INSTITUTION})
    emptied = {name: None for name in ("doctor", "ended_on") if name in form.values and name not in said}
    return said | emptied | {"package": ticked(form, form.text("kind") or "family")}


CONTRACT: Final = FormPage(
    actions.SIGN_CONTRACT,
    "care/contract.html",
    _new,
    to_care,
    read=_with_package(
        actions.SIGN_CONTRACT,
        {"kind": NO_KIND, "institution": NO_INSTITUTION, "from_on": NO_START, "until_on": NO_END},
    ),
    form_at="/new",
)
RENEWAL: Final = FormPage(
    actions.RENEW_CONTRACT,
    "care/contract_renewal.html",
    _contract,
    to_care,
    read=_with_package(
        actions.RENEW_CONTRACT, {"institution": NO_INSTITUTION, "from_on": NO_START, "until_on": NO_END}
    ),
)
CORRECTION: Final = FormPage(
    actions.CORRECT_CONTRACT, "care/contract_correction.html", _contract, to_care, read=_read_correction
)
ENDING: Final = FormPage(
    actions.END_CONTRACT,
    "care/contract_ending.html",
    _contract,
    to_care,
    missing={"until_on": N_("Enter the first day without the contract"), "reason": NO_REASON},
)
FORMS: Final = (CONTRACT, RENEWAL, CORRECTION, ENDING)
