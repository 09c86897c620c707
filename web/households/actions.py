"""Households: life events, pausing, closing. Registering one is in register.py."""

from typing import Final

from msgspec.structs import replace

from casework.common.roles import SUPERVISION
from casework.divisions.codes import ledger_of
from casework.households.commands.life_events import ChangeCategory, RejectLifeEvent, ReportLifeEvent, VerifyLifeEvent
from casework.households.commands.pause_closure import PauseHousehold
from projections.households.life_event_tables import LIFE_EVENT as LIFE_EVENT_TABLE
from web.households import closure_actions, family_actions
from web.households.registration import REGISTER
from web.http import reach
from web.http.action import TO_FOLLOW_UP, TO_VERIFY, TO_WORKLIST, Action, Asking
from web.http.reach import HOUSEHOLD, in_household
from web.http.rights import VILLAGE, demand, demand_there_is, leads_county
from web.language.i18n import N_, gettext
from web.problem import Problem

LIFE_EVENT: Final = HOUSEHOLD + "/life-events/{life_event_id:uuid}"


def _possible(asking: Asking, command: ReportLifeEvent) -> ReportLifeEvent:
    """Anybody who works the case may report, in their own name; only a supervisor may call it verified at once."""
    if command.verified:
        demand(asking.caller, SUPERVISION)
    if command.staff_id not in (None, asking.caller.staff_id):
        demand(asking.caller, SUPERVISION)
        reach.known_staff(asking.office, asking.caller, command.staff_id)
    demand_there_is(command.residence_division, "residence_division", level=VILLAGE)
    demand_there_is(command.hukou_division, "hukou_division")
    if command.verified:
        _may_move(asking, command.residence_division)
    return replace(command, staff_id=command.staff_id or asking.caller.staff_id)


def _may_move(asking: Asking, division: str | None) -> None:
    """A move to another county is for who leads the county that the household leaves. Raises Problem 403.

    Nobody there has to accept it, for a family is never between two counties; the other county is told
    (docs/decisions/0019-moves-between-counties.md).
    """
    ledger = reach.in_household(asking).ledger
    if division and ledger_of(division) != ledger and not leads_county(asking.caller):
        message = gettext("A move to another county is confirmed by the county that the family leaves.")
        raise Problem(403, "division-not-allowed", message)


def _verifiable(asking: Asking, command: VerifyLifeEvent) -> VerifyLifeEvent:
    with asking.office.open_snapshot(asking.caller) as snapshot:
        found = snapshot.of(LIFE_EVENT_TABLE, "life_event_id", command.life_event_id, "occurred_on")
    for event in found:
        _may_move(asking, event.residence_division)
    return command


REPORT_LIFE_EVENT: Final = Action(
    ReportLifeEvent,
    HOUSEHOLD + "/life-events",
    "life_event_id",
    in_household,
    complete=_possible,
    said=N_(
        "The life event is recorded. It counts once a supervisor has checked it; your worklist will tell you what came of it."
    ),
    next_steps=(TO_WORKLIST,),
)
VERIFY_LIFE_EVENT: Final = Action(
    VerifyLifeEvent,
    LIFE_EVENT + "/verification",
    "life_event_id",
    in_household,
    _verifiable,
    tied_to_version=True,
    said=N_("The life event is confirmed. It counts from the day it happened."),
    next_steps=(TO_VERIFY, TO_FOLLOW_UP),
)
REJECT_LIFE_EVENT: Final = Action(
    RejectLifeEvent,
    LIFE_EVENT + "/rejection",
    "life_event_id",
    in_household,
    tied_to_version=True,
    said=N_("The life event is rejected. It changes nothing."),
    next_steps=(TO_VERIFY,),
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
    REGISTER, *family_actions.ACTIONS, REPORT_LIFE_EVENT, VERIFY_LIFE_EVENT, REJECT_LIFE_EVENT, CHANGE_CATEGORY, PAUSE,
    *closure_actions.ACTIONS,
)  # fmt: skip
