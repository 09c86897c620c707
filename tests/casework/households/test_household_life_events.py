from datetime import date
from uuid import UUID

import pytest
from msgspec.structs import replace

from casework.common import refusals
from casework.common.private import Private
from casework.households.commands.life_events import RejectLifeEvent, ReportLifeEvent, VerifyLifeEvent
from casework.households.events.life_events import (
    CategoryChanged,
    HouseholdMoved,
    LifeEventRejected,
    LifeEventReported,
    LifeEventVerified,
)
from casework.households.events.members import ChildRecorded, MemberDied
from tests.casework.households.household_story import (
    CLOSED,
    KNOWN,
    LI_ADDED,
    REGISTERED,
    STRANGER,
    TOMORROW,
    ZHANG,
    ZHANG_ADDED,
    ZHANG_DIED,
    ZHANGS,
    private,
)
from tests.support.spec import given

DEATH = UUID(int=81)
DAY = date(2026, 4, 10)
REPORT = ReportLifeEvent(
    household_id=ZHANGS,
    life_event_id=DEATH,
    kind="death",
    subject=str(ZHANG),
    occurred_on=DAY,
    source="village",
)
REPORTED = LifeEventReported(
    life_event_id=DEATH, kind="death", subject=str(ZHANG), occurred_on=DAY, source=Private(ZHANGS, "village")
)
VERIFY = VerifyLifeEvent(household_id=ZHANGS, life_event_id=DEATH)
VERIFIED = LifeEventVerified(life_event_id=DEATH)
REJECT = RejectLifeEvent(household_id=ZHANGS, life_event_id=DEATH, reason="he is well")
REJECTED = LifeEventRejected(life_event_id=DEATH, reason=private("he is well"))
DIED = MemberDied(member_id=ZHANG, died_on=DAY, life_event_id=DEATH)
MOVE = replace(REPORT, kind="moved", residence_division="411326002003", verified=True)
MOVE_REPORTED = replace(REPORTED, kind="moved", residence_division="411326002003")
MOVED = HouseholdMoved(residence_division="411326002003", from_on=DAY, life_event_id=DEATH)
CHILD_DEATH = replace(REPORT, subject="child", verified=True)
CHILD_DEATH_REPORTED = replace(REPORTED, subject="child")


def test_an_unverified_report_has_no_effect():
    given(*KNOWN).when(REPORT).then(REPORTED)


def test_a_verified_death_takes_effect():
    given(*KNOWN).when(replace(REPORT, verified=True)).then(REPORTED, VERIFIED, DIED)
    given(*KNOWN, REPORTED).when(VERIFY).then(VERIFIED, DIED)


def test_the_same_report_sent_twice_is_one_report():
    given(*KNOWN, REPORTED).when(REPORT).then_nothing()


def test_a_report_is_taken_after_the_household_was_closed():
    given(*KNOWN, CLOSED).when(REPORT).then(REPORTED)


def test_nothing_has_happened_on_a_day_to_come():
    given(*KNOWN).when(replace(REPORT, occurred_on=TOMORROW)).refused(refusals.DayInTheFuture, "occurred_on")


def test_nothing_happened_to_somebody_before_birth():
    given(*KNOWN).when(replace(REPORT, occurred_on=date(1949, 12, 31))).refused(refusals.BeforeBirth, "occurred_on")


@pytest.mark.parametrize("subject", [str(STRANGER), "father", ""])
def test_a_life_event_is_about_a_member_or_the_child(subject):
    given(*KNOWN).when(replace(REPORT, subject=subject)).refused(refusals.UnknownSubject, "subject")


def test_a_report_names_its_source():
    given(*KNOWN).when(replace(REPORT, source="")).refused(refusals.TextMissing, "source")


def test_two_may_report_a_death_but_it_is_recorded_once():
    second = UUID(int=82)
    again = replace(REPORT, life_event_id=second)
    told_again = replace(REPORTED, life_event_id=second)
    given(*KNOWN, REPORTED).when(again).then(told_again)
    given(*KNOWN, REPORTED, told_again, VERIFIED, DIED).when(replace(VERIFY, life_event_id=second)).refused(
        refusals.DeathAlreadyRecorded
    )
    given(*KNOWN, ZHANG_DIED).when(REPORT).refused(refusals.DeathAlreadyRecorded, "subject")


