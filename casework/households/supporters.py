"""Who helps a family besides its contact persons: named, corrected, withdrawn, ended. No coverage hangs on it."""

from datetime import date
from uuid import UUID

from casework.common import refusals
from casework.common.amending import corrected
from casework.common.guards import personal_name, required_text
from casework.common.private import Private, private
from casework.common.said import said
from casework.households.commands.supporters import CorrectSupporter, EndSupporter, NameSupporter, WithdrawSupporter
from casework.households.events import HouseholdEvent
from casework.households.events.supporters import SupporterCorrected, SupporterEnded, SupporterNamed, SupporterWithdrawn
from casework.households.guards import not_closed
from casework.households.state import Household, Supporter


def name_supporter(command: NameSupporter, household: Household, today: date) -> list[HouseholdEvent]:
    """Any day, also a coming one; several people, and one of them in several ways."""
    if command.supporter_id in household.supporters:
        return []
    not_closed(household)
    if command.staff_id is None:
        personal_name(command.name, "name")
    return [
        SupporterNamed(
            supporter_id=command.supporter_id,
            role=command.role,
            from_on=command.from_on,
            staff_id=command.staff_id,
            name=private(command.household_id, command.name),
            phone=private(command.household_id, command.phone),
            organisation=command.organisation,
        )
    ]


def correct_supporter(command: CorrectSupporter, household: Household, today: date) -> list[HouseholdEvent]:
    before = _standing(command.supporter_id, household)
    required_text(command.reason, "reason")
    texts = {"name": command.household_id, "phone": command.household_id}
    changes = said(command, "role", "from_on", "organisation", of=texts)
    if "name" in changes and before.told.staff_id is None:
        personal_name(command.name if isinstance(command.name, str) else None, "name")
    from_on = changes.get("from_on", before.told.from_on)
    if before.until_on is not None and before.until_on < from_on:
        raise refusals.EndBeforeStart("from_on", from_on=from_on)
    return list(corrected(SupporterCorrected, before.told, changes, Private(command.household_id, command.reason)))


def withdraw_supporter(command: WithdrawSupporter, household: Household, today: date) -> list[HouseholdEvent]:
    _standing(command.supporter_id, household)
    required_text(command.reason, "reason")
    return [SupporterWithdrawn(supporter_id=command.supporter_id, reason=Private(command.household_id, command.reason))]


def end_supporter(command: EndSupporter, household: Household, today: date) -> list[HouseholdEvent]:
    supporter = _standing(command.supporter_id, household)
    if supporter.until_on == command.until_on:
        return []
    if supporter.until_on is not None:
        raise refusals.SupporterAlreadyEnded("until_on", until_on=supporter.until_on)
    if command.until_on < supporter.told.from_on:
        raise refusals.EndBeforeStart("until_on", from_on=supporter.told.from_on)
    reason = Private(command.household_id, required_text(command.reason, "reason"))
    return [SupporterEnded(supporter_id=command.supporter_id, until_on=command.until_on, reason=reason)]


def _standing(supporter_id: UUID, household: Household) -> Supporter:
    if supporter_id in household.withdrawn:
        raise refusals.AlreadyWithdrawn
    supporter = household.supporters.get(supporter_id)
    if supporter is None:
        raise refusals.SupporterNotThere
    return supporter
