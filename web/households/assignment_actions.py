"""Contact persons: assigning one, correcting and ending that, handing a household over, accepting it."""

from typing import Final

from msgspec import UNSET

from casework.households.commands.assignments import (
    AcceptHandOver,
    AssignContactPerson,
    CorrectAssignment,
    EndAssignment,
    HandOverHousehold,
    QueryHandOver,
    WithdrawAssignment,
)
from projections.staff.tables import ASSIGNMENT as ASSIGNMENTS
from web.households import supporter_actions
from web.http import reach
from web.http.action import TO_ASSIGN, TO_THOSE_WITHOUT, TO_WORKLIST, Action, Asking
from web.http.reach import HOUSEHOLD, in_household
from web.language.i18n import N_
from web.office import not_found

ASSIGNMENT: Final = HOUSEHOLD + "/assignments/{assignment_id:uuid}"


def _to_known_staff(asking: Asking, command: AssignContactPerson | HandOverHousehold) -> object:
    reach.known_staff(asking.office, asking.caller, command.staff_id)
    return command


def _of_known_staff(asking: Asking, command: CorrectAssignment) -> CorrectAssignment:
    if command.staff_id is not UNSET:
        reach.known_staff(asking.office, asking.caller, command.staff_id)
    return command


def _ones_own(asking: Asking, command: AcceptHandOver | QueryHandOver) -> object:
    """A contact person accepts what was handed to them; a supervisor writes down what somebody accepted on paper."""
    if asking.caller.role == "contact_person":
        with asking.office.open_snapshot(asking.caller) as snapshot:
            rows = snapshot.of(ASSIGNMENTS, "assignment_id", command.assignment_id, "from_on")
        if not any(row.staff_id == asking.caller.staff_id for row in rows):
            raise not_found()
    return command


ASSIGN: Final = Action(
    AssignContactPerson,
    HOUSEHOLD + "/assignments",
    "assignment_id",
    in_household,
    complete=_to_known_staff,
    said=N_("The contact person is assigned."),
    next_steps=(TO_THOSE_WITHOUT,),
)
CORRECT_ASSIGNMENT: Final = Action(
    CorrectAssignment,
    ASSIGNMENT + "/correction",
    "assignment_id",
    in_household,
    complete=_of_known_staff,
    tied_to_version=True,
    said=N_("The assignment is corrected. The history shows both, with the reason."),
)
WITHDRAW_ASSIGNMENT: Final = Action(
    WithdrawAssignment,
    ASSIGNMENT + "/withdrawal",
    "assignment_id",
    in_household,
    tied_to_version=True,
    said=N_("The assignment is withdrawn: it counts on no day."),
    next_steps=(TO_ASSIGN,),
)
END_ASSIGNMENT: Final = Action(
    EndAssignment,
    ASSIGNMENT + "/ending",
    "assignment_id",
    in_household,
    tied_to_version=True,
    said=N_("The assignment is ended."),
    next_steps=(TO_ASSIGN,),
)
HAND_OVER: Final = Action(
    HandOverHousehold,
    ASSIGNMENT + "/hand-over",
    "successor_id",
    in_household,
    complete=_to_known_staff,
    tied_to_version=True,
    said=N_("The household is handed over. Who takes it over finds it in their worklist, to be accepted."),
    next_steps=(TO_THOSE_WITHOUT,),
)
ACCEPT_HAND_OVER: Final = Action(
    AcceptHandOver,
    ASSIGNMENT + "/acceptance",
    "assignment_id",
    in_household,
    complete=_ones_own,
    said=N_("The hand-over is accepted."),
    next_steps=(TO_WORKLIST,),
)
QUERY_HAND_OVER: Final = Action(
    QueryHandOver,
    ASSIGNMENT + "/question",
    "assignment_id",
    in_household,
    complete=_ones_own,
    said=N_("Your question is recorded. Your supervisor sees it."),
    next_steps=(TO_WORKLIST,),
)
ACTIONS: Final = (
    *(ASSIGN, CORRECT_ASSIGNMENT, WITHDRAW_ASSIGNMENT, END_ASSIGNMENT, HAND_OVER, ACCEPT_HAND_OVER, QUERY_HAND_OVER),
    *supporter_actions.ACTIONS,
)
