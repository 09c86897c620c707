"""Help that is given (measures), and families that come first."""

from typing import Final

from msgspec.structs import replace

from casework.households.commands.measures import (
    CorrectMeasure,
    EndPriority,
    GivePriority,
    RecordMeasure,
    WithdrawMeasure,
    WithdrawPriority,
)
from web.http import reach
from web.http.action import Action, Asking
from web.http.reach import HOUSEHOLD, in_household
from web.language.i18n import N_

MEASURE: Final = HOUSEHOLD + "/measures/{measure_id:uuid}"
PRIORITY: Final = HOUSEHOLD + "/priorities/{priority_id:uuid}"


def _by_whom(asking: Asking, command: RecordMeasure) -> RecordMeasure:
    """Where nobody is named, the caller."""
    if command.staff_id is not None:
        reach.known_staff(asking.office, asking.caller, command.staff_id)
        return command
    return command if command.organisation else replace(command, staff_id=asking.caller.staff_id)


RECORD: Final = Action(
    RecordMeasure,
    HOUSEHOLD + "/measures",
    "measure_id",
    in_household,
    complete=_by_whom,
    said=N_("The help that was given is recorded."),
)
CORRECT: Final = Action(
    CorrectMeasure, MEASURE + "/correction", "measure_id", in_household, said=N_("What was recorded is corrected.")
)
WITHDRAW: Final = Action(
    WithdrawMeasure,
    MEASURE + "/withdrawal",
    "measure_id",
    in_household,
    said=N_("This is withdrawn. It stays in the history."),
)
GIVE_PRIORITY: Final = Action(
    GivePriority, HOUSEHOLD + "/priorities", "priority_id", in_household, said=N_("The family comes first now.")
)
END_PRIORITY: Final = Action(
    EndPriority,
    PRIORITY + "/ending",
    "priority_id",
    in_household,
    said=N_("From that day on it no longer comes first."),
)
WITHDRAW_PRIORITY: Final = Action(
    WithdrawPriority,
    PRIORITY + "/withdrawal",
    "priority_id",
    in_household,
    said=N_("This is withdrawn. It stays in the history."),
)
ACTIONS: Final = (RECORD, CORRECT, GIVE_PRIORITY, END_PRIORITY, WITHDRAW, WITHDRAW_PRIORITY)
