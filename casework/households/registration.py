"""A household becomes known, and its category may change."""

from datetime import date

from casework.common import id_number, refusals
from casework.common.guards import not_in_the_future, required_text
from casework.common.private import Private, private
from casework.households.commands.life_events import ChangeCategory
from casework.households.commands.registration import NewChild, NewMember, RegisterHousehold
from casework.households.events import HouseholdEvent
from casework.households.events.life_events import CategoryChanged, LifeEventFollowedUp
from casework.households.events.members import ChildRecorded, MemberAdded
from casework.households.events.registration import HouseholdRegistered
from casework.households.members import not_closed
from casework.households.state import Household


def register_household(command: RegisterHousehold, household: Household, today: date) -> list[HouseholdEvent]:
    if household.registered_on is not None:
        return []  # the same form, sent twice
    not_in_the_future(command.registered_on, today, "registered_on")
    number = required_text(command.household_no, "household_no")
    _members_possible(command)
    if command.child is not None:
        _child_possible(command.child, today)
    events: list[HouseholdEvent] = [_registered(command, number)]
    events += [_member_added(new, command.registered_on) for new in command.members]
    if command.child is not None:
        events.append(_child_recorded(command.child))
    return events


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


def _members_possible(command: RegisterHousehold) -> None:
    if not command.members:
        raise refusals.NoMembers("members")
    seen: set[object] = set()
    for place, new in enumerate(command.members):
        required_text(new.name, f"members.{place}.name")
        if {new.id_number, new.member_id} & seen:
            raise refusals.DuplicatePerson(f"members.{place}.id_number")
        seen |= {new.id_number, new.member_id}
        born_on = id_number.born_on(new.id_number)
        if command.registered_on < born_on:
            raise refusals.BeforeBirth(f"members.{place}.id_number", born_on=born_on)
    if command.child is not None and command.child.id_number in seen:
        raise refusals.DuplicatePerson("child.id_number")


def _child_possible(child: NewChild, today: date) -> None:
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


def _member_added(new: NewMember, from_on: date) -> MemberAdded:
    return MemberAdded(
        member_id=new.member_id,
        name=Private(new.member_id, new.name),
        id_number=Private(new.member_id, new.id_number),
        relation=new.relation,
        born_on=id_number.born_on(new.id_number),
        sex=id_number.sex(new.id_number),
        from_on=from_on,
        phone=private(new.member_id, new.phone),
        hukou_division=new.hukou_division,
        payment_account=private(new.member_id, new.payment_account),
    )


def _child_recorded(child: NewChild) -> ChildRecorded:
    return ChildRecorded(
        child_id=child.child_id,
        name=private(child.child_id, child.name),
        id_number=private(child.child_id, child.id_number),
        disability_level=child.disability_level,
        died_on=child.died_on,
    )
