"""What passes on with a household: wishes, what is due, promised and asked for, a note. Accepted, or asked about."""

from typing import Any, Final

from projections.households.case import case
from projections.staff.tables import Assignment
from web.households import assignment_actions as assignments
from web.households.decision_pages import to_household
from web.households.household_summary import household_summary_in
from web.households.household_view import view_of
from web.households.preferences_view import wishes_of
from web.http.form_page import FormPage, Shown
from web.language.i18n import N_
from web.office import not_found


def _sheet(shown: Shown) -> dict[str, Any]:
    """Raises Problem 404 for an assignment that is not there, or was handed to somebody else than the contact person asking."""
    office, caller = shown.office, shown.caller
    with office.open_snapshot(caller) as snapshot:
        household = household_summary_in(office, caller, snapshot, shown.household_id)
        found = case(snapshot, shown.household_id)
        view = view_of(office, caller, snapshot, found) if found else None
        wishes = wishes_of(office, caller, snapshot, shown.household_id)
    if view is None:
        raise not_found()
    mine = _one(view.case.assignments, shown)
    if caller.role == "contact_person" and mine.staff_id != caller.staff_id:
        raise not_found()
    before = next((each for each in view.case.assignments if each.assignment_id == mine.took_over), None)
    return {
        "household": household,
        "view": view,
        "wishes": wishes,
        "assignment": mine,
        "name": view.staff.get(mine.staff_id, ""),
        "before": view.staff.get(before.staff_id, "") if before else "",
        "promise": next((contact for contact in view.case.contacts if contact.promise), None),
    }


def _one(rows: list[Assignment], shown: Shown) -> Assignment:
    found = next((row for row in rows if row.assignment_id == shown.ids["assignment_id"]), None)
    if found is None:
        raise not_found()
    return found


ACCEPTANCE: Final = FormPage(assignments.ACCEPT_HAND_OVER, "households/hand_over_sheet.html", _sheet, to_household)
QUESTION: Final = FormPage(
    assignments.QUERY_HAND_OVER,
    "households/hand_over_question.html",
    _sheet,
    to_household,
    missing={"question": N_("Write what you want to know")},
)
FORMS: Final = (ACCEPTANCE, QUESTION)
