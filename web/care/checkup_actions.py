"""The yearly check-up of one person."""

from typing import Final

from casework.households.commands.checkups import CorrectCheckup, RecordCheckup, WithdrawCheckup
from web.http.action import Action
from web.http.reach import MEMBER, of_member
from web.language.i18n import N_

CHECKUP: Final = MEMBER + "/checkups/{checkup_id:uuid}"

RECORD_CHECKUP: Final = Action(
    RecordCheckup, MEMBER + "/checkups", "checkup_id", of_member, said=N_("The check-up is recorded.")
)
CORRECT_CHECKUP: Final = Action(
    CorrectCheckup,
    CHECKUP + "/correction",
    "checkup_id",
    of_member,
    said=N_("The check-up is corrected. What it said before stays in the history."),
)
WITHDRAW_CHECKUP: Final = Action(
    WithdrawCheckup,
    CHECKUP + "/withdrawal",
    "checkup_id",
    of_member,
    said=N_("The check-up is withdrawn. It stays in the history."),
)
ACTIONS: Final = (RECORD_CHECKUP, CORRECT_CHECKUP, WITHDRAW_CHECKUP)
