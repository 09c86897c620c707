from datetime import date
from functools import reduce
from uuid import UUID

import pytest
from msgspec.structs import replace

from casework.common import refusals
from casework.common.private import Private
from casework.households.category_proposals import category_proposed
from casework.households.commands.life_events import (
    ChangeCategory,
    CorrectLifeEvent,
    FollowUpLifeEvent,
    RejectLifeEvent,
    ReportLifeEvent,
    SeeLifeEventOutcome,
    VerifyLifeEvent,
    WithdrawLifeEvent,
)
from casework.households.events.assignments import AssignmentEnded
from casework.households.events.life_events import (
    CategoryChanged,
    HouseholdMoveCorrected,
    HouseholdMoved,
    LifeEventCorrected,
    LifeEventFollowedUp,
    LifeEventFoundKnown,
    LifeEventOutcomeSeen,
    LifeEventRejected,
    LifeEventReopened,
    LifeEventReported,
    LifeEventVerified,
    LifeEventWithdrawn,
)
from casework.households.events.members import ChildRecorded, MemberDeathCorrected, MemberDeathWithdrawn, MemberDied
from casework.households.events.moving import HouseholdMovedOut
from casework.households.evolving import evolve
from casework.households.state import NEW
from tests.casework.households.household_story import (
    ASSIGNED,
    CLOSED,
    KNOWN,
    LI,
    LI_ADDED,
    NEW_YEAR,
    REGISTERED,
    STRANGER,
    TOMORROW,
    ZHANG,
    ZHANG_ADDED,
    ZHANG_DIED,
    ZHANGS,
    private,
)
from tests.support.spec import TODAY, given

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
    life_event_id=DEATH,
    kind="death",
    subject=str(ZHANG),
    occurred_on=DAY,
    source=Private(ZHANGS, "village"),
    reported_on=TODAY,
)
VERIFY = VerifyLifeEvent(household_id=ZHANGS, life_event_id=DEATH)
WIDOW = ("condolence", "contact_person", "doctor", "account")
VERIFIED = LifeEventVerified(life_event_id=DEATH, verified_on=TODAY, follow_up=WIDOW)
AT_ONCE = replace(VERIFIED, at_once=True)
REJECT = RejectLifeEvent(household_id=ZHANGS, life_event_id=DEATH, reason="he is well")
REJECTED = LifeEventRejected(life_event_id=DEATH, reason=private("he is well"), rejected_on=TODAY)
DIED = MemberDied(member_id=ZHANG, died_on=DAY, life_event_id=DEATH)
MOVE = replace(REPORT, kind="moved", residence_division="411326002003", verified=True)
MOVE_REPORTED = replace(REPORTED, kind="moved", residence_division="411326002003")
MOVED = HouseholdMoved(residence_division="411326002003", from_on=DAY, life_event_id=DEATH)
CHILD_DEATH = replace(REPORT, subject="child", verified=True)
CHILD_DEATH_REPORTED = replace(REPORTED, subject="child")


def test_an_unverified_report_has_no_effect():
    given(*KNOWN).when(REPORT).then(REPORTED)


def test_a_verified_death_takes_effect():
    given(*KNOWN).when(replace(REPORT, verified=True)).then(REPORTED, AT_ONCE, DIED)
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
    known = LifeEventFoundKnown(life_event_id=second, known_from=DEATH, known_on=TODAY)
    given(*KNOWN, REPORTED, told_again).when(VERIFY).then(VERIFIED, DIED, known)
    settled = (*KNOWN, REPORTED, told_again, VERIFIED, DIED, known)
    given(*settled).when(replace(VERIFY, life_event_id=second)).refused(refusals.DeathAlreadyRecorded)
    given(*settled).when(SeeLifeEventOutcome(household_id=ZHANGS, life_event_id=second)).then(
        LifeEventOutcomeSeen(life_event_id=second, seen_on=TODAY)
    )
    alive = MemberDeathWithdrawn(member_id=ZHANG, life_event_id=DEATH, reason=private("mixed up"))
    open_again = LifeEventReopened(life_event_id=second, known_from=DEATH, reopened_on=TODAY)
    given(*settled).when(WITHDRAW).then(WITHDRAWN, alive, open_again)
    given(*settled, WITHDRAWN, alive, open_again).when(replace(VERIFY, life_event_id=second)).then(
        *(replace(event, life_event_id=second) for event in (VERIFIED, DIED))
    )
    other = replace(told_again, subject=str(LI))
    given(*KNOWN, LI_ADDED, REPORTED, other).when(VERIFY).then(VERIFIED, DIED)
    given(*KNOWN, ZHANG_DIED).when(REPORT).refused(refusals.DeathAlreadyRecorded, "subject")


