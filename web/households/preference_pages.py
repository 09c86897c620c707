"""Forms of a family's wishes and of the days that matter to them."""

from typing import Any, Final

from web.households import preference_actions as preferences
from web.households.decision_pages import about_household, to_household
from web.households.preferences_view import days_of, wishes_of
from web.http.form_page import FormPage, Shown
from web.language.i18n import N_
from web.language.words import WORDS
from web.office import not_found

REASON: Final = {"reason": N_("Write the reason")}


def _noting(shown: Shown) -> dict[str, Any]:
    return about_household(shown) | {"kinds": tuple(WORDS["preference"]), "channels": tuple(WORDS["channel"])}


def _about_wish(shown: Shown) -> dict[str, Any]:
    """One of the family's wishes. Raises Problem 404."""
    with shown.office.open_snapshot(shown.caller) as snapshot:
        found = wishes_of(shown.office, shown.caller, snapshot, shown.household_id)
    wish = next((each for each in found if each.preference.preference_id == shown.ids["preference_id"]), None)
    if wish is None:
        raise not_found()
    return about_household(shown) | {"wish": wish, "channels": tuple(WORDS["channel"])}


def _about_day(shown: Shown) -> dict[str, Any]:
    with shown.office.open_snapshot(shown.caller) as snapshot:
        found = days_of(shown.office, shown.caller, snapshot, shown.household_id)
    own = next((each for each in found if each.personal_day.personal_day_id == shown.ids["personal_day_id"]), None)
    if own is None:
        raise not_found()
    return about_household(shown) | {"own": own}


NOTE: Final = FormPage(
    preferences.NOTE_PREFERENCE,
    "households/preference.html",
    _noting,
    to_household,
    missing={"kind": N_("Choose what kind of wish it is")},
    form_at="/new",
)
CORRECTION: Final = FormPage(
    preferences.CORRECT_PREFERENCE, "households/preference_correction.html", _about_wish, to_household, missing=REASON
)
WITHDRAWAL: Final = FormPage(
    preferences.WITHDRAW_PREFERENCE, "households/preference_withdrawal.html", _about_wish, to_household, missing=REASON
)
NOTE_DAY: Final = FormPage(
    preferences.NOTE_PERSONAL_DAY,
    "households/personal_day.html",
    about_household,
    to_household,
    missing={"kind": N_("Choose what kind of day it is"), "agreed_on": N_("Enter the day on which they agreed")},
    form_at="/new",
)
DAY_CORRECTION: Final = FormPage(
    preferences.CORRECT_PERSONAL_DAY,
    "households/personal_day_correction.html",
    _about_day,
    to_household,
    missing=REASON,
)
DAY_WITHDRAWAL: Final = FormPage(
    preferences.WITHDRAW_PERSONAL_DAY,
    "households/personal_day_withdrawal.html",
    _about_day,
    to_household,
    missing=REASON,
)
FORMS: Final = (NOTE, CORRECTION, WITHDRAWAL, NOTE_DAY, DAY_CORRECTION, DAY_WITHDRAWAL)
