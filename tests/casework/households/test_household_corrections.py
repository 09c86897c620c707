"""What was registered wrongly of a household reads rightly afterwards, and says why."""

from datetime import date
from uuid import UUID

from msgspec.structs import replace

from casework.common import refusals
from casework.common.private import Private
from casework.households.commands.members import CorrectChild, RecordChild, WithdrawChild
from casework.households.commands.registration import CorrectHousehold, RecordLivingAlone
from casework.households.events.life_events import CategoryChanged
from casework.households.events.members import ChildCorrected, ChildRecorded, ChildWithdrawn, MemberCorrected
from casework.households.events.registration import HouseholdCorrected, LivingAloneChanged
from tests.casework.households.household_story import (
    CLOSED,
    KNOWN,
    LI,
    LI_ADDED,
    NEW_YEAR,
    REGISTERED,
    TOMORROW,
    VILLAGE,
    ZHANG,
    ZHANG_ADDED,
    ZHANGS,
    private,
)
from tests.support.spec import TODAY, given

CORRECT = CorrectHousehold(household_id=ZHANGS, reason="typed wrongly")
CORRECTED = HouseholdCorrected(
    household_no="A-17",
    category="child_disabled",
    residence_division=VILLAGE,
    registered_on=NEW_YEAR,
    reason=private("typed wrongly"),
)
CHILD = UUID(int=13)
RECORD_CHILD = RecordChild(household_id=ZHANGS, child_id=CHILD, name="张小明", disability_level=2)
CHILD_RECORDED = ChildRecorded(child_id=CHILD, name=Private(CHILD, "张小明"), disability_level=2)


def test_a_correction_tells_the_registration_whole():
    given(*KNOWN).when(replace(CORRECT, household_no="A-18", address="东村 3 号", living_alone=True)).then(
        replace(CORRECTED, household_no="A-18", address=private("东村 3 号"), living_alone=True)
    )


def test_a_correction_says_why_and_changes_something():
    given(*KNOWN).when(replace(CORRECT, reason=" ", household_no="A-18")).refused(refusals.TextMissing, "reason")
    given(*KNOWN).when(replace(CORRECT, household_no="A-17")).then_nothing()


def test_an_address_can_be_emptied_and_a_number_cannot():
    with_address = replace(REGISTERED, address=private("东村 3 号"))
    given(with_address, ZHANG_ADDED, LI_ADDED).when(replace(CORRECT, address=None)).then(CORRECTED)
    given(*KNOWN).when(replace(CORRECT, household_no=" ")).refused(refusals.TextMissing, "household_no")


def test_whoever_was_entered_on_the_day_of_registration_is_entered_on_the_right_day():
    day, later = date(2026, 1, 5), replace(LI_ADDED, from_on=date(2026, 3, 1))
    why = private("typed wrongly")
    given(REGISTERED, ZHANG_ADDED, later).when(replace(CORRECT, registered_on=day)).then(
        replace(CORRECTED, registered_on=day),
        MemberCorrected(
            member_id=ZHANG, name=ZHANG_ADDED.name, id_number=ZHANG_ADDED.id_number, relation="father",
            born_on=ZHANG_ADDED.born_on, sex="male", from_on=day, reason=why,
        ),
    )  # fmt: skip


def test_a_household_was_not_registered_in_the_future_before_a_birth_or_after_its_closure():
    given(*KNOWN).when(replace(CORRECT, registered_on=TOMORROW)).refused(refusals.DayInTheFuture, "registered_on")
    given(*KNOWN).when(replace(CORRECT, registered_on=date(1951, 1, 1))).refused(refusals.BeforeBirth, "registered_on")
    given(*KNOWN, CLOSED).when(replace(CORRECT, registered_on=date(2026, 6, 2))).refused(
        refusals.HouseholdClosed, "registered_on"
    )


def test_a_village_of_another_county_is_a_move_and_no_correction():
    given(*KNOWN).when(replace(CORRECT, residence_division="411327001001")).refused(
        refusals.OutsideTheCounty, "residence_division"
    )


def test_the_category_of_today_is_corrected_unless_another_was_decided_since():
    wrong = replace(CORRECTED, category="child_deceased")
    decided = CategoryChanged(category="none", from_on=date(2026, 5, 1))
    given(*KNOWN).when(replace(CORRECT, category="child_deceased")).then(wrong)
    given(*KNOWN, decided).when(replace(CORRECT, category="child_deceased")).then(wrong)


def test_somebody_lives_alone_from_a_day_on():
    alone = RecordLivingAlone(household_id=ZHANGS, lives_alone=True, from_on=TODAY, reason="moved in with her son")
    given(*KNOWN).when(alone).then(
        LivingAloneChanged(lives_alone=True, from_on=TODAY, reason=private("moved in with her son"))
    )
    given(*KNOWN).when(replace(alone, from_on=TOMORROW)).refused(refusals.DayInTheFuture, "from_on")


def test_the_child_may_become_known_later_and_is_recorded_once():
    given(*KNOWN).when(RECORD_CHILD).then(CHILD_RECORDED)
    given(*KNOWN, CHILD_RECORDED).when(RECORD_CHILD).then_nothing()
    given(*KNOWN, CHILD_RECORDED).when(replace(RECORD_CHILD, child_id=LI)).refused(refusals.ChildAlreadyRecorded)
    given(*KNOWN).when(replace(RECORD_CHILD, died_on=TOMORROW)).refused(refusals.DayInTheFuture, "died_on")


def test_what_was_recorded_of_the_child_is_corrected_or_withdrawn():
    correct = CorrectChild(household_id=ZHANGS, reason="the certificate says so", disability_level=1, name=None)
    why = private("the certificate says so")
    given(*KNOWN, CHILD_RECORDED).when(correct).then(ChildCorrected(child_id=CHILD, reason=why, disability_level=1))
    given(*KNOWN).when(correct).refused(refusals.NoChildRecorded)
    withdraw = WithdrawChild(household_id=ZHANGS, reason="the certificate says so")
    given(*KNOWN, CHILD_RECORDED).when(withdraw).then(ChildWithdrawn(child_id=CHILD, reason=why))