def test_a_move_inside_the_county_takes_effect_from_its_day():
    checked = replace(VERIFIED, follow_up=("contact_person", "doctor"))
    given(*KNOWN).when(MOVE).then(MOVE_REPORTED, replace(checked, at_once=True), MOVED)
    given(*KNOWN, MOVE_REPORTED).when(VERIFY).then(checked, MOVED)


def test_a_move_of_the_hukou_alone_moves_no_household():
    hukou = replace(MOVE, residence_division=None, hukou_division="411300")
    given(*KNOWN).when(hukou).then(
        replace(REPORTED, kind="moved", hukou_division="411300"), replace(AT_ONCE, follow_up=("schemes",))
    )


def test_a_move_says_where_to():
    given(*KNOWN).when(replace(MOVE, residence_division=None)).refused(refusals.DivisionMissing, "residence_division")


AWAY = replace(MOVE, residence_division="411327001001")
AWAY_REPORTED = replace(MOVE_REPORTED, residence_division="411327001001")
OUT = HouseholdMovedOut(
    moved_on=DAY, residence_division="411327001001", to_ledger="411327", to_position=0, life_event_id=DEATH
)


def test_a_move_to_another_county_takes_the_household_out_of_this_ledger_and_ends_who_looked_after_it():
    checked = replace(VERIFIED, follow_up=())
    ended = AssignmentEnded(assignment_id=ASSIGNED.assignment_id, until_on=DAY, reason=REPORTED.source)
    given(*KNOWN, ASSIGNED).when(AWAY).then(AWAY_REPORTED, replace(checked, at_once=True), OUT, ended)
    given(*KNOWN, AWAY_REPORTED).when(VERIFY).then(checked, OUT)


def test_of_a_household_that_moved_away_facts_are_taken_and_decisions_are_not():
    gone = (*KNOWN, AWAY_REPORTED, replace(VERIFIED, follow_up=()), OUT)
    decision = ChangeCategory(household_id=ZHANGS, category="none", from_on=DAY)
    given(*gone).when(decision).refused(refusals.HouseholdMovedAway)
    given(*gone).when(WITHDRAW).refused(refusals.MovedBetweenCounties)
    given(*gone).when(replace(CORRECT, occurred_on=LATER)).refused(refusals.MovedBetweenCounties)
    again = replace(AWAY, life_event_id=UUID(int=82))
    given(*gone).when(again).refused(refusals.HouseholdMovedAway)
    given(*gone).when(replace(again, verified=False)).then(replace(AWAY_REPORTED, life_event_id=UUID(int=82)))


def test_a_household_moves_away_after_it_was_registered_and_before_it_was_closed():
    given(*KNOWN, CLOSED).when(AWAY).refused(refusals.HouseholdClosed)
    given(*KNOWN).when(replace(AWAY, occurred_on=date(2025, 12, 31))).refused(
        refusals.BeforeRegistration, "occurred_on"
    )


@pytest.mark.parametrize(
    ("died_on", "from_on"),
    [
        (date(2026, 4, 10), date(2026, 5, 1)),
        (date(2026, 4, 30), date(2026, 5, 1)),
        (date(2026, 1, 1), date(2026, 2, 1)),
        (date(2026, 12, 31), date(2027, 1, 1)),
        (date(2025, 12, 31), date(2026, 1, 1)),
        (date(2025, 6, 5), date(2026, 1, 1)),
    ],
)
def test_after_a_childs_death_another_category_is_proposed_from_the_next_month_or_from_registration(died_on, from_on):
    assert category_proposed("death", "child", died_on, NEW_YEAR) == ("child_deceased", from_on)


def test_after_a_birth_or_a_recovery_none_is_proposed_from_that_day():
    assert category_proposed("birth", str(LI), DAY, NEW_YEAR) == ("none", DAY)
    assert category_proposed("recovered", "child", date(2025, 6, 5), NEW_YEAR) == ("none", NEW_YEAR)


