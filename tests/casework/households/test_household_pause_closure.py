from datetime import date
from uuid import UUID

from msgspec.structs import replace

from casework.common import refusals
from casework.households.commands.pause_closure import CloseHousehold, PauseHousehold
from casework.households.events.pause_closure import HouseholdPaused
from tests.casework.households.household_story import CLOSED, KNOWN, NEW_YEAR, TOMORROW, ZHANGS, private
from tests.support.spec import TODAY, given

FROM, UNTIL = date(2026, 7, 1), date(2026, 8, 1)
PAUSE = PauseHousehold(
    household_id=ZHANGS, pause_id=UUID(int=91), from_on=FROM, until_on=UNTIL, reason="with relatives"
)
PAUSED = HouseholdPaused(pause_id=UUID(int=91), from_on=FROM, until_on=UNTIL, reason=private("with relatives"))
CLOSE = CloseHousehold(household_id=ZHANGS, on=CLOSED.closed_on, reason="moved abroad")


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
