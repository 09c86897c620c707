from uuid import UUID

from msgspec.structs import replace

from casework.common import refusals
from casework.households.commands.needs import AnswerNeed, CloseNeed, OpenNeed
from casework.households.events.needs import NeedAnswered, NeedClosed, NeedOpened
from tests.casework.households.household_story import CLOSED, KNOWN, TOMORROW, ZHANGS, private
from tests.support.spec import TODAY, given

NEED = UUID(int=71)
OPEN = OpenNeed(household_id=ZHANGS, need_id=NEED, domain="medical", summary="glasses", due_on=TOMORROW)
OPENED = NeedOpened(need_id=NEED, domain="medical", summary=private("glasses"), opened_on=TODAY, due_on=TOMORROW)
ANSWER = AnswerNeed(household_id=ZHANGS, need_id=NEED, answer="ordered")
ANSWERED = NeedAnswered(need_id=NEED, answer=private("ordered"), answered_on=TODAY)
CLOSE = CloseNeed(household_id=ZHANGS, need_id=NEED, reason="arrived")
NEED_CLOSED = NeedClosed(need_id=NEED, closed_on=TODAY, reason=private("arrived"))


def test_a_need_is_opened_today_even_of_a_closed_household():
    given(*KNOWN).when(OPEN).then(OPENED)
    given(*KNOWN, CLOSED).when(OPEN).then(OPENED)


def test_the_same_need_sent_twice_is_opened_once():
    given(*KNOWN, OPENED).when(OPEN).then_nothing()


def test_a_need_says_what_is_needed():
    given(*KNOWN).when(replace(OPEN, summary=" ")).refused(refusals.TextMissing, "summary")


def test_a_need_is_answered_once():
    given(*KNOWN, OPENED).when(ANSWER).then(ANSWERED)
    given(*KNOWN, OPENED).when(replace(ANSWER, answer="")).refused(refusals.TextMissing, "answer")
    given(*KNOWN, OPENED, ANSWERED).when(ANSWER).refused(refusals.NeedAlreadyAnswered)


def test_a_closed_need_is_not_answered():
    given(*KNOWN, OPENED, NEED_CLOSED).when(ANSWER).refused(refusals.NeedAlreadyClosed)


def test_a_need_is_closed_once_answered_or_not():
    given(*KNOWN, OPENED).when(CLOSE).then(NEED_CLOSED)
    given(*KNOWN, OPENED, ANSWERED).when(replace(CLOSE, reason=None)).then(replace(NEED_CLOSED, reason=None))
    given(*KNOWN, OPENED, NEED_CLOSED).when(CLOSE).then_nothing()


def test_an_unknown_need_is_neither_answered_nor_closed():
    given(*KNOWN).when(ANSWER).refused(refusals.NeedNotThere)
    given(*KNOWN).when(CLOSE).refused(refusals.NeedNotThere)
