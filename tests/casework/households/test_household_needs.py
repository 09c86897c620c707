from uuid import UUID

from msgspec.structs import replace

from casework.common import refusals
from casework.households.commands.needs import (
    AcknowledgeNeed,
    AnswerNeed,
    AssignNeed,
    CloseNeed,
    CorrectNeed,
    OpenNeed,
    ReopenNeed,
    WithdrawNeed,
)
from casework.households.events.needs import (
    NeedAcknowledged,
    NeedAnswered,
    NeedAssigned,
    NeedClosed,
    NeedCorrected,
    NeedOpened,
    NeedReopened,
    NeedWithdrawn,
)
from tests.casework.households.household_story import CLOSED, KNOWN, TOMORROW, WANG, ZHANGS, private
from tests.support.spec import TODAY, given

NEED = UUID(int=71)
OPEN = OpenNeed(household_id=ZHANGS, need_id=NEED, domain="medical", summary="glasses", due_on=TOMORROW)
OPENED = NeedOpened(need_id=NEED, domain="medical", summary=private("glasses"), opened_on=TODAY, due_on=TOMORROW)
ANSWER = AnswerNeed(household_id=ZHANGS, need_id=NEED, answer_id=UUID(int=72), answer="ordered")
ANSWERED = NeedAnswered(need_id=NEED, answer_id=UUID(int=72), answer=private("ordered"), answered_on=TODAY)
CLOSE = CloseNeed(household_id=ZHANGS, need_id=NEED, reason="arrived")
NEED_CLOSED = NeedClosed(need_id=NEED, closed_on=TODAY, reason=private("arrived"))


def test_a_need_is_opened_today_even_of_a_closed_household():
    given(*KNOWN).when(OPEN).then(OPENED)
    given(*KNOWN, CLOSED).when(OPEN).then(OPENED)


def test_the_same_need_sent_twice_is_opened_once():
    given(*KNOWN, OPENED).when(OPEN).then_nothing()


def test_a_need_says_what_is_needed():
    given(*KNOWN).when(replace(OPEN, summary=" ")).refused(refusals.TextMissing, "summary")


def test_a_need_is_answered_as_often_as_there_is_something_to_say():
    so_far, interim = replace(ANSWER, interim=True), replace(ANSWERED, interim=True)
    given(*KNOWN, OPENED).when(ANSWER).then(ANSWERED)
    given(*KNOWN, OPENED).when(so_far).then(interim)
    again, told = replace(ANSWER, answer_id=UUID(int=73)), replace(ANSWERED, answer_id=UUID(int=73))
    given(*KNOWN, OPENED, interim, ANSWERED).when(again).then(told)
    given(*KNOWN, OPENED).when(replace(ANSWER, answer="")).refused(refusals.TextMissing, "answer")


def test_the_same_answer_sent_twice_is_recorded_once():
    given(*KNOWN, OPENED, ANSWERED).when(ANSWER).then_nothing()
    given(*KNOWN, OPENED, ANSWERED, NEED_CLOSED).when(ANSWER).then_nothing()
    before_answers_had_ids = replace(ANSWERED, answer_id=None)
    given(*KNOWN, OPENED, before_answers_had_ids).when(ANSWER).then(ANSWERED)


def test_a_closed_need_is_not_answered():
    given(*KNOWN, OPENED, NEED_CLOSED).when(ANSWER).refused(refusals.NeedAlreadyClosed)


def test_a_need_is_closed_once_answered_or_not():
    given(*KNOWN, OPENED).when(CLOSE).then(NEED_CLOSED)
    given(*KNOWN, OPENED, ANSWERED).when(replace(CLOSE, reason=None)).then(replace(NEED_CLOSED, reason=None))
    given(*KNOWN, OPENED, NEED_CLOSED).when(CLOSE).then_nothing()


def test_an_unknown_need_is_neither_answered_nor_closed():
    given(*KNOWN).when(ANSWER).refused(refusals.NeedNotThere)
    given(*KNOWN).when(CLOSE).refused(refusals.NeedNotThere)


