"""Decisions about a household as a whole: a pause, another category, its closure."""

from typing import Any, Final

from casework.households.category_proposals import category_proposed
from web.households import actions as households
from web.households.household_summary import household_summary, household_summary_in, life_event_of
from web.http.action import Asking, WriteResult
from web.http.form import Form
from web.http.form_page import FormPage, Shown
from web.language.i18n import N_
from web.language.words import WORDS

NO_REASON: Final = N_("Write the reason")


def about_household(shown: Shown) -> dict[str, Any]:
    """Whom the form is about. Raises Problem 404."""
    return {"household": household_summary(shown.office, shown.caller, shown.household_id)}


def _with_categories(shown: Shown) -> dict[str, Any]:
    return about_household(shown) | {"categories": tuple(WORDS["category"]), **_proposed(shown)}


def _proposed(shown: Shown) -> dict[str, Any]:
    """What a verified life event proposes, where the address or the form names one (`after`)."""
    after = shown.form.uuid("life_event_id") or Form({"after": shown.query.get("after", "")}).uuid("after")
    if after is None:
        return {"after": None}
    with shown.office.open_snapshot(shown.caller) as snapshot:
        event = life_event_of(snapshot, shown.household_id, after)
        registered_on = household_summary_in(shown.office, shown.caller, snapshot, shown.household_id).registered_on
    category, from_on = category_proposed(event.kind, event.subject, event.occurred_on, registered_on)
    return {"after": event, "category": category, "from_on": from_on}


def to_household(asking: Asking, _: WriteResult) -> str:
    return f"/households/{asking.ids['household_id']}"


PAUSE: Final = FormPage(
    households.PAUSE,
    "households/pause.html",
    about_household,
    to_household,
    missing={"until_on": N_("Enter the day from which contacts are due again"), "reason": NO_REASON},
)
CATEGORY: Final = FormPage(
    households.CHANGE_CATEGORY,
    "households/category.html",
    _with_categories,
    to_household,
    missing={"category": N_("Choose a category"), "from_on": N_("Enter the day from which it holds")},
)
FORMS: Final = (PAUSE, CATEGORY)
