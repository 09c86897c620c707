"""Categorised help: a family is given a category of the county's own from a day on, until another or its end."""

from datetime import date
from uuid import UUID

from casework.common import refusals
from casework.common.amending import corrected
from casework.common.guards import required_text
from casework.common.private import Private
from casework.common.said import said
from casework.households.commands.help import (
    AssignHelpCategory,
    CorrectHelpCategory,
    EndHelpCategory,
    WithdrawHelpCategory,
)
from casework.households.events import HouseholdEvent
from casework.households.events.help import (
    HelpCategoryAssigned,
    HelpCategoryCorrected,
    HelpCategoryEnded,
    HelpCategoryWithdrawn,
)
from casework.households.state import Household


def assign_help_category(command: AssignHelpCategory, household: Household, today: date) -> list[HouseholdEvent]:
    """A change is another one, from its day on: what was said of a later day holds then."""
    if command.help_id in household.help_categories:
        return []
    required_text(command.reason, "reason")
    return [
        HelpCategoryAssigned(
            help_id=command.help_id,
            help_category=command.help_category,
            from_on=command.from_on,
            reason=Private(command.household_id, command.reason),
            title=command.title,
            title_en=command.title_en,
        )
    ]


def correct_help_category(command: CorrectHelpCategory, household: Household, today: date) -> list[HouseholdEvent]:
    before = _standing(command.help_id, household)
    required_text(command.reason, "reason")
    changes = said(command, "help_category", "from_on")
    if "help_category" in changes:
        changes |= {"title": command.title, "title_en": command.title_en}
    from_on, ended = changes.get("from_on", before.from_on), household.help_ended.get(command.help_id)
    if ended is not None and ended < from_on:
        raise refusals.EndBeforeStart("from_on", from_on=from_on)
    return list(corrected(HelpCategoryCorrected, before, changes, Private(command.household_id, command.reason)))


def end_help_category(command: EndHelpCategory, household: Household, today: date) -> list[HouseholdEvent]:
    given = _standing(command.help_id, household)
    required_text(command.reason, "reason")
    if command.help_id in household.help_ended:
        raise refusals.HelpAlreadyEnded(until_on=household.help_ended[command.help_id])
    if command.until_on < given.from_on:
        raise refusals.EndBeforeStart("until_on", from_on=given.from_on)
    reason = Private(command.household_id, command.reason)
    return [HelpCategoryEnded(help_id=command.help_id, until_on=command.until_on, reason=reason)]


def withdraw_help_category(command: WithdrawHelpCategory, household: Household, today: date) -> list[HouseholdEvent]:
    _standing(command.help_id, household)
    required_text(command.reason, "reason")
    reason = Private(command.household_id, command.reason)
    return [HelpCategoryWithdrawn(help_id=command.help_id, reason=reason)]


def _standing(help_id: UUID, household: Household) -> HelpCategoryAssigned | HelpCategoryCorrected:
    """Raises HelpNotThere, AlreadyWithdrawn."""
    given = household.help_categories.get(help_id)
    if given is None:
        raise refusals.HelpNotThere
    if help_id in household.withdrawn:
        raise refusals.AlreadyWithdrawn
    return given
