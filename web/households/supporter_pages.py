"""The forms about those who help a family besides its contact persons."""

from typing import Any, Final

from projections.households.case import ledger_of_household
from projections.staff.supporter_table import SUPPORTER
from web.households import supporter_actions as supporters
from web.households.candidates import candidates_for
from web.households.decision_pages import NO_REASON, to_household
from web.households.household_summary import household_summary_in
from web.http.form import Form
from web.http.form_page import FormPage, Shown
from web.http.typed import filled_in, typed
from web.language.i18n import N_
from web.language.words import options
from web.office import not_found
from web.staff.names import staff_names
from web.unsealing import unsealed

ROLE: Final = {"role": N_("Choose how they help"), "from_on": N_("Enter the first day")}


def _read(form: Form) -> dict[str, Any]:
    """One choice says who of the staff it is; else the name is typed."""
    said = typed(form, supporters.NAME_SUPPORTER.shape, ROLE)
    staff_id = form.text("post").partition(":")[2]
    if not staff_id and not form.text("name"):
        form.refuse("name", N_("Enter the name, or choose somebody of the staff"))
    return filled_in({**said, "staff_id": staff_id})


def _read_correction(form: Form) -> dict[str, Any]:
    """What reads otherwise than before; a phone or an organisation that was emptied is none."""
    said = {"role": form.text("role"), "from_on": form.day("from_on", missing=ROLE["from_on"])}
    reason = form.required("reason", missing=NO_REASON)
    told = {
        name: form.text(name) or (None if name != "name" else "")
        for name in ("name", "phone", "organisation")
        if form.text(name) != form.text(f"{name}_before")
    }
    return {**filled_in({**said, "reason": reason}), **told}


def _naming(shown: Shown) -> dict[str, Any]:
    office, caller = shown.office, shown.caller
    with office.open_snapshot(caller) as snapshot:
        household = household_summary_in(office, caller, snapshot, shown.household_id)
        groups = candidates_for(office, snapshot, household.division, shown.searched)
    return {"household": household, "groups": groups, "searched": shown.searched, "roles": options("supporter")}


def _supporter(shown: Shown) -> dict[str, Any]:
    """Raises Problem 404."""
    office, caller = shown.office, shown.caller
    with office.open_snapshot(caller) as snapshot:
        household = household_summary_in(office, caller, snapshot, shown.household_id)
        rows = snapshot.of(SUPPORTER, "supporter_id", shown.ids["supporter_id"], "from_on")
        found = next((row for row in rows if row.household_id == shown.household_id), None)
        if found is None:
            raise not_found()
        staff = staff_names(office, snapshot, [found.staff_id])
        ledger = ledger_of_household(snapshot, shown.household_id) or ""
    texts = unsealed(office, [(token, ledger, found.household_id) for token in (found.name, found.phone)])
    name = staff.get(found.staff_id, "") if found.staff_id else texts.text(found.name)
    phone = texts.text(found.phone)
    return {"household": household, "supporter": found, "name": name, "phone": phone, "roles": options("supporter")}


NAMING: Final = FormPage(
    supporters.NAME_SUPPORTER,
    "households/supporter_new.html",
    _naming,
    to_household,
    read=_read,
    fields={"staff_id": "post"},
    form_at="/new",
)
CORRECTION: Final = FormPage(
    supporters.CORRECT_SUPPORTER,
    "households/supporter_correction.html",
    _supporter,
    to_household,
    read=_read_correction,
)
WITHDRAWAL: Final = FormPage(
    supporters.WITHDRAW_SUPPORTER,
    "households/supporter_withdrawal.html",
    _supporter,
    to_household,
    missing={"reason": N_("Write why it is withdrawn")},
)
ENDING: Final = FormPage(
    supporters.END_SUPPORTER,
    "households/supporter_ending.html",
    _supporter,
    to_household,
    missing={"until_on": N_("Enter the first day without their help"), "reason": NO_REASON},
)
FORMS: Final = (NAMING, CORRECTION, WITHDRAWAL, ENDING)
