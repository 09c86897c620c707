"""What is known of a family's child: recorded, perhaps long after the registration, corrected, withdrawn."""

from datetime import date
from typing import Any, Final

from msgspec import UNSET

from casework.common import refusals
from casework.common.amending import corrected
from casework.common.guards import no_formula, not_in_the_future, required_text
from casework.common.private import Private, private
from casework.households.commands.members import CorrectChild, RecordChild, WithdrawChild
from casework.households.commands.registration import NewChild
from casework.households.events import HouseholdEvent
from casework.households.events.members import ChildCorrected, ChildRecorded, ChildWithdrawn
from casework.households.guards import not_closed
from casework.households.state import Household

SEALED: Final = ("name", "id_number")
AS_SAID: Final = ("disability_level", "died_on")


def record_child(command: RecordChild, household: Household, today: date) -> list[HouseholdEvent]:
    if command.child_id in household.children:
        return []  # the same form, sent twice
    not_closed(household)
    if household.children:
        raise refusals.ChildAlreadyRecorded
    not_in_the_future(command.died_on, today, "died_on")
    no_formula(command.name, "name")
    return [child_recorded(command)]


def correct_child(command: CorrectChild, household: Household, today: date) -> list[HouseholdEvent]:
    before = _child(household)
    required_text(command.reason, "reason")
    no_formula(command.name, "name")
    if command.died_on is not UNSET:
        not_in_the_future(command.died_on, today, "died_on")
    changes: dict[str, Any] = {name: value for name in AS_SAID if (value := getattr(command, name)) is not UNSET}
    for name in SEALED:
        if (text := getattr(command, name)) is not UNSET:
            changes[name] = private(before.child_id, text)
    return list(corrected(ChildCorrected, before, changes, Private(command.household_id, command.reason)))


def withdraw_child(command: WithdrawChild, household: Household, today: date) -> list[HouseholdEvent]:
    child = _child(household)
    required_text(command.reason, "reason")
    return [ChildWithdrawn(child_id=child.child_id, reason=Private(command.household_id, command.reason))]


def child_recorded(child: NewChild | RecordChild) -> ChildRecorded:
    return ChildRecorded(
        child_id=child.child_id,
        name=private(child.child_id, child.name),
        id_number=private(child.child_id, child.id_number),
        disability_level=child.disability_level,
        died_on=child.died_on,
    )


def _child(household: Household) -> ChildRecorded | ChildCorrected:
    """The child recorded last. Raises NoChildRecorded."""
    if not household.children:
        raise refusals.NoChildRecorded
    return list(household.children.values())[-1]
