"""Who helps a family besides its contact persons: named, corrected, withdrawn, ended."""

from typing import Final

from casework.households.commands.supporters import CorrectSupporter, EndSupporter, NameSupporter, WithdrawSupporter
from web.http import reach
from web.http.action import Action, Asking
from web.http.reach import HOUSEHOLD, in_household
from web.language.i18n import N_

SUPPORTER: Final = HOUSEHOLD + "/supporters/{supporter_id:uuid}"


def _of_known_staff(asking: Asking, command: NameSupporter) -> NameSupporter:
    if command.staff_id:
        reach.known_staff(asking.office, asking.caller, command.staff_id)
    return command


NAME_SUPPORTER: Final = Action(
    NameSupporter,
    HOUSEHOLD + "/supporters",
    "supporter_id",
    in_household,
    complete=_of_known_staff,
    said=N_("The supporter is recorded."),
)
CORRECT_SUPPORTER: Final = Action(
    CorrectSupporter,
    SUPPORTER + "/correction",
    "supporter_id",
    in_household,
    said=N_("The supporter's entry is corrected."),
)
WITHDRAW_SUPPORTER: Final = Action(
    WithdrawSupporter,
    SUPPORTER + "/withdrawal",
    "supporter_id",
    in_household,
    said=N_("The supporter's entry is withdrawn."),
)
END_SUPPORTER: Final = Action(
    EndSupporter, SUPPORTER + "/ending", "supporter_id", in_household, said=N_("The end of the help is recorded.")
)
ACTIONS: Final = (NAME_SUPPORTER, CORRECT_SUPPORTER, WITHDRAW_SUPPORTER, END_SUPPORTER)
