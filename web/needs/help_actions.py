"""What is done about categorised help: a category given from a day on, ended, taken back."""

from datetime import date
from typing import Final
from uuid import UUID

from msgspec.structs import replace

from casework.households.commands.help import (
    AssignHelpCategory,
    CorrectHelpCategory,
    EndHelpCategory,
    WithdrawHelpCategory,
)
from casework.policies.editions import HelpCategory
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
    known = _known(asking, command.household_id, command.help_category, command.from_on)
    return replace(command, title=known.title_zh, title_en=known.title_en)


def _another_of_the_county(asking: Asking, command: CorrectHelpCategory) -> CorrectHelpCategory:
    """The same of a category that is named anew. Raises Problem 422."""
    if not isinstance(command.help_category, str):
        return command
    day = command.from_on if isinstance(command.from_on, date) else asking.office.today()
    known = _known(asking, command.household_id, command.help_category, day)
    return replace(command, title=known.title_zh, title_en=known.title_en)


def _known(asking: Asking, household_id: UUID, name: str, day: date) -> HelpCategory:
    with asking.office.open_snapshot(asking.caller, AsOf(on=day)) as snapshot:
        ledger = ledger_of_household(snapshot, household_id) or ""
        known = in_force(snapshot, [ledger])[ledger].edition.help_category(name)
    if known is None:
        message = gettext("The contact policy in force there on that day names no such category.")
        raise Problem(422, "unknown-help-category", message, errors=[{"field": "help_category", "message": message}])
    return known


ASSIGN_HELP: Final = Action(
    AssignHelpCategory,
    HOUSEHOLD + "/help-categories",
    "help_id",
    in_household,
    complete=_one_of_the_county,
    said=N_("The category of help is recorded. What is due follows it from its day on."),
)
CORRECT_HELP: Final = Action(
    CorrectHelpCategory,
    GIVEN + "/correction",
    "help_id",
    in_household,
    complete=_another_of_the_county,
    said=N_("The category of help is corrected. What is due follows it."),
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
ACTIONS: Final = (ASSIGN_HELP, CORRECT_HELP, END_HELP, WITHDRAW_HELP)
