from datetime import date, timedelta
from uuid import UUID

from msgspec.structs import replace

from casework.common import refusals
from casework.common.private import Private
from casework.petitions.commands import AnswerPetition, CorrectPetition, RecordPetition, WithdrawPetition
from casework.petitions.events import PetitionAnswered, PetitionCorrected, PetitionRecorded, PetitionWithdrawn
from tests.support.spec import TODAY, given

PETITION, FAMILY = UUID(int=1), UUID(int=2)
TOMORROW = TODAY + timedelta(days=1)
RECORD = RecordPetition(
    petition_id=PETITION,
    household_id=FAMILY,
    received_on=TODAY,
    matter="the allowance",
    unit="the township",
    due_on=TOMORROW,
)
RECORDED = PetitionRecorded(
    petition_id=PETITION, household_id=FAMILY, received_on=TODAY, matter=Private(FAMILY, "the allowance"),
    unit="the township", due_on=TOMORROW,
)  # fmt: skip
ANSWER = AnswerPetition(petition_id=PETITION, result="paid")
WITHDRAW = WithdrawPetition(petition_id=PETITION, reason="another family")
WITHDRAWN = PetitionWithdrawn(petition_id=PETITION, reason=Private(FAMILY, "another family"))


def test_a_petition_is_recorded_once_with_who_is_responsible_and_until_when():
    given().when(RECORD).then(RECORDED)
    given(RECORDED).when(RECORD).then_nothing()
    given().when(replace(RECORD, received_on=TOMORROW)).refused(refusals.DayInTheFuture, "received_on")
    given().when(replace(RECORD, matter=" ")).refused(refusals.TextMissing, "matter")


def test_its_result_is_recorded_on_the_day_it_was_told():
    answered = PetitionAnswered(petition_id=PETITION, answered_on=TODAY, result=Private(FAMILY, "paid"))
    given(RECORDED).when(ANSWER).then(answered)
    given(RECORDED, answered).when(replace(ANSWER, on=date(2026, 1, 2))).then(
        replace(answered, answered_on=date(2026, 1, 2))
    )
    given().when(ANSWER).refused(refusals.PetitionNotThere)


def test_a_correction_tells_the_petition_whole():
    correct = CorrectPetition(petition_id=PETITION, reason="mistyped", unit="the county")
    corrected = PetitionCorrected(
        petition_id=PETITION, household_id=FAMILY, received_on=TODAY, matter=Private(FAMILY, "the allowance"),
        unit="the county", due_on=TOMORROW, reason=Private(FAMILY, "mistyped"),
    )  # fmt: skip
    given(RECORDED).when(correct).then(corrected)
    given(RECORDED, corrected).when(correct).then_nothing()


def test_what_was_withdrawn_is_not_answered():
    given(RECORDED).when(WITHDRAW).then(WITHDRAWN)
    given(RECORDED, WITHDRAWN).when(ANSWER).refused(refusals.AlreadyWithdrawn)


def test_everything_about_a_petition_is_kept_for_who_handles_petitions():
    assert {
        kind.confidentiality for kind in (PetitionRecorded, PetitionCorrected, PetitionWithdrawn, PetitionAnswered)
    } == {"petition"}
