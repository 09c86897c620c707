"""Who looks after a household: giving it a contact person, and ending that."""

from typing import Any, Final

from projections.staff import staff_list
from projections.staff.assignments import assignments
from web.divisions.areas import village_name
from web.households import actions as households
from web.households.decision_pages import NO_REASON, to_household
from web.households.household_summary import assignment_of, household_summary_in
from web.http.form import Form
from web.http.form_page import FormPage, Shown
from web.http.typed import filled_in
from web.language.i18n import N_
from web.language.words import WORDS
from web.staff.names import staff_names
from web.unsealing import unsealed

LEVELS: Final = tuple(WORDS["level"])


def _read(form: Form) -> dict[str, Any]:
    """One choice says level and person."""
    level, _, staff_id = form.required("post", missing=N_("Choose a contact person")).partition(":")
    from_on = form.day("from_on", missing=N_("Enter the first day"))
    note = form.text("handover_note")
    return filled_in({"level": level, "staff_id": staff_id, "from_on": from_on, "handover_note": note})


def _candidates(shown: Shown) -> dict[str, Any]:
    office, caller = shown.office, shown.caller
    with office.open_snapshot(caller) as snapshot:
        household = household_summary_in(office, caller, snapshot, shown.household_id)
        able = staff_list.candidates(snapshot, household.division)
        present = assignments(snapshot, shown.household_id)
    texts = unsealed(
        office,
        [(c.name, c.ledger, c.staff_id) for c in able] + [(a.name, a.staff_ledger, a.staff_id) for a in present],
    )
    asked = shown.form.text("post").partition(":")[0] or shown.query.get("level", "")
    groups = {wanted: [c for c in able if c.level == wanted] for wanted in _first(asked)}
    return {
        "household": household,
        "present": [(a, texts.text(a.name)) for a in present],
        "groups": {
            level: [
                (c, texts.text(c.name), village_name(c.division), household.division.startswith(c.division))
                for c in some
            ]
            for level, some in groups.items()
            if some
        },
    }


def _first(level: str) -> list[str]:
    """The levels, the one asked for before the others."""
    return sorted(LEVELS, key=lambda one: one != level)


def _assignment(shown: Shown) -> dict[str, Any]:
    office, caller = shown.office, shown.caller
    with office.open_snapshot(caller) as snapshot:
        household = household_summary_in(office, caller, snapshot, shown.household_id)
        assignment = assignment_of(snapshot, shown.household_id, shown.ids["assignment_id"])
        names = staff_names(office, snapshot, [assignment.staff_id])
    return {"household": household, "assignment": assignment, "name": names.get(assignment.staff_id, "")}


ASSIGN: Final = FormPage(
    households.ASSIGN,
    "households/assignment.html",
    _candidates,
    to_household,
    read=_read,
    fields={"level": "post", "staff_id": "post"},
    form_at="/new",
)
ASSIGNMENT_ENDING: Final = FormPage(
    households.END_ASSIGNMENT,
    "households/assignment_ending.html",
    _assignment,
    to_household,
    missing={"until_on": N_("Enter the first day without this contact person"), "reason": NO_REASON},
)
FORMS: Final = (ASSIGN, ASSIGNMENT_ENDING)
