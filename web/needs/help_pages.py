"""The forms of categorised help, and what a category is called."""

from typing import Any, Final

from casework.policies import Edition
from projections.households.case import ledger_of_household
from projections.needs.help_tables import HELP
from projections.policies.in_force import in_force
from web.households.decision_pages import NO_REASON, to_household
from web.households.household_summary import household_summary_in
from web.http.form_page import FormPage, Shown
from web.language.i18n import N_, current_language
from web.needs import help_actions
from web.office import not_found


def help_words(edition: Edition) -> dict[str, str]:
    """The categories of an edition by their name, as the county calls them."""
    english = current_language() == "en"
    return {each.name: each.title_en if english else each.title_zh for each in edition.help_categories}


def _with_categories(shown: Shown) -> dict[str, Any]:
    office, caller = shown.office, shown.caller
    with office.open_snapshot(caller) as snapshot:
        household = household_summary_in(office, caller, snapshot, shown.household_id)
        ledger = ledger_of_household(snapshot, shown.household_id) or ""
        edition = in_force(snapshot, [ledger])[ledger].edition
        given = snapshot.of(HELP, "household_id", shown.household_id, "from_on, given_at", ledger=ledger)
    return {"household": household, "words": help_words(edition), "given": given}


def _about_given(shown: Shown) -> dict[str, Any]:
    """One that the household was given. Raises Problem 404."""
    found = _with_categories(shown)
    given = next((each for each in found["given"] if each.help_id == shown.ids["help_id"]), None)
    if given is None:
        raise not_found()
    return {**found, "one": given}


ASSIGN: Final = FormPage(
    help_actions.ASSIGN_HELP,
    "needs/help_category.html",
    _with_categories,
    to_household,
    missing={
        "help_category": N_("Choose a category of help"),
        "from_on": N_("Enter the day from which it holds"),
        "reason": NO_REASON,
    },
    form_at="/new",
)
CORRECTION: Final = FormPage(
    help_actions.CORRECT_HELP,
    "needs/help_correction.html",
    _about_given,
    to_household,
    missing={"reason": N_("Write why it is corrected")},
)
ENDING: Final = FormPage(
    help_actions.END_HELP,
    "needs/help_ending.html",
    _about_given,
    to_household,
    missing={"until_on": N_("Enter the first day without it"), "reason": NO_REASON},
)
WITHDRAWAL: Final = FormPage(
    help_actions.WITHDRAW_HELP,
    "needs/help_withdrawal.html",
    _about_given,
    to_household,
    missing={"reason": N_("Write why it is withdrawn")},
)
FORMS: Final = (ASSIGN, CORRECTION, ENDING, WITHDRAWAL)
