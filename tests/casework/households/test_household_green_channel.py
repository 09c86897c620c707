from datetime import date
from uuid import UUID

from msgspec.structs import replace

from casework.common import refusals
from casework.common.private import Private
from casework.households.commands.green_channel import IssueGreenChannelPass, UseGreenChannel
from casework.households.events.green_channel import GreenChannelUsed, PassIssued
from tests.casework.households.household_story import (
    CLOSED,
    KNOWN,
    LI,
    NEW_YEAR,
    STRANGER,
    TOMORROW,
    ZHANG,
    ZHANG_DIED,
    ZHANGS,
    private,
)
from tests.support.spec import given

PASS = IssueGreenChannelPass(
    household_id=ZHANGS, pass_id=UUID(int=111), member_id=ZHANG, number="G-7", from_on=date(2026, 2, 1)
)
ISSUED = PassIssued(pass_id=UUID(int=111), member_id=ZHANG, number=Private(ZHANG, "G-7"), from_on=date(2026, 2, 1))
OTHER = replace(PASS, pass_id=UUID(int=112))
USE = UseGreenChannel(
    household_id=ZHANGS,
    use_id=UUID(int=113),
    member_id=ZHANG,
    hospital_id=UUID(int=5),
    on=date(2026, 3, 3),
    steps=("registration", "cashier"),
    escorted=False,
    note="quick",
)
USED = GreenChannelUsed(
    use_id=UUID(int=113),
    member_id=ZHANG,
    hospital_id=UUID(int=5),
    used_on=date(2026, 3, 3),
    steps=("registration", "cashier"),
    escorted=False,
    note=private("quick"),
)


def test_a_pass_is_issued_once_and_its_number_belongs_to_the_member():
    given(*KNOWN).when(PASS).then(ISSUED)
    given(*KNOWN, ISSUED).when(PASS).then_nothing()


def test_a_pass_has_a_number_and_at_least_one_day():
    given(*KNOWN).when(replace(PASS, number="")).refused(refusals.TextMissing, "number")
    given(*KNOWN).when(replace(PASS, until_on=PASS.from_on)).refused(refusals.EndNotAfterStart, "until_on")


def test_a_pass_is_for_a_member_who_lives_in_a_household_that_is_open():
    given(*KNOWN).when(replace(PASS, member_id=STRANGER)).refused(refusals.MemberNotThere)
    given(*KNOWN, ZHANG_DIED).when(replace(PASS, from_on=date(2026, 5, 1))).refused(refusals.MemberHasDied)
    given(*KNOWN, CLOSED).when(replace(PASS, from_on=CLOSED.closed_on)).refused(refusals.HouseholdClosed)


def test_a_member_has_one_pass_at_a_time():
    given(*KNOWN, ISSUED).when(OTHER).refused(refusals.PassesOverlap)
    before = replace(OTHER, from_on=NEW_YEAR, until_on=PASS.from_on)
    assert given(*KNOWN, ISSUED).when(before).decided()
    assert given(*KNOWN, ISSUED).when(replace(OTHER, member_id=LI)).decided()


def test_a_use_is_recorded_once_with_or_without_a_pass_even_of_a_closed_household():
    given(*KNOWN, CLOSED).when(USE).then(USED)
    given(*KNOWN, USED).when(USE).then_nothing()


def test_a_use_is_refused_only_when_it_is_impossible_or_untold():
    given(*KNOWN).when(replace(USE, on=TOMORROW)).refused(refusals.DayInTheFuture, "on")
    given(*KNOWN).when(replace(USE, on=date(1949, 1, 1))).refused(refusals.BeforeBirth, "on")
    given(*KNOWN).when(replace(USE, member_id=STRANGER)).refused(refusals.MemberNotThere)
    given(*KNOWN).when(replace(USE, steps=())).refused(refusals.StepsMissing, "steps")
