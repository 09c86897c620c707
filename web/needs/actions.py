"""What is done about a need: noted, given to somebody, answered, closed, opened again, put right."""

from typing import Final

from casework.households.commands.needs import (
    AcknowledgeNeed,
    AnswerNeed,
    AssignNeed,
    CloseNeed,
    CorrectNeed,
    OpenNeed,
    ReopenNeed,
    WithdrawNeed,
)
from web.http import reach
from web.http.action import TO_WORKLIST, Action, Asking
from web.http.reach import HOUSEHOLD, in_household
from web.language.i18n import N_

NEED: Final = HOUSEHOLD + "/needs/{need_id:uuid}"


def _to_known_staff(asking: Asking, command: AssignNeed) -> AssignNeed:
    if command.staff_id is not None:
        reach.known_staff(asking.office, asking.caller, command.staff_id)
    return command


OPEN_NEED: Final = Action(
    OpenNeed,
    HOUSEHOLD + "/needs",
    "need_id",
    in_household,
    said=N_("What the family needs is noted."),
    next_steps=(TO_WORKLIST,),
)
CORRECT_NEED: Final = Action(
    CorrectNeed, NEED + "/correction", "need_id", in_household, said=N_("What the family needs is corrected.")
)
WITHDRAW_NEED: Final = Action(
    WithdrawNeed, NEED + "/withdrawal", "need_id", in_household, said=N_("This is withdrawn. It stays in the history.")
)
ASSIGN_NEED: Final = Action(
    AssignNeed,
    NEED + "/assignment",
    "need_id",
    in_household,
    complete=_to_known_staff,
    said=N_("It is recorded who sees to it."),
    next_steps=(TO_WORKLIST,),
)
ACKNOWLEDGE_NEED: Final = Action(
    AcknowledgeNeed,
    NEED + "/acknowledgement",
    "need_id",
    in_household,
    said=N_("It is recorded that you know of this emergency."),
)
ANSWER_NEED: Final = Action(
    AnswerNeed, NEED + "/answer", "need_id", in_household, said=N_("The answer is recorded."), next_steps=(TO_WORKLIST,)
)
CLOSE_NEED: Final = Action(
    CloseNeed, NEED + "/closure", "need_id", in_household, said=N_("This is closed."), next_steps=(TO_WORKLIST,)
)
REOPEN_NEED: Final = Action(
    ReopenNeed, NEED + "/reopening", "need_id", in_household, said=N_("This is open again. Its days count anew.")
)
ACTIONS: Final = (
    OPEN_NEED, CORRECT_NEED, WITHDRAW_NEED, ASSIGN_NEED, ACKNOWLEDGE_NEED, ANSWER_NEED, CLOSE_NEED, REOPEN_NEED,
)  # fmt: skip
