"""Households: assigning, life events, pausing, closing. Registering one is in register.py."""

from typing import Final

from casework.common.roles import SUPERVISION
from casework.households.commands.assignments import AssignContactPerson, EndAssignment
from casework.households.commands.life_events import ChangeCategory, RejectLifeEvent, ReportLifeEvent, VerifyLifeEvent
from casework.households.commands.pause_closure import PauseHousehold
from web.households import closure_actions, family_actions
from web.households.registration import REGISTER
from web.http import reach
from web.http.action import TO_ASSIGN, TO_THOSE_WITHOUT, Action, Asking
from web.http.reach import HOUSEHOLD, in_household
from web.http.rights import VILLAGE, demand, demand_there_is
from web.language.i18n import N_

ASSIGNMENT: Final = HOUSEHOLD + "/assignments/{assignment_id:uuid}"
LIFE_EVENT: Final = HOUSEHOLD + "/life-events/{life_event_id:uuid}"


def _to_known_staff(asking: Asking, command: AssignContactPerson) -> AssignContactPerson:
    reach.known_staff(asking.office, asking.caller, command.staff_id)
    return command


def _possible(asking: Asking, command: ReportLifeEvent) -> ReportLifeEvent:
    """Anybody who works the case may report; only a supervisor may call it verified at once."""
    if command.verified:
        demand(asking.caller, SUPERVISION)
    demand_there_is(command.residence_division, "residence_division", level=VILLAGE)
    demand_there_is(command.hukou_division, "hukou_division")
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
END_ASSIGNMENT: Final = Action(
    EndAssignment,
    ASSIGNMENT + "/ending",
    "assignment_id",
    in_household,
    tied_to_version=True,
    said=N_("The assignment is ended."),
    next_steps=(TO_ASSIGN,),
)
REPORT_LIFE_EVENT: Final = Action(
    ReportLifeEvent,
    HOUSEHOLD + "/life-events",
    "life_event_id",
    in_household,
    complete=_possible,
    said=N_("The life event is recorded. It counts once a supervisor has checked it."),
)
VERIFY_LIFE_EVENT: Final = Action(
    VerifyLifeEvent,
    LIFE_EVENT + "/verification",
    "life_event_id",
    in_household,
    tied_to_version=True,
    said=N_("The life event is confirmed. It counts from the day it happened."),
)
REJECT_LIFE_EVENT: Final = Action(
    RejectLifeEvent,
    LIFE_EVENT + "/rejection",
    "life_event_id",
    in_household,
    tied_to_version=True,
    said=N_("The life event is rejected. It changes nothing."),
)
CHANGE_CATEGORY: Final = Action(
    ChangeCategory,
    HOUSEHOLD + "/category",
    "household_id",
    in_household,
    tied_to_version=True,
    said=N_("The category is recorded."),
)
PAUSE: Final = Action(
    PauseHousehold,
    HOUSEHOLD + "/pause",
    "pause_id",
    in_household,
    tied_to_version=True,
    said=N_("The pause is recorded. Nothing is due until it is over."),
)
ACTIONS: Final = (
    REGISTER, *family_actions.ACTIONS, ASSIGN, END_ASSIGNMENT, REPORT_LIFE_EVENT, VERIFY_LIFE_EVENT, REJECT_LIFE_EVENT,
    CHANGE_CATEGORY, PAUSE, *closure_actions.ACTIONS,
)  # fmt: skip
