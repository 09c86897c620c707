"""Alerts: taken on by those whose they are, left to rest by a supervisor."""

from typing import Final

from msgspec.structs import replace

from casework.common import refusals
from casework.households.commands.alerts import AcknowledgeAlert, SnoozeAlert
from projections.policies.in_force import in_force
from web.http import reach
from web.http.action import Action, Asking, Step
from web.http.reach import HOUSEHOLD, in_household
from web.language.i18n import N_, gettext
from web.problem import Problem

ALERT: Final = HOUSEHOLD + "/alerts/{alert_id:uuid}"
TO_ALERTS: Final = Step(N_("Back to the alerts"), "/alerts")


def _by_somebody(asking: Asking, command: AcknowledgeAlert) -> AcknowledgeAlert:
    """Contact persons speak for themselves; a supervisor may say who will see to it."""
    caller = asking.caller
    if command.staff_id in (None, caller.staff_id):
        return replace(command, staff_id=caller.staff_id)
    if caller.role == "contact_person":
        message = gettext("Say what you will do yourself. A supervisor may say it for others.")
        raise Problem(403, "not-your-own", message, errors=[{"field": "staff_id", "message": message}])
    reach.known_staff(asking.office, caller, command.staff_id)
    return command


def _within_bounds(asking: Asking, command: SnoozeAlert) -> SnoozeAlert:
    """How long an alert may rest is the policy's. Raises Refused."""
    office, ledger = asking.office, in_household(asking).ledger
    with office.open_snapshot(asking.caller) as snapshot:
        days = in_force(snapshot, [ledger])[ledger].edition.alerts.rests_at_most_days
    if (command.until_on - office.today()).days > days:
        raise refusals.RestsTooLong("until_on", days=days)
    return command


ACKNOWLEDGE: Final = Action(
    AcknowledgeAlert,
    ALERT + "/acknowledgement",
    "alert_id",
    in_household,
    _by_somebody,
    said=N_("What will be done is recorded."),
    next_steps=(TO_ALERTS,),
)
SNOOZE: Final = Action(
    SnoozeAlert,
    ALERT + "/snooze",
    "alert_id",
    in_household,
    _within_bounds,
    said=N_("The alert rests. What it is about stays overdue."),
    next_steps=(TO_ALERTS,),
)
ACTIONS: Final = (ACKNOWLEDGE, SNOOZE)