def test_an_emergency_is_due_on_the_day_it_is_reported():
    urgent = replace(OPEN, emergency="accident", due_on=None)
    given(*KNOWN).when(urgent).then(replace(OPENED, emergency="accident", due_on=TODAY))
    given(*KNOWN).when(replace(urgent, due_on=TOMORROW)).then(replace(OPENED, emergency="accident"))


def test_an_emergency_is_acknowledged_once_and_nothing_else_is():
    emergency = replace(OPENED, emergency="accident")
    acknowledge = AcknowledgeNeed(household_id=ZHANGS, need_id=NEED)
    acknowledged = NeedAcknowledged(need_id=NEED, acknowledged_on=TODAY)
    given(*KNOWN, emergency).when(acknowledge).then(acknowledged)
    given(*KNOWN, emergency, acknowledged).when(acknowledge).then_nothing()
    given(*KNOWN, OPENED).when(acknowledge).refused(refusals.NoEmergency)


def test_a_need_is_given_to_somebody_of_the_office_or_to_an_organisation():
    to_wang = AssignNeed(household_id=ZHANGS, need_id=NEED, staff_id=WANG)
    to_others = AssignNeed(household_id=ZHANGS, need_id=NEED, organisation="county hospital")
    given(*KNOWN, OPENED).when(to_wang).then(NeedAssigned(need_id=NEED, assigned_on=TODAY, staff_id=WANG))
    given(*KNOWN, OPENED).when(to_others).then(
        NeedAssigned(need_id=NEED, assigned_on=TODAY, organisation="county hospital")
    )
    given(*KNOWN, OPENED).when(replace(to_others, organisation=" ")).refused(refusals.NobodyNamed, "staff_id")
    given(*KNOWN, OPENED, NEED_CLOSED).when(to_wang).refused(refusals.NeedAlreadyClosed)


def test_a_need_is_closed_with_what_came_of_it_and_what_the_family_says():
    close = replace(CLOSE, outcome="partly", satisfied=False)
    given(*KNOWN, OPENED).when(close).then(replace(NEED_CLOSED, outcome="partly", satisfied=False))


def test_a_closed_need_is_opened_again_with_a_reason():
    reopen = ReopenNeed(household_id=ZHANGS, need_id=NEED, reason="broken again", due_on=TOMORROW)
    reopened = NeedReopened(need_id=NEED, reopened_on=TODAY, reason=private("broken again"), due_on=TOMORROW)
    given(*KNOWN, OPENED, NEED_CLOSED).when(reopen).then(reopened)
    given(*KNOWN, OPENED, NEED_CLOSED).when(replace(reopen, reason="")).refused(refusals.TextMissing, "reason")
    given(*KNOWN, OPENED).when(reopen).refused(refusals.NeedNotClosed)
    given(*KNOWN, OPENED, NEED_CLOSED, reopened).when(ANSWER).then(ANSWERED)


def test_a_correction_tells_the_need_whole_and_what_it_leaves_out_stays():
    correct = CorrectNeed(household_id=ZHANGS, need_id=NEED, reason="misheard", domain="elder_care", due_on=None)
    corrected = NeedCorrected(
        need_id=NEED, domain="elder_care", summary=private("glasses"), opened_on=TODAY, reason=private("misheard")
    )
    given(*KNOWN, OPENED).when(correct).then(corrected)
    given(*KNOWN, OPENED, corrected).when(correct).then_nothing()
    given(*KNOWN, OPENED, corrected).when(replace(correct, summary="a chair")).then(
        replace(corrected, summary=private("a chair"))
    )


def test_a_withdrawn_need_is_neither_answered_nor_corrected_nor_withdrawn_again():
    withdraw = WithdrawNeed(household_id=ZHANGS, need_id=NEED, reason="another family")
    withdrawn = NeedWithdrawn(need_id=NEED, reason=private("another family"))
    given(*KNOWN, OPENED).when(withdraw).then(withdrawn)
    for late in (ANSWER, CLOSE, withdraw, CorrectNeed(household_id=ZHANGS, need_id=NEED, reason="x", domain="living")):
        given(*KNOWN, OPENED, withdrawn).when(late).refused(refusals.AlreadyWithdrawn)
