"""Who helps a family besides its contact persons: named, corrected, withdrawn, ended."""

from typing import Final

from casework.households.commands.helpers import CorrectHelper, EndHelper, NameHelper, WithdrawHelper
from web.http import reach
from web.http.action import Action, Asking
from web.http.reach import HOUSEHOLD, in_household
from web.language.i18n import N_

HELPER: Final = HOUSEHOLD + "/helpers/{helper_id:uuid}"


def _of_known_staff(asking: Asking, command: NameHelper) -> NameHelper:
    if command.staff_id:
        reach.known_staff(asking.office, asking.caller, command.staff_id)
    return command


NAME_HELPER: Final = Action(
    NameHelper,
    HOUSEHOLD + "/helpers",
    "helper_id",
    in_household,
    complete=_of_known_staff,
    said=N_("The helper is recorded."),
)
CORRECT_HELPER: Final = Action(
    CorrectHelper, HELPER + "/correction", "helper_id", in_household, said=N_("The helper's entry is corrected.")
)
WITHDRAW_HELPER: Final = Action(
    WithdrawHelper, HELPER + "/withdrawal", "helper_id", in_household, said=N_("The helper's entry is withdrawn.")
)
END_HELPER: Final = Action(
    EndHelper, HELPER + "/ending", "helper_id", in_household, said=N_("The end of the help is recorded.")
)
ACTIONS: Final = (NAME_HELPER, CORRECT_HELPER, WITHDRAW_HELPER, END_HELPER)
