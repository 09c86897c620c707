"""What is done about categorised help: a category given from a day on, ended, taken back."""

from typing import Final

from msgspec.structs import replace

from casework.households.commands.help import AssignHelpCategory, EndHelpCategory, WithdrawHelpCategory
from projections.households.case import ledger_of_household
from projections.policies.in_force import in_force
from web.http.action import Action, Asking
from web.http.reach import HOUSEHOLD, in_household
from web.language.i18n import N_, gettext
from web.office import AsOf
from web.problem import Problem

GIVEN: Final = HOUSEHOLD + "/help-categories/{help_id:uuid}"


def _one_of_the_county(asking: Asking, command: AssignHelpCategory) -> AssignHelpCategory:
    """A category that the edition in force there on its first day names. Raises Problem 422."""
    with asking.office.open_snapshot(asking.caller, AsOf(on=command.from_on)) as snapshot:
        ledger = ledger_of_household(snapshot, command.household_id) or ""
        known = in_force(snapshot, [ledger])[ledger].edition.help_category(command.help_category)
    if known is None:
        message = gettext("The contact policy in force there on that day names no such category.")
        raise Problem(422, "unknown-help-category", message, errors=[{"field": "help_category", "message": message}])
    return replace(command, title=known.title_zh)


ASSIGN_HELP: Final = Action(
    AssignHelpCategory,
    HOUSEHOLD + "/help-categories",
    "help_id",
    in_household,
    complete=_one_of_the_county,
    said=N_("The category of help is recorded. What is due follows it from its day on."),
)
END_HELP: Final = Action(
    EndHelpCategory, GIVEN + "/ending", "help_id", in_household, said=N_("The help of this category is ended.")
)
WITHDRAW_HELP: Final = Action(
    WithdrawHelpCategory,
    GIVEN + "/withdrawal",
    "help_id",
    in_household,
    said=N_("This is withdrawn. It stays in the history."),
)
ACTIONS: Final = (ASSIGN_HELP, END_HELP, WITHDRAW_HELP)
