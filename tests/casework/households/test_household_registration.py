from datetime import date
from uuid import UUID

import pytest
from msgspec.structs import replace

from casework.common import refusals
from casework.common.private import Private
from casework.households.commands.life_events import ChangeCategory
from casework.households.commands.needs import OpenNeed
from casework.households.commands.registration import NewChild
from casework.households.events.life_events import CategoryChanged
from casework.households.events.members import ChildRecorded
from tests.casework.households.household_story import (
    CLOSED,
    KNOWN,
    LI,
    LI_ADDED,
    NEW_YEAR,
    REGISTER,
    REGISTERED,
    TOMORROW,
    ZHANG_ADDED,
    ZHANGS,
    private,
)
from tests.support.spec import given

CHILD = NewChild(child_id=UUID(int=13), name="张小明", disability_level=2)
TO_DECEASED = ChangeCategory(household_id=ZHANGS, category="child_deceased", from_on=TOMORROW, reason="notice")


def test_a_household_is_registered_with_its_members():
    given().when(REGISTER).then(REGISTERED, ZHANG_ADDED, LI_ADDED)


def test_address_and_basis_belong_to_the_household_and_the_child_to_itself():
    given().when(replace(REGISTER, address="东村 3 号", basis="证 7", child=CHILD)).then(
        replace(REGISTERED, address=private("东村 3 号"), basis=private("证 7")),
        ZHANG_ADDED,
        LI_ADDED,
        ChildRecorded(child_id=CHILD.child_id, name=Private(CHILD.child_id, "张小明"), disability_level=2),
    )


def test_the_same_registration_sent_twice_registers_once():
    given(*KNOWN).when(REGISTER).then_nothing()


@pytest.mark.parametrize("category", ["child_deceased", "none"])
def test_a_household_has_at_least_one_member_whatever_its_category(category):
    given().when(replace(REGISTER, category=category, members=())).refused(refusals.NoMembers, "members")


def test_one_person_is_not_entered_twice():
    twice = (REGISTER.members[0], replace(REGISTER.members[0], member_id=LI))
    given().when(replace(REGISTER, members=twice)).refused(refusals.DuplicatePerson, "members.1.id_number")


def test_a_member_is_not_also_the_child():
    child = replace(CHILD, id_number=REGISTER.members[0].id_number)
    given().when(replace(REGISTER, child=child)).refused(refusals.DuplicatePerson, "child.id_number")


def test_no_name_or_account_begins_as_a_formula():
    first, other = REGISTER.members
    for sign in ("=1+1", " +张", "-", "@张", "＝张"):
        for field in ("name", "payment_account"):
            given().when(replace(REGISTER, members=(first, replace(other, **{field: sign})))).refused(
                refusals.BeginsAFormula, f"members.1.{field}"
            )
    given().when(replace(REGISTER, child=replace(CHILD, name="=张小明"))).refused(refusals.BeginsAFormula, "child.name")


def test_a_member_has_a_name():
    nameless = replace(REGISTER.members[1], name=" ")
    given().when(replace(REGISTER, members=(REGISTER.members[0], nameless))).refused(
        refusals.TextMissing, "members.1.name"
    )


def test_a_household_is_not_registered_on_a_day_to_come():
    given().when(replace(REGISTER, registered_on=TOMORROW)).refused(refusals.DayInTheFuture, "registered_on")


def test_nobody_is_registered_before_birth():
    given().when(replace(REGISTER, registered_on=date(1951, 1, 1))).refused(refusals.BeforeBirth, "members.1.id_number")


def test_a_child_did_not_die_on_a_day_to_come():
    given().when(replace(REGISTER, child=replace(CHILD, died_on=TOMORROW))).refused(
        refusals.DayInTheFuture, "child.died_on"
    )


def test_a_disability_level_is_one_to_four():
    given().when(replace(REGISTER, child=replace(CHILD, disability_level=5))).refused(
        refusals.DisabilityLevelMissing, "child.disability_level"
    )


def test_nothing_else_is_asked_of_a_household_nobody_knows():
    need = OpenNeed(household_id=ZHANGS, need_id=UUID(int=2), domain="medical", summary="glasses")
    given().when(need).refused(refusals.HouseholdNotThere)


def test_the_category_changes_from_a_day_on():
    given(*KNOWN).when(TO_DECEASED).then(
        CategoryChanged(category="child_deceased", from_on=TOMORROW, reason=private("notice"))
    )


def test_changing_to_the_same_category_changes_nothing():
    given(*KNOWN).when(replace(TO_DECEASED, category="child_disabled")).then_nothing()


def test_the_category_does_not_change_before_registration():
    given(*KNOWN).when(replace(TO_DECEASED, from_on=date(2025, 12, 31))).refused(refusals.BeforeRegistration, "from_on")


def test_a_closed_household_keeps_its_category():
    given(*KNOWN, CLOSED).when(replace(TO_DECEASED, from_on=NEW_YEAR)).refused(refusals.HouseholdClosed)