def test_a_move_inside_the_county_takes_effect_from_its_day():
    given(*KNOWN).when(MOVE).then(MOVE_REPORTED, VERIFIED, MOVED)
    given(*KNOWN, MOVE_REPORTED).when(VERIFY).then(VERIFIED, MOVED)


def test_a_move_of_the_hukou_alone_moves_no_household():
    hukou = replace(MOVE, residence_division=None, hukou_division="411300")
    given(*KNOWN).when(hukou).then(replace(REPORTED, kind="moved", hukou_division="411300"), VERIFIED)


def test_a_move_says_where_to():
    given(*KNOWN).when(replace(MOVE, residence_division=None)).refused(refusals.DivisionMissing, "residence_division")


def test_a_move_to_another_county_is_reported_but_not_yet_carried_out():
    away = replace(MOVE, residence_division="411327001001")
    reported = replace(MOVE_REPORTED, residence_division="411327001001")
    given(*KNOWN).when(replace(away, verified=False)).then(reported)
    given(*KNOWN).when(away).refused(refusals.MovesToAnotherCounty)
    given(*KNOWN, reported).when(VERIFY).refused(refusals.MovesToAnotherCounty)


@pytest.mark.parametrize(
    ("died_on", "from_on"),
    [
        (date(2026, 4, 10), date(2026, 5, 1)),
        (date(2026, 4, 30), date(2026, 5, 1)),
        (date(2026, 1, 1), date(2026, 2, 1)),
        (date(2025, 12, 31), date(2026, 1, 1)),
        (date(2025, 6, 5), date(2026, 1, 1)),
    ],
)
def test_a_childs_death_changes_the_category_from_the_next_month_or_from_registration(died_on, from_on):
    given(*KNOWN).when(replace(CHILD_DEATH, occurred_on=died_on)).then(
        replace(CHILD_DEATH_REPORTED, occurred_on=died_on),
        VERIFIED,
        CategoryChanged(category="child_deceased", from_on=from_on),
    )


def test_a_childs_death_leaves_another_category_as_it_is():
    surgery = replace(REGISTERED, category="surgery_complication")
    given(surgery, ZHANG_ADDED, LI_ADDED).when(CHILD_DEATH).then(CHILD_DEATH_REPORTED, VERIFIED)


def test_a_childs_death_is_recorded_once():
    again = replace(CHILD_DEATH, life_event_id=UUID(int=82))
    given(*KNOWN, CHILD_DEATH_REPORTED, VERIFIED).when(again).refused(refusals.DeathAlreadyRecorded)
    died = ChildRecorded(child_id=UUID(int=13), died_on=date(2020, 1, 1))
    given(*KNOWN, died).when(CHILD_DEATH).refused(refusals.DeathAlreadyRecorded)


@pytest.mark.parametrize("level", [None, 0, 5])
def test_a_disability_level_is_one_to_four(level):
    report = replace(REPORT, kind="disability_level", subject="child", level=level)
    given(*KNOWN).when(report).refused(refusals.DisabilityLevelMissing, "level")


@pytest.mark.parametrize("kind", ["birth", "adoption", "marriage", "divorce", "recovered"])
def test_other_life_events_are_verified_without_an_effect(kind):
    given(*KNOWN).when(replace(REPORT, kind=kind, verified=True)).then(replace(REPORTED, kind=kind), VERIFIED)


def test_verifying_twice_verifies_once_and_a_rejected_report_stays_rejected():
    given(*KNOWN, REPORTED, VERIFIED, DIED).when(VERIFY).then_nothing()
    given(*KNOWN, REPORTED, REJECTED).when(VERIFY).refused(refusals.AlreadyRejected)


def test_rejecting_twice_rejects_once_and_a_verified_report_stays_verified():
    given(*KNOWN, REPORTED).when(REJECT).then(REJECTED)
    given(*KNOWN, REPORTED, REJECTED).when(REJECT).then_nothing()
    given(*KNOWN, REPORTED, VERIFIED, DIED).when(REJECT).refused(refusals.AlreadyVerified)


def test_an_unknown_report_is_neither_verified_nor_rejected():
    given(*KNOWN).when(VERIFY).refused(refusals.LifeEventNotThere)
    given(*KNOWN).when(REJECT).refused(refusals.LifeEventNotThere)
