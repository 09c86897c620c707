from datetime import date
from uuid import UUID

from msgspec.structs import replace

from casework.common import refusals
from casework.households.commands.pause_closure import (
    CloseHousehold,
    CorrectPause,
    EndPause,
    PauseHousehold,
    ReopenHousehold,
    WithdrawClosure,
    WithdrawPause,
)
from casework.households.events.pause_closure import (
    ClosureWithdrawn,
    HouseholdPaused,
    HouseholdReopened,
    PauseCorrected,
    PauseEnded,
    PauseWithdrawn,
)
from tests.casework.households.household_story import CLOSED, KNOWN, NEW_YEAR, TOMORROW, ZHANGS, private
from tests.support.spec import TODAY, given

FROM, UNTIL = date(2026, 7, 1), date(2026, 8, 1)
PAUSE = PauseHousehold(
    household_id=ZHANGS, pause_id=UUID(int=91), from_on=FROM, until_on=UNTIL, reason="with relatives"
)
PAUSED = HouseholdPaused(pause_id=UUID(int=91), from_on=FROM, until_on=UNTIL, reason=private("with relatives"))
CLOSE = CloseHousehold(
    household_id=ZHANGS, closure_id=UUID(int=71), on=CLOSED.closed_on, reason="moved abroad", cause="moved_away"
)
REOPEN = ReopenHousehold(household_id=ZHANGS, from_on=date(2026, 6, 20), reason="came back")
REOPENED = HouseholdReopened(from_on=date(2026, 6, 20), reason=private("came back"))
EARLIER = date(2026, 7, 10)
END = EndPause(household_id=ZHANGS, pause_id=UUID(int=91), until_on=EARLIER, reason="back home")
ENDED = PauseEnded(pause_id=UUID(int=91), until_on=EARLIER, planned_until_on=UNTIL, reason=private("back home"))
CORRECT = CorrectPause(household_id=ZHANGS, pause_id=UUID(int=91), until_on=EARLIER, reason="typed wrongly")


def test_a_household_is_paused_between_two_days():
    given(*KNOWN).when(PAUSE).then(PAUSED)
    given(*KNOWN, PAUSED).when(PAUSE).then_nothing()


def test_a_pause_has_at_least_one_day_and_a_reason():
    given(*KNOWN).when(replace(PAUSE, until_on=FROM)).refused(refusals.EndNotAfterStart, "until_on")
    given(*KNOWN).when(replace(PAUSE, reason="")).refused(refusals.TextMissing, "reason")


def test_pauses_do_not_overlap_but_may_follow_each_other():
    other = replace(PAUSE, pause_id=UUID(int=92), from_on=date(2026, 7, 31), until_on=date(2026, 9, 1))
    given(*KNOWN, PAUSED).when(other).refused(refusals.PausesOverlap)
    given(*KNOWN, PAUSED).when(replace(other, from_on=UNTIL)).then(
        replace(PAUSED, pause_id=UUID(int=92), from_on=UNTIL, until_on=date(2026, 9, 1))
    )


def test_a_closed_household_is_not_paused():
    given(*KNOWN, CLOSED).when(PAUSE).refused(refusals.HouseholdClosed)


def test_a_household_is_closed_once():
    given(*KNOWN).when(CLOSE).then(CLOSED)
    given(*KNOWN, CLOSED).when(CLOSE).refused(refusals.HouseholdClosed)


def test_a_household_is_closed_between_registration_and_today():
    given(*KNOWN).when(replace(CLOSE, on=date(2025, 12, 31))).refused(refusals.BeforeRegistration, "on")
    given(*KNOWN).when(replace(CLOSE, on=TOMORROW)).refused(refusals.DayInTheFuture, "on")
    for day in (NEW_YEAR, TODAY):
        given(*KNOWN).when(replace(CLOSE, on=day)).then(replace(CLOSED, closed_on=day))


