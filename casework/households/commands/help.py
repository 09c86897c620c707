"""What is asked about categorised help."""

from datetime import date
from typing import Annotated

from msgspec import UNSET, Meta, UnsetType

from casework.common.command import Given, Short, Text
from casework.households.commands.order import Decision

HelpName = Annotated[str, Meta(pattern=r"^[a-z][a-z_]{0,39}$")]


class AssignHelpCategory(Decision, frozen=True, kw_only=True):
    """`help_category`: one that the edition in force there names; its titles are filled in from there, whatever is said."""

    help_id: Given
    help_category: HelpName
    from_on: date
    reason: Text
    title: Short = "-"
    title_en: Short = "-"


class CorrectHelpCategory(Decision, frozen=True, kw_only=True):
    """Only what changes, and why. Titles are filled in as when it is given."""

    help_id: Given
    reason: Text
    help_category: HelpName | UnsetType = UNSET
    from_on: date | UnsetType = UNSET
    title: Short = "-"
    title_en: Short = "-"


class EndHelpCategory(Decision, frozen=True, kw_only=True):
    """`until_on`: the first day on which the family is no longer in it."""

    help_id: Given
    until_on: date
    reason: Text


class WithdrawHelpCategory(Decision, frozen=True, kw_only=True):
    help_id: Given
    reason: Text
