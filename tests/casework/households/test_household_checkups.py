"""The yearly check-up: offered, done, declined; a fact, however late."""

from datetime import date
from uuid import UUID

from msgspec.structs import replace

from casework.common import refusals
from casework.households.commands.checkups import CorrectCheckup, RecordCheckup, WithdrawCheckup
from casework.households.events.checkups import CheckupCorrected, CheckupRecorded, CheckupWithdrawn
from tests.casework.households.household_story import CLOSED, KNOWN, LI, STRANGER, TOMORROW, ZHANG, ZHANGS, private
from tests.support.spec import given

CHECKUP, MAY = UUID(int=121), date(2026, 5, 1)
RECORD = RecordCheckup(household_id=ZHANGS, checkup_id=CHECKUP, member_id=ZHANG, stage="offered", on=MAY)
RECORDED = CheckupRecorded(checkup_id=CHECKUP, member_id=ZHANG, year=2026, stage="offered", occurred_on=MAY)
CORRECT = CorrectCheckup(
    household_id=ZHANGS, checkup_id=CHECKUP, member_id=ZHANG, reason="mistyped", stage="done", institution="East clinic"
)
CORRECTED = CheckupCorrected(
    checkup_id=CHECKUP,
    member_id=ZHANG,
    year=2026,
    stage="done",
    occurred_on=MAY,
    institution="East clinic",
    reason=private("mistyped"),
)
WITHDRAW = WithdrawCheckup(household_id=ZHANGS, checkup_id=CHECKUP, member_id=ZHANG, reason="somebody else's")
WITHDRAWN = CheckupWithdrawn(checkup_id=CHECKUP, member_id=ZHANG, reason=private("somebody else's"))


def test_a_check_up_counts_for_the_year_of_its_day_or_for_the_one_named():
    given(*KNOWN, CLOSED).when(RECORD).then(RECORDED)
    given(*KNOWN, RECORDED).when(RECORD).then_nothing()
    given(*KNOWN).when(replace(RECORD, year=2025)).then(replace(RECORDED, year=2025))


def test_only_what_is_impossible_is_refused():
    given(*KNOWN).when(replace(RECORD, on=TOMORROW)).refused(refusals.DayInTheFuture, "on")
    given(*KNOWN).when(replace(RECORD, on=date(1949, 1, 1))).refused(refusals.BeforeBirth, "on")
    given(*KNOWN).when(replace(RECORD, member_id=STRANGER)).refused(refusals.MemberNotThere)


def test_it_is_corrected_and_withdrawn_with_a_reason():
    given(*KNOWN, RECORDED).when(CORRECT).then(CORRECTED)
    given(*KNOWN, RECORDED, CORRECTED).when(CORRECT).then_nothing()
    given(*KNOWN, RECORDED).when(replace(CORRECT, member_id=LI)).refused(refusals.CheckupNotThere)
    given(*KNOWN, RECORDED).when(WITHDRAW).then(WITHDRAWN)
    given(*KNOWN, RECORDED, WITHDRAWN).when(WITHDRAW).then_nothing()
    given(*KNOWN, RECORDED, WITHDRAWN).when(CORRECT).refused(refusals.AlreadyWithdrawn)