def test_closing_needs_a_reason():
    given(*KNOWN).when(replace(CLOSE, reason="")).refused(refusals.TextMissing, "reason")


def test_a_pause_that_was_recorded_wrongly_is_corrected():
    given(*KNOWN, PAUSED).when(CORRECT).then(
        PauseCorrected(pause_id=UUID(int=91), from_on=FROM, until_on=EARLIER, reason=private("typed wrongly"))
    )
    given(*KNOWN, PAUSED).when(replace(CORRECT, until_on=UNTIL)).then_nothing()
    given(*KNOWN, PAUSED).when(replace(CORRECT, until_on=FROM)).refused(refusals.EndNotAfterStart, "until_on")
    given(*KNOWN).when(CORRECT).refused(refusals.PauseNotThere)


def test_a_pause_ends_earlier_once_and_after_it_began():
    given(*KNOWN, PAUSED).when(END).then(ENDED)
    given(*KNOWN, PAUSED, ENDED).when(END).refused(refusals.PauseAlreadyEnded)
    given(*KNOWN, PAUSED).when(replace(END, until_on=FROM)).refused(refusals.EndBeforeStart, "until_on")
    given(*KNOWN, PAUSED).when(replace(END, until_on=UNTIL)).refused(refusals.PauseEndsBefore, "until_on")


def test_the_days_after_a_pause_that_ended_early_can_be_paused_again():
    again = replace(PAUSE, pause_id=UUID(int=92), from_on=EARLIER)
    given(*KNOWN, PAUSED, ENDED).when(again).then(replace(PAUSED, pause_id=UUID(int=92), from_on=EARLIER))


def test_a_pause_of_another_family_is_withdrawn():
    withdraw = WithdrawPause(household_id=ZHANGS, pause_id=UUID(int=91), reason="another family")
    withdrawn = PauseWithdrawn(pause_id=UUID(int=91), reason=private("another family"))
    given(*KNOWN, PAUSED).when(withdraw).then(withdrawn)
    given(*KNOWN, PAUSED, withdrawn).when(withdraw).refused(refusals.PauseAlreadyWithdrawn)


def test_a_closed_household_is_opened_again_from_a_day_after_it_was_closed():
    given(*KNOWN, CLOSED).when(REOPEN).then(REOPENED)
    given(*KNOWN).when(REOPEN).refused(refusals.HouseholdNotClosed)
    given(*KNOWN, CLOSED).when(replace(REOPEN, from_on=date(2026, 5, 31))).refused(
        refusals.ReopenedBeforeClosure, "from_on"
    )
    given(*KNOWN, CLOSED).when(replace(REOPEN, from_on=TOMORROW)).refused(refusals.DayInTheFuture, "from_on")


def test_what_was_opened_again_can_be_paused_and_closed():
    given(*KNOWN, CLOSED, REOPENED).when(PAUSE).then(PAUSED)
    given(*KNOWN, CLOSED, REOPENED).when(replace(CLOSE, on=TODAY)).then(replace(CLOSED, closed_on=TODAY))


def test_a_closure_that_was_a_mistake_is_withdrawn():
    withdraw = WithdrawClosure(household_id=ZHANGS, reason="the neighbours' household")
    withdrawn = ClosureWithdrawn(closure_id=UUID(int=71), reason=private("the neighbours' household"))
    given(*KNOWN, CLOSED).when(withdraw).then(withdrawn)
    given(*KNOWN, CLOSED, withdrawn).when(withdraw).refused(refusals.HouseholdNotClosed)


def test_a_closure_of_the_first_days_has_no_id_and_its_household_is_opened_from_the_day_it_was_closed():
    withdraw = WithdrawClosure(household_id=ZHANGS, reason="wrong")
    given(*KNOWN, replace(CLOSED, closure_id=None)).when(withdraw).then(
        HouseholdReopened(from_on=CLOSED.closed_on, reason=private("wrong"))
    )