def test_a_childs_death_changes_no_category_by_itself_condolence_comes_first():
    told = replace(AT_ONCE, follow_up=("condolence", "category"))
    given(*KNOWN).when(CHILD_DEATH).then(CHILD_DEATH_REPORTED, told)


def test_the_category_changed_after_it_is_what_was_to_be_done():
    told = replace(VERIFIED, follow_up=("condolence", "category"))
    since = date(2026, 5, 1)
    change = ChangeCategory(household_id=ZHANGS, category="child_deceased", from_on=since, life_event_id=DEATH)
    given(*KNOWN, CHILD_DEATH_REPORTED, told).when(change).then(
        CategoryChanged(category="child_deceased", from_on=since, life_event_id=DEATH),
        LifeEventFollowedUp(life_event_id=DEATH, done="category", done_on=TODAY),
    )
    given(*KNOWN).when(change).then(CategoryChanged(category="child_deceased", from_on=since, life_event_id=DEATH))


def test_a_childs_death_leaves_another_category_as_it_is():
    surgery = replace(REGISTERED, category="surgery_complication")
    told = replace(AT_ONCE, follow_up=("condolence",))
    given(surgery, ZHANG_ADDED, LI_ADDED).when(CHILD_DEATH).then(CHILD_DEATH_REPORTED, told)


def test_a_childs_death_is_recorded_once():
    again = replace(CHILD_DEATH, life_event_id=UUID(int=82))
    given(*KNOWN, CHILD_DEATH_REPORTED, VERIFIED).when(again).refused(refusals.DeathAlreadyRecorded)
    died = ChildRecorded(child_id=UUID(int=13), died_on=date(2020, 1, 1))
    given(*KNOWN, died).when(CHILD_DEATH).refused(refusals.DeathAlreadyRecorded)


@pytest.mark.parametrize("level", [None, 0, 5])
def test_a_disability_level_is_one_to_four(level):
    report = replace(REPORT, kind="disability_level", subject="child", level=level)
    given(*KNOWN).when(report).refused(refusals.DisabilityLevelMissing, "level")


@pytest.mark.parametrize(
    ("kind", "to_do"),
    [
        ("birth", ("category",)),
        ("adoption", ("category",)),
        ("recovered", ("category",)),
        ("marriage", ("schemes", "account")),
        ("divorce", ("schemes", "account")),
    ],
)
def test_other_life_events_hold_by_being_verified_and_say_what_is_to_be_done(kind, to_do):
    told = replace(AT_ONCE, follow_up=to_do)
    given(*KNOWN).when(replace(REPORT, kind=kind, verified=True)).then(replace(REPORTED, kind=kind), told)


@pytest.mark.parametrize(("level", "to_do"), [(2, ("schemes",)), (4, ("category",))])
def test_the_lightest_disability_ends_the_support_and_another_level_is_checked(level, to_do):
    report = replace(REPORT, kind="disability_level", subject="child", level=level)
    told = replace(REPORTED, kind="disability_level", subject="child", level=level)
    given(*KNOWN, told).when(VERIFY).then(replace(VERIFIED, follow_up=to_do))
    given(*KNOWN).when(report).then(told)


def test_after_the_last_death_nothing_is_to_be_done_but_to_close():
    alone = (REGISTERED, ZHANG_ADDED)
    given(*alone, REPORTED).when(VERIFY).then(replace(VERIFIED, follow_up=()), DIED)


def test_what_was_to_be_done_is_done_once():
    done = FollowUpLifeEvent(household_id=ZHANGS, life_event_id=DEATH, done="doctor")
    told = LifeEventFollowedUp(life_event_id=DEATH, done="doctor", done_on=TODAY)
    given(*KNOWN, REPORTED, VERIFIED, DIED).when(done).then(told)
    given(*KNOWN, REPORTED, VERIFIED, DIED, told).when(done).then_nothing()
    given(*KNOWN, REPORTED).when(done).then_nothing()
    given(*KNOWN).when(done).refused(refusals.LifeEventNotThere)


def test_whoever_reported_it_reads_the_outcome_once_there_is_one():
    seen = SeeLifeEventOutcome(household_id=ZHANGS, life_event_id=DEATH)
    told = LifeEventOutcomeSeen(life_event_id=DEATH, seen_on=TODAY)
    given(*KNOWN, REPORTED, REJECTED).when(seen).then(told)
    given(*KNOWN, REPORTED, REJECTED, told).when(seen).then_nothing()
    given(*KNOWN, REPORTED).when(seen).refused(refusals.NotYetDecided)


