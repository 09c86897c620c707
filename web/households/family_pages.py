"""The registration put right, somebody living alone, and what is known of the child."""

from typing import Any, Final

from web.divisions.villages import villages_by_town
from web.households import family_actions as family
from web.households import family_before as recorded
from web.households.decision_pages import about_household, to_household
from web.households.reason_page import ReasonPage
from web.http.correction_page import CorrectionPage
from web.http.form_page import FormPage, Shown
from web.language.i18n import N_
from web.language.words import options

CHILD_LABELS: Final = {
    "name": N_("Name"),
    "id_number": N_("Identity number"),
    "disability_level": N_("Disability level"),
    "died_on": N_("Day of death"),
}


def _registration(shown: Shown) -> dict[str, Any]:
    about = about_household(shown)
    return about | {
        "categories": options("category"),
        "towns": villages_by_town(about["household"].division[:6], shown.office.today(), shown.searched),
        "searched": shown.searched,
    }


def _living_alone(shown: Shown) -> dict[str, Any]:
    return about_household(shown) | {"path": f"/households/{shown.household_id}/living-alone"}


def _child(shown: Shown) -> dict[str, Any]:
    return about_household(shown) | {"correcting": False, "path": f"/households/{shown.household_id}/child"}


def _child_corrected(shown: Shown) -> dict[str, Any]:
    return about_household(shown) | {"correcting": True, "recorded": recorded.child(shown).masked["id_number"]}


CORRECTION: Final = CorrectionPage(
    family.CORRECT_HOUSEHOLD,
    "households/correction.html",
    _registration,
    recorded.registration,
    to_household,
    labels={
        "address": N_("Home address"),
        "household_no": N_("Household number"),
        "residence_division": N_("Village on the day of registration"),
        "category": N_("Category on the day of registration"),
        "registered_on": N_("Registered on"),
        "living_alone": N_("Living alone"),
        "basis": N_("Basis"),
        "remark": N_("Remark"),
    },
    words={"category": "category", "living_alone": "yes_no"},
    missing={
        "household_no": N_("Enter the household number"),
        "residence_division": N_("Choose the village"),
        "registered_on": N_("Enter the day of registration"),
    },
)
LIVING_ALONE: Final = FormPage(
    family.RECORD_LIVING_ALONE,
    "households/living_alone.html",
    _living_alone,
    to_household,
    missing={"lives_alone": N_("Choose yes or no"), "from_on": N_("Enter the day from which it holds")},
)
CHILD: Final = FormPage(family.RECORD_CHILD, "households/child.html", _child, to_household)
CHILD_CORRECTION: Final = CorrectionPage(
    family.CORRECT_CHILD,
    "households/child.html",
    _child_corrected,
    lambda shown: recorded.child(shown).fields,
    to_household,
    labels=CHILD_LABELS,
    hidden=("id_number",),
)
CHILD_WITHDRAWAL: Final = ReasonPage(
    family.WITHDRAW_CHILD,
    to_household,
    N_("Withdraw what was recorded of the child"),
    N_("It was another family's child, or there is none. It stays in the history with your reason beside it."),
    N_("Withdraw it"),
)
FORMS: Final = (LIVING_ALONE, CHILD, CHILD_WITHDRAWAL.form())
HANDLERS: Final = [*CORRECTION.handlers(), *CHILD_CORRECTION.handlers()]
