"""Who looks after a household: giving it a contact person, correcting, ending, handing over."""

from typing import Any, Final

from casework.common.days import FOREVER
from projections.households.case import ledger_of_household
from projections.staff.assignments import assignments as assigned_in
from projections.staff.tables import Assignment
from web.households import assignment_actions as assignments
from web.households.candidates import candidates_for
from web.households.decision_pages import NO_REASON, to_household
from web.households.household_summary import HouseholdSummary, assignment_of, household_summary_in
from web.http.form import Form
from web.http.form_page import FormPage, Shown
from web.http.typed import filled_in
from web.language.i18n import N_
from web.staff.names import staff_names
from web.unsealing import unsealed

NO_PERSON: Final = N_("Choose a contact person")
NO_DAY: Final = N_("Enter the first day")


def _read(form: Form) -> dict[str, Any]:
    """One choice says level and person."""
    level, _, staff_id = form.required("post", missing=NO_PERSON).partition(":")
    from_on = form.day("from_on", missing=NO_DAY)
    note = form.text("handover_note")
    return filled_in({"level": level, "staff_id": staff_id, "from_on": from_on, "handover_note": note})


def _read_successor(form: Form) -> dict[str, Any]:
    said = _read(form) | {"reason": form.required("reason", missing=NO_REASON)}
    return {name: value for name, value in said.items() if name != "level"}


def _read_correction(form: Form) -> dict[str, Any]:
    """The whole assignment, but a note that was left as it is; one that was emptied is none."""
    reason, until_on = form.required("reason", missing=NO_REASON), form.day("until_on")
    note, before = form.text("handover_note"), form.text("note_before")
    told = {} if note == before else {"handover_note": note or None}
    said = {name: value for name, value in _read(form).items() if name != "handover_note"}
    return {**said, **filled_in({"until_on": until_on, "reason": reason}), **told}


def _assigning(shown: Shown) -> dict[str, Any]:
    office, caller = shown.office, shown.caller
    with office.open_snapshot(caller) as snapshot:
        household = household_summary_in(office, caller, snapshot, shown.household_id)
        present = assigned_in(snapshot, shown.household_id)
        asked = shown.form.text("post").partition(":")[0] or shown.query.get("level", "")
        groups = candidates_for(office, snapshot, household.division, shown.searched, first=asked)
    names = unsealed(office, [(a.name, a.staff_ledger, a.staff_id) for a in present])
    return {
        "household": household,
        "present": [(a, names.text(a.name)) for a in present],
        "groups": groups,
        "searched": shown.searched,
    }


def _about(shown: Shown) -> dict[str, Any]:
    """The assignment, and whose it is."""
    return _with_assignment(shown)[0]


def _with_assignment(shown: Shown) -> tuple[dict[str, Any], HouseholdSummary, Assignment]:
    office, caller = shown.office, shown.caller
    with office.open_snapshot(caller) as snapshot:
        household = household_summary_in(office, caller, snapshot, shown.household_id)
        assignment = assignment_of(snapshot, shown.household_id, shown.ids["assignment_id"])
        names = staff_names(office, snapshot, [assignment.staff_id])
    name = names.get(assignment.staff_id, "")
    return {"household": household, "assignment": assignment, "name": name}, household, assignment


def _handing_over(shown: Shown) -> dict[str, Any]:
    """Those of the same level who may take it over."""
    context, household, assignment = _with_assignment(shown)
    with shown.office.open_snapshot(shown.caller) as snapshot:
        groups = candidates_for(
            shown.office, snapshot, household.division, shown.searched, only=assignment.level, but=assignment.staff_id
        )
    return {**context, "groups": groups, "searched": shown.searched}


def _correcting(shown: Shown) -> dict[str, Any]:
    """As it is recorded, with those it may have been meant for."""
    context, household, assignment = _with_assignment(shown)
    with shown.office.open_snapshot(shown.caller) as snapshot:
        groups = candidates_for(shown.office, snapshot, household.division, shown.searched, first=assignment.level)
        ledger = ledger_of_household(snapshot, household.household_id) or ""
    texts = unsealed(shown.office, [(assignment.handover_note, ledger, household.household_id)])
    return {
        **context,
        "groups": groups,
        "searched": shown.searched,
        "ended": assignment.until_on != FOREVER,
        "handover_note": texts.text(assignment.handover_note),
    }


ASSIGN: Final = FormPage(
    assignments.ASSIGN,
    "households/assignment.html",
    _assigning,
    to_household,
    read=_read,
    fields={"level": "post", "staff_id": "post"},
    form_at="/new",
)
CORRECTION: Final = FormPage(
    assignments.CORRECT_ASSIGNMENT,
    "households/assignment_correction.html",
    _correcting,
    to_household,
    read=_read_correction,
    fields={"level": "post", "staff_id": "post"},
)
WITHDRAWAL: Final = FormPage(
    assignments.WITHDRAW_ASSIGNMENT,
    "households/assignment_withdrawal.html",
    _about,
    to_household,
    missing={"reason": N_("Write why it is withdrawn")},
)
ENDING: Final = FormPage(
    assignments.END_ASSIGNMENT,
    "households/assignment_ending.html",
    _about,
    to_household,
    missing={"until_on": N_("Enter the first day without this contact person"), "reason": NO_REASON},
)
HAND_OVER: Final = FormPage(
    assignments.HAND_OVER,
    "households/hand_over.html",
    _handing_over,
    to_household,
    read=_read_successor,
    fields={"staff_id": "post"},
)
FORMS: Final = (ASSIGN, CORRECTION, WITHDRAWAL, ENDING, HAND_OVER)