CORRECT = CorrectLifeEvent(household_id=ZHANGS, life_event_id=DEATH, reason="misheard")
LATER = date(2026, 4, 12)


def corrected(**changes):
    told = {name: getattr(REPORTED, name) for name in REPORTED.__struct_fields__}
    return LifeEventCorrected(reason=private("misheard"), **{**told, **changes})


def test_a_report_is_corrected_in_everything_before_it_is_verified():
    changes = {"subject": str(LI), "occurred_on": LATER}
    given(*KNOWN, REPORTED).when(replace(CORRECT, **changes)).then(corrected(**changes))
    given(*KNOWN, REPORTED, corrected(**changes)).when(VERIFY).then(
        VERIFIED, MemberDied(member_id=LI, died_on=LATER, life_event_id=DEATH)
    )


def test_what_reads_the_same_is_no_correction_and_a_correction_has_to_be_possible():
    given(*KNOWN, REPORTED).when(replace(CORRECT, occurred_on=DAY)).then_nothing()
    given(*KNOWN, REPORTED).when(replace(CORRECT, reason="")).refused(refusals.TextMissing, "reason")
    given(*KNOWN, REPORTED).when(replace(CORRECT, occurred_on=TOMORROW)).refused(refusals.DayInTheFuture)


def test_the_day_of_a_verified_death_is_corrected_with_what_followed():
    given(*KNOWN, REPORTED, VERIFIED, DIED).when(replace(CORRECT, occurred_on=LATER)).then(
        corrected(occurred_on=LATER),
        MemberDeathCorrected(member_id=ZHANG, died_on=LATER, life_event_id=DEATH, reason=private("misheard")),
    )


def test_a_verified_move_is_corrected_with_what_followed():
    elsewhere = "411326003001"
    given(*KNOWN, MOVE_REPORTED, VERIFIED, MOVED).when(replace(CORRECT, residence_division=elsewhere)).then(
        corrected(kind="moved", residence_division=elsewhere),
        HouseholdMoveCorrected(
            residence_division=elsewhere, from_on=DAY, life_event_id=DEATH, reason=private("misheard")
        ),
    )


def test_a_verified_death_of_the_wrong_person_is_withdrawn_not_corrected():
    verified = (*KNOWN, REPORTED, VERIFIED, DIED)
    given(*verified).when(replace(CORRECT, subject=str(LI))).refused(refusals.AlreadyVerified, "subject")
    withdrawn = LifeEventWithdrawn(life_event_id=DEATH, reason=private("mixed up"))
    alive = MemberDeathWithdrawn(member_id=ZHANG, life_event_id=DEATH, reason=private("mixed up"))
    given(*verified).when(WITHDRAW).then(withdrawn, alive)
    again = replace(REPORT, life_event_id=UUID(int=82), verified=True)
    given(*verified, withdrawn, alive).when(again).then(
        replace(REPORTED, life_event_id=UUID(int=82)),
        replace(AT_ONCE, life_event_id=UUID(int=82)),
        replace(DIED, life_event_id=UUID(int=82)),
    )


WITHDRAW = WithdrawLifeEvent(household_id=ZHANGS, life_event_id=DEATH, reason="mixed up")
WITHDRAWN = LifeEventWithdrawn(life_event_id=DEATH, reason=private("mixed up"))


def test_a_withdrawn_move_leaves_the_household_where_it_was():
    moved = (*KNOWN, MOVE_REPORTED, VERIFIED, MOVED)
    given(*moved).when(WITHDRAW).then(WITHDRAWN)
    assert reduce(evolve, (*moved, WITHDRAWN), NEW).residence_division == REGISTERED.residence_division


def test_a_withdrawn_report_is_neither_verified_nor_corrected_nor_withdrawn_again():
    for command in (VERIFY, REJECT, CORRECT, WITHDRAW):
        given(*KNOWN, REPORTED, WITHDRAWN).when(command).refused(refusals.LifeEventAlreadyWithdrawn)
    given(*KNOWN).when(WITHDRAW).refused(refusals.LifeEventNotThere)


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
