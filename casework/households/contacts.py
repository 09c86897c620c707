"""Contacts with a household: logged (facts, however late), corrected, withdrawn."""

from datetime import date
from typing import Any, Final
from uuid import UUID

from msgspec import UNSET, UnsetType

from casework.common import refusals
from casework.common.amending import corrected
from casework.common.guards import not_in_the_future, required_text
from casework.common.private import Private, private
from casework.households.alerts import resolved_by
from casework.households.commands.contacts import CorrectContact, LogContact, Promise, WithdrawContact
from casework.households.events import HouseholdEvent
from casework.households.events.contacts import ContactCorrected, ContactLogged, ContactWithdrawn
from casework.households.events.needs import NeedOpened
from casework.households.state import Household

AS_SAID: Final = ("channel", "outcome", "occurred_on", "level", "staff_id", "hindrance", "topics")


def log_contact(command: LogContact, household: Household, today: date) -> list[HouseholdEvent]:
    if command.contact_id in household.contacts:
        return []  # the same form, sent twice
    not_in_the_future(command.occurred_on, today, "occurred_on")
    if command.hindrance:
        _not_reached(command.outcome)
    for place, need in enumerate(command.needs):
        required_text(need.summary, f"needs.{place}.summary")
    logged = _logged(command, household)
    return [logged, *_needs_opened(command, household), *resolved_by(logged, household, today)]


def correct_contact(command: CorrectContact, household: Household, today: date) -> list[HouseholdEvent]:
    """A note or promise that is left out passes on as it is, sealed."""
    before = _standing_contact(command.contact_id, household)
    required_text(command.reason, "reason")
    if command.occurred_on is not UNSET:
        not_in_the_future(command.occurred_on, today, "occurred_on")
    if command.hindrance:
        _not_reached(before.outcome if command.outcome is UNSET else command.outcome)
    return list(corrected(ContactCorrected, before, _changes(command), Private(command.household_id, command.reason)))


def withdraw_contact(command: WithdrawContact, household: Household, today: date) -> list[HouseholdEvent]:
    _standing_contact(command.contact_id, household)
    required_text(command.reason, "reason")
    reason = Private(command.household_id, command.reason)
    return [ContactWithdrawn(contact_id=command.contact_id, reason=reason)]


def _logged(command: LogContact, household: Household) -> ContactLogged:
    return ContactLogged(
        contact_id=command.contact_id,
        channel=command.channel,
        outcome=command.outcome,
        occurred_on=command.occurred_on,
        level=command.level,
        staff_id=command.staff_id,
        note=private(command.household_id, command.note),
        **_promised(command.household_id, command.next_promise),
        captured_at=command.captured_at,
        hindrance=command.hindrance,
        day_reason=private(command.household_id, command.day_reason),
        topics=command.topics,
    )


def _not_reached(outcome: str) -> None:
    """Raises ReachedAfterAll: a reason for not being reached goes with nothing else."""
    if outcome == "reached":
        raise refusals.ReachedAfterAll("hindrance")


def _needs_opened(command: LogContact, household: Household) -> list[NeedOpened]:
    return [
        NeedOpened(
            need_id=need.need_id,
            domain=need.domain,
            summary=Private(command.household_id, need.summary),
            opened_on=command.occurred_on,
            contact_id=command.contact_id,
        )
        for need in command.needs
        if need.need_id not in household.needs
    ]


def _standing_contact(contact_id: UUID, household: Household) -> ContactLogged | ContactCorrected:
    contact = household.contacts.get(contact_id)
    if contact is None:
        raise refusals.ContactNotThere
    if contact_id in household.withdrawn:
        raise refusals.ContactAlreadyWithdrawn
    return contact


def _changes(command: CorrectContact) -> dict[str, Any]:
    changes: dict[str, Any] = {field: value for field in AS_SAID if (value := getattr(command, field)) is not UNSET}
    if command.outcome == "reached" and not command.hindrance:
        changes["hindrance"] = None
    if command.note is not UNSET:
        changes["note"] = private(command.household_id, command.note)
    if not isinstance(command.next_promise, UnsetType):
        changes |= _promised(command.household_id, command.next_promise)
    return changes


def _promised(household_id: UUID, promise: Promise | None) -> dict[str, Any]:
    if promise is None:
        return {"promise": None, "promise_on": None}
    return {"promise": private(household_id, promise.text), "promise_on": promise.on}
