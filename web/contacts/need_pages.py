"""What a family needs: noted, answered, closed."""

from typing import Any, Final

from projections.contacts.tables import NEED
from projections.households.case import ledger_of_household
from web.contacts import actions as contacts
from web.households.decision_pages import about_household, to_household
from web.households.household_summary import household_summary_in
from web.http.form_page import FormPage, Shown
from web.language.i18n import N_
from web.office import not_found
from web.unsealing import unsealed


def _about_need(shown: Shown) -> dict[str, Any]:
    """One of the household's needs, with its texts. Raises Problem 404."""
    office, caller, household_id = shown.office, shown.caller, shown.household_id
    with office.open_snapshot(caller) as snapshot:
        household = household_summary_in(office, caller, snapshot, household_id)
        found = snapshot.of(NEED, "need_id", shown.ids["need_id"], "opened_on")
        ledger = ledger_of_household(snapshot, household_id)
    if ledger is None or not found or found[0].household_id != household_id:
        raise not_found()
    need = found[0]
    texts = unsealed(office, [(text, ledger, household_id) for text in (need.summary, need.answer)])
    return {"household": household, "need": need, "texts": texts}


def _no_need_yet(shown: Shown) -> dict[str, Any]:
    return about_household(shown) | {"need": None, "texts": None}


OPEN: Final = FormPage(
    contacts.OPEN_NEED,
    "contacts/need_new.html",
    _no_need_yet,
    to_household,
    missing={"domain": N_("Choose what kind of help it is"), "summary": N_("Write what the family needs")},
    form_at="/new",
)
ANSWER: Final = FormPage(
    contacts.ANSWER_NEED,
    "contacts/need_answer.html",
    _about_need,
    to_household,
    missing={"answer": N_("Write what was answered")},
)
CLOSURE: Final = FormPage(contacts.CLOSE_NEED, "contacts/need_closure.html", _about_need, to_household)
FORMS: Final = (OPEN, ANSWER, CLOSURE)
