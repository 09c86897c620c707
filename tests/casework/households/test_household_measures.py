from datetime import date
from uuid import UUID

from msgspec.structs import replace

from casework.common import refusals
from casework.households.commands.measures import (
    CorrectMeasure,
    EndPriority,
    GivePriority,
    RecordMeasure,
    WithdrawMeasure,
    WithdrawPriority,
)
from casework.households.events.measures import (
    MeasureCorrected,
    MeasureTaken,
    MeasureWithdrawn,
    PriorityEnded,
    PriorityGiven,
    PriorityWithdrawn,
)
from tests.casework.households.household_story import KNOWN, MAY, TOMORROW, WANG, ZHANGS, private
from tests.support.spec import given

MEASURE, PRIORITY = UUID(int=95), UUID(int=96)
RECORD = RecordMeasure(
    household_id=ZHANGS, measure_id=MEASURE, domain="living", on=MAY, measure="a new stove", staff_id=WANG
)
TAKEN = MeasureTaken(measure_id=MEASURE, domain="living", taken_on=MAY, measure=private("a new stove"), staff_id=WANG)
WITHDRAW = WithdrawMeasure(household_id=ZHANGS, measure_id=MEASURE, reason="another family")
GIVE = GivePriority(household_id=ZHANGS, priority_id=PRIORITY, from_on=MAY, reason="very ill")
GIVEN = PriorityGiven(priority_id=PRIORITY, from_on=MAY, reason=private("very ill"))
JUNE = date(2026, 6, 1)
END = EndPriority(household_id=ZHANGS, priority_id=PRIORITY, until_on=JUNE, reason="better")
ENDED = PriorityEnded(priority_id=PRIORITY, until_on=JUNE, reason=private("better"))


def test_help_that_was_given_is_a_fact_of_a_day_gone_by():
    given(*KNOWN).when(RECORD).then(TAKEN)
    given(*KNOWN, TAKEN).when(RECORD).then_nothing()
    given(*KNOWN).when(replace(RECORD, on=TOMORROW)).refused(refusals.DayInTheFuture, "on")
    given(*KNOWN).when(replace(RECORD, measure="")).refused(refusals.TextMissing, "measure")


def test_it_is_for_a_need_of_this_family_if_it_is_for_one():
    given(*KNOWN).when(replace(RECORD, need_id=UUID(int=7))).refused(refusals.NeedNotThere, "need_id")


def test_it_is_corrected_and_withdrawn_with_a_reason():
    correct = CorrectMeasure(household_id=ZHANGS, measure_id=MEASURE, reason="mistyped", domain="medical")
    corrected = MeasureCorrected(
        measure_id=MEASURE, domain="medical", taken_on=MAY, measure=private("a new stove"), reason=private("mistyped"),
        staff_id=WANG,
    )  # fmt: skip
    withdrawn = MeasureWithdrawn(measure_id=MEASURE, reason=private("another family"))
    given(*KNOWN, TAKEN).when(correct).then(corrected)
    given(*KNOWN, TAKEN, corrected).when(correct).then_nothing()
    given(*KNOWN, TAKEN).when(WITHDRAW).then(withdrawn)
    given(*KNOWN, TAKEN, withdrawn).when(correct).refused(refusals.AlreadyWithdrawn)
    given(*KNOWN).when(WITHDRAW).refused(refusals.MeasureNotThere)


def test_a_family_comes_first_from_a_day_on_until_that_ends():
    given(*KNOWN).when(GIVE).then(GIVEN)
    given(*KNOWN, GIVEN).when(END).then(ENDED)
    given(*KNOWN, GIVEN, ENDED).when(END).refused(refusals.HelpAlreadyEnded, "until_on")
    given(*KNOWN, GIVEN).when(replace(END, until_on=date(2026, 5, 1))).refused(refusals.EndBeforeStart, "until_on")
    given(*KNOWN).when(replace(GIVE, until_on=MAY)).refused(refusals.EndNotAfterStart, "until_on")


def test_that_it_comes_first_is_withdrawn_with_a_reason():
    withdraw = WithdrawPriority(household_id=ZHANGS, priority_id=PRIORITY, reason="mistaken")
    withdrawn = PriorityWithdrawn(priority_id=PRIORITY, reason=private("mistaken"))
    given(*KNOWN, GIVEN).when(withdraw).then(withdrawn)
    given(*KNOWN, GIVEN, withdrawn).when(END).refused(refusals.AlreadyWithdrawn)
    given(*KNOWN).when(withdraw).refused(refusals.HelpNotThere)
