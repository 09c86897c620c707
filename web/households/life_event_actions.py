"""What is done about a reported life event besides verifying and rejecting it."""

from typing import Any, Final

from msgspec import UNSET

from casework.common.roles import SUPERVISION
from casework.households.commands.life_events import (
    CorrectLifeEvent,
    FollowUpLifeEvent,
    SeeLifeEventOutcome,
    WithdrawLifeEvent,
)
from casework.households.events.moving import HouseholdMovedIn
from projections.households.life_event_tables import LIFE_EVENT
from web.households import actions as households
from web.http.action import TO_FOLLOW_UP, TO_VERIFY, TO_WORKLIST, Action, Asking
from web.http.reach import in_household
from web.http.rights import VILLAGE, demand, demand_there_is, leads_county
from web.language.i18n import N_, gettext
from web.problem import Problem


def _by_who_may(asking: Asking, command: Any) -> Any:
    """Whoever looks after the family amends a report; once it is verified figures hang on it, so a supervisor does."""
    with asking.office.open_snapshot(asking.caller) as snapshot:
        found = snapshot.of(LIFE_EVENT, "life_event_id", command.life_event_id, "occurred_on")
    if any(event.status == "verified" for event in found):
        demand(asking.caller, SUPERVISION)
    return command


def _withdrawable(asking: Asking, command: WithdrawLifeEvent) -> WithdrawLifeEvent:
    """A move from another county is taken back by who leads the county where the household lives. Raises Problem 403."""
    withdrawn: WithdrawLifeEvent = _by_who_may(asking, command)
    place = in_household(asking)
    told = asking.office.casework.ledger(place.ledger).stream(place.stream)
    came = any(isinstance(each, HouseholdMovedIn) and each.life_event_id == command.life_event_id for each in told)
    if came and not leads_county(asking.caller):
        message = gettext("A move from another county is taken back by the county where the family lives.")
        raise Problem(403, "division-not-allowed", message)
    return withdrawn


def _possible(asking: Asking, command: CorrectLifeEvent) -> CorrectLifeEvent:
    for field, level in (("residence_division", VILLAGE), ("hukou_division", 0)):
        division = getattr(command, field)
        demand_there_is(None if division is UNSET else division, field, level=level)
    amended: CorrectLifeEvent = _by_who_may(asking, command)
    return amended


CORRECT_LIFE_EVENT: Final = Action(
    CorrectLifeEvent,
    households.LIFE_EVENT + "/correction",
    "life_event_id",
    in_household,
    _possible,
    tied_to_version=True,
    said=N_("The life event is corrected, and what followed from it."),
    next_steps=(TO_VERIFY,),
)
WITHDRAW_LIFE_EVENT: Final = Action(
    WithdrawLifeEvent,
    households.LIFE_EVENT + "/withdrawal",
    "life_event_id",
    in_household,
    _withdrawable,
    tied_to_version=True,
    said=N_("The life event is withdrawn, with everything that followed from it. It stays in the history."),
    next_steps=(TO_VERIFY,),
)
FOLLOW_UP_LIFE_EVENT: Final = Action(
    FollowUpLifeEvent,
    households.LIFE_EVENT + "/follow-ups",
    "life_event_id",
    in_household,
    said=N_("It is noted as done."),
    next_steps=(TO_FOLLOW_UP, TO_WORKLIST),
)
SEE_OUTCOME: Final = Action(
    SeeLifeEventOutcome,
    households.LIFE_EVENT + "/outcome",
    "life_event_id",
    in_household,
    said=N_("It is noted that you have read it."),
    next_steps=(TO_WORKLIST,),
)
ACTIONS: Final = (CORRECT_LIFE_EVENT, WITHDRAW_LIFE_EVENT, FOLLOW_UP_LIFE_EVENT, SEE_OUTCOME)
