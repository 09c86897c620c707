from datetime import date, timedelta
from uuid import UUID

from msgspec.structs import replace

from casework.common import refusals
from casework.common.private import Private
from casework.households.commands.green_channel import (
    CorrectGreenChannelUse,
    IssueGreenChannelPass,
    RateGreenChannelUse,
    UseGreenChannel,
    WithdrawGreenChannelUse,
)
from casework.households.events.green_channel import (
    GreenChannelUseCorrected,
    GreenChannelUsed,
    GreenChannelUseRated,
    GreenChannelUseWithdrawn,
    PassIssued,
)
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


CORRECT_USE = CorrectGreenChannelUse(
    household_id=ZHANGS, use_id=USE.use_id, member_id=ZHANG, reason="mistyped", on=date(2026, 3, 4), note=None
)
USE_CORRECTED = GreenChannelUseCorrected(
    use_id=USE.use_id,
    member_id=ZHANG,
    hospital_id=UUID(int=5),
    used_on=date(2026, 3, 4),
    steps=("registration", "cashier"),
    escorted=False,
    reason=private("mistyped"),
)
WITHDRAW_USE = WithdrawGreenChannelUse(
    household_id=ZHANGS, use_id=USE.use_id, member_id=ZHANG, reason="somebody else's"
)
USE_WITHDRAWN = GreenChannelUseWithdrawn(use_id=USE.use_id, member_id=ZHANG, reason=private("somebody else's"))


def test_priority_is_said_of_steps_that_were_used_and_only_one_way():
    told = replace(USE, priority_given=("registration",), priority_refused=("cashier",))
    given(*KNOWN).when(told).then(replace(USED, priority_given=("registration",), priority_refused=("cashier",)))
    given(*KNOWN).when(replace(USE, priority_given=("medicine",))).refused(refusals.StepNotUsed, "priority_given")
    both = replace(USE, priority_given=("cashier",), priority_refused=("cashier",))
    given(*KNOWN).when(both).refused(refusals.PriorityBothWays, "priority_refused")


def test_a_use_is_corrected_and_withdrawn_with_a_reason():
    given(*KNOWN, USED).when(CORRECT_USE).then(USE_CORRECTED)
    given(*KNOWN, USED).when(replace(CORRECT_USE, on=TOMORROW)).refused(refusals.DayInTheFuture, "on")
    given(*KNOWN, USED).when(replace(CORRECT_USE, steps=("medicine",), priority_given=("cashier",))).refused(
        refusals.StepNotUsed, "priority_given"
    )
    given(*KNOWN, USED, USE_CORRECTED).when(WITHDRAW_USE).then(USE_WITHDRAWN)
    given(*KNOWN, USED, USE_WITHDRAWN).when(WITHDRAW_USE).then_nothing()
    given(*KNOWN, USED, USE_WITHDRAWN).when(CORRECT_USE).refused(refusals.AlreadyWithdrawn)
    given(*KNOWN).when(CORRECT_USE).refused(refusals.UseNotThere)


def test_the_family_may_be_asked_afterwards_how_it_was_and_again():
    ask = RateGreenChannelUse(household_id=ZHANGS, use_id=USE.use_id, as_promised=True, content=False, comment="slow")
    rated = GreenChannelUseRated(
        use_id=USE.use_id,
        rated_on=TOMORROW - timedelta(days=1),
        as_promised=True,
        content=False,
        comment=private("slow"),
    )
    given(*KNOWN, USED).when(ask).then(rated)
    assert given(*KNOWN, USED, rated).when(replace(ask, content=True)).decided()
    given(*KNOWN, USED, USE_WITHDRAWN).when(ask).refused(refusals.AlreadyWithdrawn)
