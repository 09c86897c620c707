"""The forms of help that is given, and of families that come first."""

from typing import Any, Final

from msgspec import Struct

from projections.engine.projection import Projection
from projections.households.case import ledger_of_household
from projections.needs.measure_tables import MEASURE, PRIORITY
from projections.needs.on_day import needs_of, sealed_tokens
from projections.policies.in_force import in_force
from web.households.decision_pages import NO_REASON, about_household, to_household
from web.households.household_summary import household_summary_in
from web.http.form import Form
from web.http.form_page import FormPage, Shown
from web.http.typed import typed
from web.language.i18n import N_
from web.needs import measure_actions
from web.office import not_found
from web.unsealing import sealed_in, unsealed


def _with_needs(shown: Shown) -> dict[str, Any]:
    """The needs that are not closed: what the help may have been for."""
    office, caller, household_id = shown.office, shown.caller, shown.household_id
    with office.open_snapshot(caller) as snapshot:
        household = household_summary_in(office, caller, snapshot, household_id)
        ledger = ledger_of_household(snapshot, household_id) or ""
        days = in_force(snapshot, [ledger])[ledger].edition.needs
        needs = [each for each in needs_of(snapshot, household_id, ledger).on(snapshot.on, days) if each.step]
    texts = unsealed(office, [(token, ledger, household_id) for token in sealed_tokens(needs)])
    asked = shown.query.get("need", "")
    choices = [(str(each.need.need_id), texts.text(each.need.summary)) for each in needs]
    return {"household": household, "needs": choices, "need": asked}


def one_of_household(model: Projection[Any], id_: str) -> Any:
    def about(shown: Shown) -> dict[str, Any]:
        """One of the household's, with its texts. Raises Problem 404."""
        office, caller, household_id = shown.office, shown.caller, shown.household_id
        with office.open_snapshot(caller) as snapshot:
            household = household_summary_in(office, caller, snapshot, household_id)
            ledger = ledger_of_household(snapshot, household_id) or ""
            found: list[Struct] = snapshot.of(model, "household_id", household_id, id_, ledger=ledger)
        one = next((each for each in found if getattr(each, id_) == shown.ids[id_]), None)
        if one is None:
            raise not_found()
        texts = unsealed(office, sealed_in([one], ledger, household_id))
        return {"household": household, "one": one, "said": texts.text}

    return about


def _corrected(form: Form) -> dict[str, Any]:
    """Everything as it is to read; an organisation that was emptied is emptied."""
    return {"organisation": None, **typed(form, measure_actions.CORRECT.shape, MISSING | WHY)}


MISSING: Final = {
    "domain": N_("Choose what kind of help it is"),
    "on": N_("Enter the day"),
    "measure": N_("Write what was done"),
}
WHY: Final = {"reason": N_("Write the reason")}
MEASURES: Final[Any] = one_of_household(MEASURE, "measure_id")
PRIORITIES: Final[Any] = one_of_household(PRIORITY, "priority_id")
FORMS: Final = (
    FormPage(measure_actions.RECORD, "needs/measure.html", _with_needs, to_household, missing=MISSING, form_at="/new"),
    FormPage(measure_actions.CORRECT, "needs/measure_correction.html", MEASURES, to_household, read=_corrected),
    FormPage(measure_actions.WITHDRAW, "needs/measure_withdrawal.html", MEASURES, to_household, missing=WHY),
    FormPage(
        measure_actions.GIVE_PRIORITY,
        "needs/priority.html",
        about_household,
        to_household,
        missing={"from_on": N_("Enter the first day"), "reason": NO_REASON},
        form_at="/new",
    ),
    FormPage(
        measure_actions.END_PRIORITY,
        "needs/priority_ending.html",
        PRIORITIES,
        to_household,
        missing={"until_on": N_("Enter the first day without it"), "reason": NO_REASON},
    ),
    FormPage(
        measure_actions.WITHDRAW_PRIORITY, "needs/priority_withdrawal.html", PRIORITIES, to_household, missing=WHY
    ),
)
