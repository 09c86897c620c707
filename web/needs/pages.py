"""What a family needs: noted, given to somebody, answered, closed, opened again, put right."""

from typing import Any, Final

from projections.engine.snapshot import Snapshot
from projections.households.case import ledger_of_household
from projections.needs.on_day import needs_of, sealed_tokens
from projections.policies.in_force import in_force
from projections.staff import staff_list
from web.divisions.areas import village_name
from web.households.decision_pages import NO_REASON, about_household, to_household
from web.households.household_summary import HouseholdSummary, household_summary_in
from web.http.form import Form
from web.http.form_page import FormPage, Shown
from web.http.typed import filled_in, typed
from web.language.i18n import N_
from web.needs import actions as needs
from web.office import Office, not_found
from web.staff.names import staff_names
from web.unsealing import unsealed


def _about_need(shown: Shown) -> dict[str, Any]:
    """One of the household's needs, with its texts. Raises Problem 404."""
    office, caller, household_id = shown.office, shown.caller, shown.household_id
    with office.open_snapshot(caller) as snapshot:
        household = household_summary_in(office, caller, snapshot, household_id)
        ledger = ledger_of_household(snapshot, household_id) or ""
        days = in_force(snapshot, [ledger])[ledger].edition.needs
        every = needs_of(snapshot, household_id, ledger).on(snapshot.on, days)
        need = next((each for each in every if each.need.need_id == shown.ids["need_id"]), None)
        if need is None:
            raise not_found()
        staff = staff_names(office, snapshot, [need.need.staff_id])
        people = _people(office, snapshot, household)
    texts = unsealed(office, [(token, ledger, household_id) for token in sealed_tokens([need])])
    return {"household": household, "need": need, "texts": texts, "staff": staff, "people": people}


def _people(office: Office, snapshot: Snapshot, household: HouseholdSummary) -> list[tuple[str, str]]:
    """Who may be given it: those whose post reaches to the household."""
    able = [c for c in staff_list.candidates(snapshot, household.division) if household.division.startswith(c.division)]
    texts = unsealed(office, [(c.name, c.ledger, c.staff_id) for c in able])
    named = {str(c.staff_id): f"{texts.text(c.name)} · {village_name(c.division)}" for c in able}
    return list(named.items())


def _corrected(form: Form) -> dict[str, Any]:
    """Everything as it is to read; what was emptied is emptied."""
    said = typed(form, needs.CORRECT_NEED.shape, CORRECTION_MISSING)
    return {"due_on": None, "emergency": None, **said}


def _given(form: Form) -> dict[str, Any]:
    staff_id, organisation = form.text("staff_id"), form.text("organisation")
    if not staff_id and not organisation:
        form.refuse("staff_id", N_("Choose somebody, or write the name of an organisation"))
    return filled_in({"staff_id": staff_id, "organisation": organisation})


CORRECTION_MISSING: Final = {
    "domain": N_("Choose what kind of help it is"),
    "summary": N_("Write what the family needs"),
    "reason": N_("Write why it is corrected"),
}
OPEN: Final = FormPage(
    needs.OPEN_NEED,
    "needs/new.html",
    about_household,
    to_household,
    missing={"domain": N_("Choose what kind of help it is"), "summary": N_("Write what the family needs")},
    form_at="/new",
)
ASSIGNMENT: Final = FormPage(needs.ASSIGN_NEED, "needs/assignment.html", _about_need, to_household, read=_given)
ACKNOWLEDGEMENT: Final = FormPage(needs.ACKNOWLEDGE_NEED, "needs/acknowledgement.html", _about_need, to_household)
ANSWER: Final = FormPage(
    needs.ANSWER_NEED,
    "needs/answer.html",
    _about_need,
    to_household,
    missing={"answer": N_("Write what was answered")},
)
CLOSURE: Final = FormPage(
    needs.CLOSE_NEED,
    "needs/closure.html",
    _about_need,
    to_household,
    missing={"outcome": N_("Choose what came of it")},
)
REOPENING: Final = FormPage(
    needs.REOPEN_NEED, "needs/reopening.html", _about_need, to_household, missing={"reason": NO_REASON}
)
CORRECTION: Final = FormPage(needs.CORRECT_NEED, "needs/correction.html", _about_need, to_household, read=_corrected)
WITHDRAWAL: Final = FormPage(
    needs.WITHDRAW_NEED,
    "needs/withdrawal.html",
    _about_need,
    to_household,
    missing={"reason": N_("Write why it is withdrawn")},
)
FORMS: Final = (OPEN, ASSIGNMENT, ACKNOWLEDGEMENT, ANSWER, CLOSURE, REOPENING, CORRECTION, WITHDRAWAL)
