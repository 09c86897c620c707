"""Who helps a family besides its contact persons: named, corrected, withdrawn, ended. No coverage hangs on it."""

from datetime import date
from uuid import UUID

from casework.common import refusals
from casework.common.amending import corrected
from casework.common.guards import required_text
from casework.common.private import Private, private
from casework.common.said import said
from casework.households.commands.helpers import CorrectHelper, EndHelper, NameHelper, WithdrawHelper
from casework.households.events import HouseholdEvent
from casework.households.events.helpers import HelperCorrected, HelperEnded, HelperNamed, HelperWithdrawn
from casework.households.members import not_closed
from casework.households.state import Helper, Household


def name_helper(command: NameHelper, household: Household, today: date) -> list[HouseholdEvent]:
    """Any day, also a coming one; several people, and one of them in several ways."""
    if command.helper_id in household.helpers:
        return []
    not_closed(household)
    if command.staff_id is None:
        required_text(command.name, "name")
    return [
        HelperNamed(
            helper_id=command.helper_id,
            role=command.role,
            from_on=command.from_on,
            staff_id=command.staff_id,
            name=private(command.household_id, command.name),
            phone=private(command.household_id, command.phone),
            organisation=command.organisation,
        )
    ]


def correct_helper(command: CorrectHelper, household: Household, today: date) -> list[HouseholdEvent]:
    before = _standing(command.helper_id, household)
    required_text(command.reason, "reason")
    texts = {"name": command.household_id, "phone": command.household_id}
    changes = said(command, "role", "from_on", "organisation", of=texts)
    if "name" in changes and before.told.staff_id is None:
        required_text(command.name if isinstance(command.name, str) else None, "name")
    from_on = changes.get("from_on", before.told.from_on)
    if before.until_on is not None and before.until_on < from_on:
        raise refusals.EndBeforeStart("from_on", from_on=from_on)
    return list(corrected(HelperCorrected, before.told, changes, Private(command.household_id, command.reason)))


def withdraw_helper(command: WithdrawHelper, household: Household, today: date) -> list[HouseholdEvent]:
    _standing(command.helper_id, household)
    required_text(command.reason, "reason")
    return [HelperWithdrawn(helper_id=command.helper_id, reason=Private(command.household_id, command.reason))]


def end_helper(command: EndHelper, household: Household, today: date) -> list[HouseholdEvent]:
    helper = _standing(command.helper_id, household)
    if helper.until_on == command.until_on:
        return []
    if helper.until_on is not None:
        raise refusals.HelperAlreadyEnded("until_on", until_on=helper.until_on)
    if command.until_on < helper.told.from_on:
        raise refusals.EndBeforeStart("until_on", from_on=helper.told.from_on)
    reason = Private(command.household_id, required_text(command.reason, "reason"))
    return [HelperEnded(helper_id=command.helper_id, until_on=command.until_on, reason=reason)]


def _standing(helper_id: UUID, household: Household) -> Helper:
    if helper_id in household.withdrawn:
        raise refusals.AlreadyWithdrawn
    helper = household.helpers.get(helper_id)
    if helper is None:
        raise refusals.HelperNotThere
    return helper
