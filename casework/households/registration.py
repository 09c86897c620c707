"""A household becomes known, what was registered wrongly is corrected, and what it is may change."""

from datetime import date
from typing import Any, Final

from msgspec import UNSET

from casework.common import refusals
from casework.common.amending import corrected
from casework.common.guards import no_formula, not_in_the_future, personal_name, required_text
from casework.common.private import Private, private
from casework.households.child import child_recorded
from casework.households.commands.life_events import ChangeCategory
from casework.households.commands.registration import CorrectHousehold, NewChild, RecordLivingAlone, RegisterHousehold
from casework.households.events import HouseholdEvent
from casework.households.events.life_events import CategoryChanged, LifeEventFollowedUp
from casework.households.events.members import MemberCorrected
from casework.households.events.registration import HouseholdCorrected, HouseholdRegistered, LivingAloneChanged
from casework.households.guards import not_closed
from casework.households.members import born_by, member_added
from casework.households.state import Household

SEALED: Final = ("address", "basis", "remark")
AS_SAID: Final = ("household_no", "category", "residence_division", "registered_on", "living_alone")


def register_household(command: RegisterHousehold, household: Household, today: date) -> list[HouseholdEvent]:
    if household.registered_on is not None:
        return []  # the same form, sent twice
    not_in_the_future(command.registered_on, today, "registered_on")
    number = required_text(command.household_no, "household_no")
    _members_possible(command)
    if command.child is not None:
        _child_possible(command.child, today)
    events: list[HouseholdEvent] = [_registered(command, number)]
    events += [member_added(new, command.registered_on) for new in command.members]
    if command.child is not None:
        events.append(child_recorded(command.child))
    return events


def correct_household(command: CorrectHousehold, household: Household, today: date) -> list[HouseholdEvent]:
    """Who was entered on the day of registration was entered on the right one."""
    before = household.registration
    if before is None:
        raise refusals.HouseholdNotThere
    required_text(command.reason, "reason")
    changes: dict[str, Any] = {name: value for name in AS_SAID if (value := getattr(command, name)) is not UNSET}
    changes |= {
        name: private(command.household_id, text) for name in SEALED if (text := getattr(command, name)) is not UNSET
    }
    _place_possible(changes, before.residence_division)
    reason = Private(command.household_id, command.reason)
    events: list[HouseholdEvent] = [*corrected(HouseholdCorrected, before, changes, reason)]
    if changes.get("registered_on", before.registered_on) == before.registered_on:
        return events
    _day_possible(changes["registered_on"], household, today)
    return [*events, *_entered_on(changes["registered_on"], before.registered_on, household, reason)]


def record_living_alone(command: RecordLivingAlone, household: Household, today: date) -> list[HouseholdEvent]:
    """From a day on: of what was recorded for one day the last holds, so a mistake is recorded over."""
    not_in_the_future(command.from_on, today, "from_on")
    if household.alone.get(command.from_on) == command.lives_alone:
        return []
    reason = private(command.household_id, command.reason)
    return [LivingAloneChanged(lives_alone=command.lives_alone, from_on=command.from_on, reason=reason)]


def change_category(command: ChangeCategory, household: Household, today: date) -> list[HouseholdEvent]:
    not_closed(household)
    if command.category == household.category:
        return []
    if command.from_on < household.registered:
        raise refusals.BeforeRegistration("from_on", registered_on=household.registered)
    reason = private(command.household_id, command.reason)
    changed = CategoryChanged(
        category=command.category, from_on=command.from_on, reason=reason, life_event_id=command.life_event_id
    )
    return [changed, *_asked_for_by(command, household, today)]


def _asked_for_by(command: ChangeCategory, household: Household, today: date) -> list[HouseholdEvent]:
    """A life event that asked for another category has it now."""
    because = command.life_event_id
    if because is None or "category" not in household.to_do.get(because, ()):
        return []
    return [LifeEventFollowedUp(life_event_id=because, done="category", done_on=today)]


def _place_possible(changes: dict[str, Any], division: str) -> None:
    """A number is never left out, and another county is reached by a move."""
    if "household_no" in changes:
        required_text(changes["household_no"], "household_no")
    if changes.get("residence_division", division)[:6] != division[:6]:
        raise refusals.OutsideTheCounty("residence_division")


def _day_possible(day: date, household: Household, today: date) -> None:
    not_in_the_future(day, today, "registered_on")
    if household.closed_on is not None and day > household.closed_on:
        raise refusals.HouseholdClosed("registered_on", closed_on=household.closed_on)
    for member in household.members.values():
        if day < member.born_on:
            raise refusals.BeforeBirth("registered_on", born_on=member.born_on)


def _entered_on(day: date, before: date, household: Household, reason: Private) -> list[MemberCorrected]:
    return [
        correction
        for member in household.members.values()
        if member.told.from_on == before
        for correction in corrected(MemberCorrected, member.told, {"from_on": day}, reason)
    ]


def _members_possible(command: RegisterHousehold) -> None:
    if not command.members:
        raise refusals.NoMembers("members")
    seen: set[object] = set()
    for place, new in enumerate(command.members):
        personal_name(new.name, f"members.{place}.name")
        no_formula(new.payment_account, f"members.{place}.payment_account")
        if {new.id_number, new.member_id} & seen:
            raise refusals.DuplicatePerson(f"members.{place}.id_number")
        seen |= {new.id_number, new.member_id}
        born_by(new.id_number, command.registered_on, f"members.{place}.id_number")
    if command.child is not None and command.child.id_number in seen:
        raise refusals.DuplicatePerson("child.id_number")


def _child_possible(child: NewChild, today: date) -> None:
    no_formula(child.name, "child.name")
    not_in_the_future(child.died_on, today, "child.died_on")
    if child.disability_level not in (None, 1, 2, 3, 4):
        raise refusals.DisabilityLevelMissing("child.disability_level")


def _registered(command: RegisterHousehold, household_no: str) -> HouseholdRegistered:
    return HouseholdRegistered(
        household_no=household_no,
        category=command.category,
        residence_division=command.residence_division,
        registered_on=command.registered_on,
        address=private(command.household_id, command.address),
        basis=private(command.household_id, command.basis),
        living_alone=command.living_alone,
        remark=private(command.household_id, command.remark),
    )
