"""Qualification, as the office's rules: three different officers, notices that ended, conditions that hold, reasons."""

from datetime import date, timedelta
from functools import reduce
from uuid import UUID

import pytest
from msgspec.structs import replace

from casework.applications import commands as c
from casework.applications import events as e
from casework.applications import refusals
from casework.applications.enrolment import freed, let_in, shut_out, taken
from casework.applications.events.deciding import Found
from casework.applications.events.submitting import Declared
from casework.applications.state import NEW, Application, evolve
from casework.common.private import Private
from casework.common.refusals import DayInTheFuture, TextMissing
from tests.support.spec import TODAY, given

A, PERSON, FAMILY, VILLAGER, TOWN, COUNTY = (UUID(int=n) for n in range(1, 7))
STEP, OTHER = UUID(int=50), UUID(int=51)
NOTICES = {"village": 7, "township": 7}
PLACE = {"person_id": PERSON, "household_id": FAMILY, "division": "411326301220"}
SUBMIT = c.SubmitApplication(application_id=A, scheme="special_support", **PLACE)
SUBMITTED = e.ApplicationSubmitted(application_id=A, scheme="special_support", submitted_on=TODAY, **PLACE)
REVIEWED = e.VillageReviewed(step_id=UUID(int=10), reviewed_on=TODAY, agreed=True, by=VILLAGER)
CHECKED = e.TownshipChecked(step_id=UUID(int=11), checked_on=TODAY, agreed=True, by=TOWN)
VILLAGE_NOTICE = e.NoticePosted(
    notice_id=UUID(int=20), level="village", from_on=date(2026, 6, 1), until_on=date(2026, 6, 8)
)
TOWN_NOTICE = replace(VILLAGE_NOTICE, notice_id=UUID(int=21), level="township", until_on=date(2026, 6, 20))
READY = (SUBMITTED, REVIEWED, VILLAGE_NOTICE, CHECKED, TOWN_NOTICE)
CONFIRM = c.DecideForCounty(
    application_id=A, step_id=STEP, decision="confirmed", by=COUNTY, notices=NOTICES, edition="preset:special_support",
    findings=(Found(condition="one_child"),),
)  # fmt: skip
CONFIRMED = e.CountyDecided(
    step_id=STEP, decision="confirmed", decided_on=TODAY, from_on=date(2026, 6, 1), by=COUNTY,
    edition="preset:special_support", findings=(Found(condition="one_child"),),
)  # fmt: skip
OBJECTED = e.ObjectionRaised(
    objection_id=UUID(int=30), raised_on=TODAY, level="village", matter=Private(PERSON, "works")
)
REFUSED = e.CountyDecided(step_id=STEP, decision="refused", decided_on=TODAY, by=COUNTY, reason=Private(PERSON, "two"))
EXITED = e.ExitDecided(step_id=OTHER, cause="death", on=TODAY)


def test_somebody_applies_once_with_what_they_declare_and_the_papers_they_show() -> None:
    paper = c.Evidence(evidence_id=STEP, kind="残疾人证", number="411")
    declared = replace(SUBMIT, residency="rural", children=1, evidence=(paper,))
    shown = e.EvidenceAdded(step_id=STEP, kind="残疾人证", added_on=TODAY, number=Private(PERSON, "411"))
    given().when(declared).then(replace(SUBMITTED, declared=Declared(residency="rural", children=1)), shown)
    given(SUBMITTED).when(SUBMIT).then_nothing()
    given().when(replace(SUBMIT, submitted_on=TODAY + timedelta(days=1))).refused(DayInTheFuture, "submitted_on")
    given().when(c.ReviewInVillage(application_id=A, step_id=STEP)).refused(refusals.ApplicationNotThere)


def test_the_county_confirms_after_review_check_and_both_notices_and_nothing_is_paid_back() -> None:
    given(*READY).when(CONFIRM).then(CONFIRMED)
    given(*READY, CONFIRMED).when(CONFIRM).then_nothing()
    given(*READY).when(replace(CONFIRM, payable_from_on=date(2027, 1, 1))).then(
        replace(CONFIRMED, from_on=date(2027, 1, 1))
    )
    given(*READY).when(replace(CONFIRM, from_on=date(2026, 1, 1))).then(replace(CONFIRMED, from_on=date(2026, 1, 1)))


@pytest.mark.parametrize(
    ("missing", "refusal"),
    [
        (REVIEWED, refusals.VillageDidNotAgree),
        (CHECKED, refusals.TownshipDidNotAgree),
        (VILLAGE_NOTICE, refusals.VillageNoticeMissing),
        (TOWN_NOTICE, refusals.TownshipNoticeMissing),
    ],
)
def test_nothing_is_confirmed_that_was_left_out(missing: object, refusal: type[Exception]) -> None:
    without = [each for each in READY if each is not missing]
    given(*without).when(CONFIRM).refused(refusal)  # type: ignore[arg-type]
    given(*without).when(replace(CONFIRM, decision="refused", reason="x")).decided()


def test_a_scheme_without_notices_is_confirmed_without_them() -> None:
    given(SUBMITTED, REVIEWED, CHECKED).when(replace(CONFIRM, notices={})).then(CONFIRMED)


def test_while_a_notice_runs_nothing_is_confirmed() -> None:
    running = replace(TOWN_NOTICE, until_on=TODAY + timedelta(days=1))
    given(SUBMITTED, REVIEWED, VILLAGE_NOTICE, CHECKED, running).when(CONFIRM).refused(refusals.NoticeStillRunning)
    ends_today = replace(TOWN_NOTICE, until_on=TODAY)
    given(SUBMITTED, REVIEWED, VILLAGE_NOTICE, CHECKED, ends_today).when(CONFIRM).then(CONFIRMED)
    short = replace(VILLAGE_NOTICE, until_on=VILLAGE_NOTICE.from_on + timedelta(days=3))
    given(SUBMITTED, REVIEWED, short, CHECKED, TOWN_NOTICE).when(CONFIRM).refused(refusals.VillageNoticeMissing)
    withdrawn = e.NoticeWithdrawn(notice_id=VILLAGE_NOTICE.notice_id, reason=Private(PERSON, "not posted"))
    given(*READY, withdrawn).when(CONFIRM).refused(refusals.VillageNoticeMissing)


def test_a_notice_is_never_shorter_than_the_scheme_demands_and_as_long_where_nothing_is_said() -> None:
    post = c.PostNotice(application_id=A, notice_id=STEP, level="village", at_least_days=10)
    posted = e.NoticePosted(notice_id=STEP, level="village", from_on=TODAY, until_on=TODAY + timedelta(days=10))
    given(SUBMITTED).when(post).then(posted)
    short = replace(post, until_on=TODAY + timedelta(days=9))
    given(SUBMITTED).when(short).refused(refusals.NoticeTooShort, "until_on")


def test_what_is_drawn_beside_another_scheme_is_confirmed_with_a_reason_that_is_kept() -> None:
    both = Found(condition="drawn_beside", said="农村奖励扶助", ledger="411326", position=9)
    confirm = replace(CONFIRM, findings=(both, *CONFIRM.findings))
    given(*READY).when(confirm).refused(refusals.ReasonForBoth, "reason")
    given(*READY).when(replace(confirm, reason=" ")).refused(refusals.ReasonForBoth, "reason")
    kept = replace(CONFIRMED, findings=confirm.findings, reason=Private(PERSON, "both by 〔2026〕3"))
    given(*READY).when(replace(confirm, reason="both by 〔2026〕3")).then(kept)


def test_that_it_goes_on_is_decided_of_what_is_known_with_a_reason_while_it_holds() -> None:
    go_on = c.DecideContinuation(application_id=A, step_id=OTHER, reason="back home", by=COUNTY, known={"411326": 9})
    decided = e.ContinuationDecided(
        step_id=OTHER, decided_on=TODAY, reason=Private(PERSON, "back home"), by=COUNTY, known={"411326": 9}
    )
    given(*READY, CONFIRMED).when(go_on).then(decided)
    given(*READY, CONFIRMED, decided).when(go_on).then_nothing()
    given(*READY).when(go_on).refused(refusals.ApplicationNotConfirmed)
    given(*READY, CONFIRMED, EXITED).when(replace(go_on, step_id=UUID(int=52))).refused(refusals.ApplicationNotRunning)
    given(*READY, CONFIRMED).when(replace(go_on, reason="  ")).refused(TextMissing, "reason")


def test_whoever_reviewed_or_checked_does_not_decide() -> None:
    for officer in (VILLAGER, TOWN):
        given(*READY).when(replace(CONFIRM, by=officer)).refused(refusals.SameOfficer)
        given(*READY).when(replace(CONFIRM, also=(officer,))).refused(refusals.SameOfficer)


def test_an_open_objection_stands_in_the_way_and_so_does_one_that_was_right() -> None:
    resolve = c.ResolveObjection(application_id=A, objection_id=OBJECTED.objection_id, result="retired")
    resolved = e.ObjectionResolved(
        objection_id=OBJECTED.objection_id, resolved_on=TODAY, upheld=False, result=Private(PERSON, "retired")
    )
    given(*READY, OBJECTED).when(CONFIRM).refused(refusals.ObjectionOpen)
    given(*READY, OBJECTED).when(resolve).then(resolved)
    given(*READY, OBJECTED, resolved).when(CONFIRM).then(CONFIRMED)
    given(*READY, OBJECTED, replace(resolved, upheld=True)).when(CONFIRM).refused(refusals.ObjectionUpheld)
    given(*READY, OBJECTED, resolved).when(resolve).refused(refusals.ObjectionAlreadyResolved)


def test_a_condition_that_fails_refuses_the_confirmation_by_its_name_and_what_nobody_said_does_not() -> None:
    fails = replace(CONFIRM, findings=(Found(condition="age", holds=False),), words={"age": ("满49岁", "49 or older")})
    given(*READY).when(fails).refused(refusals.ConditionNotMet, "decision")
    given(*READY).when(replace(fails, decision="refused", reason="41")).decided()


def test_a_refusal_has_its_reason_and_frees_the_persons_place() -> None:
    refuse = replace(CONFIRM, decision="refused", findings=(), edition="")
    given(SUBMITTED).when(refuse).refused(TextMissing, "reason")
    given(SUBMITTED).when(replace(refuse, reason="two")).then(REFUSED)
    applied = evolve(NEW, SUBMITTED)
    place = f"{PERSON}:special_support"
    assert (taken(SUBMITTED, NEW), freed(SUBMITTED, NEW)) == (place, None)
    assert (taken(REFUSED, applied), freed(REFUSED, applied)) == (None, place)
    undone = e.StepWithdrawn(step_id=STEP, reason=Private(PERSON, "mistake"))
    assert taken(undone, evolve(applied, REFUSED)) == place


def test_a_decision_is_withdrawn_and_made_anew() -> None:
    withdraw = c.WithdrawDecision(application_id=A, reason="mistake")
    undone = e.StepWithdrawn(step_id=STEP, reason=Private(PERSON, "mistake"))
    again = replace(CONFIRM, step_id=OTHER)
    given(*READY, CONFIRMED).when(withdraw).then(undone)
    given(*READY, CONFIRMED).when(again).refused(refusals.ApplicationDecided)
    given(*READY, CONFIRMED, undone).when(again).then(replace(CONFIRMED, step_id=OTHER))
    given(*READY, CONFIRMED, EXITED).when(withdraw).refused(refusals.ApplicationEnded)
    given(*READY).when(withdraw).refused(refusals.ApplicationNotDecided)


def test_a_step_that_was_a_mistake_is_withdrawn_until_the_county_has_decided() -> None:
    withdraw = c.WithdrawStep(application_id=A, step_id=REVIEWED.step_id, reason="mistake")
    given(*READY).when(withdraw).then(e.StepWithdrawn(step_id=REVIEWED.step_id, reason=Private(PERSON, "mistake")))
    given(*READY, CONFIRMED).when(withdraw).refused(refusals.ApplicationDecided)
    given(*READY, CONFIRMED).when(replace(withdraw, step_id=STEP)).refused(refusals.StepNotThere)


def test_what_was_applied_for_is_put_right_before_the_decision() -> None:
    correct = c.CorrectApplication(application_id=A, reason="mistyped", children=1)
    corrected = e.ApplicationCorrected(
        application_id=A, scheme="special_support", submitted_on=TODAY, declared=Declared(children=1),
        reason=Private(PERSON, "mistyped"), **PLACE,
    )  # fmt: skip
    given(SUBMITTED).when(correct).then(corrected)
    given(SUBMITTED, corrected).when(correct).then_nothing()
    given(*READY, CONFIRMED).when(correct).refused(refusals.ApplicationDecided)


def test_an_exit_ends_what_was_confirmed_with_the_last_month_that_is_paid() -> None:
    leave = c.DecideExit(application_id=A, step_id=OTHER, cause="death", rule="stop_next_month", paid_until_on=TODAY)
    given(*READY).when(leave).refused(refusals.ApplicationNotConfirmed)
    given(*READY, CONFIRMED).when(leave).then(replace(EXITED, rule="stop_next_month", paid_until_on=TODAY))
    given(*READY, CONFIRMED, EXITED).when(replace(leave, step_id=UUID(int=60))).refused(refusals.ApplicationNotRunning)
    stays = c.WithdrawExit(application_id=A, reason="lives")
    given(*READY, CONFIRMED, EXITED).when(stays).then(e.ExitWithdrawn(step_id=OTHER, reason=Private(PERSON, "lives")))


def test_the_yearly_review_says_that_everything_still_holds_and_nothing_that_fails_passes_it() -> None:
    review = c.ReviewYearly(application_id=A, step_id=OTHER, by=VILLAGER)
    reviewed = e.AnnualReviewed(step_id=OTHER, year=2026, reviewed_on=TODAY, holds=True, by=VILLAGER)
    given(*READY, CONFIRMED).when(review).then(reviewed)
    given(*READY).when(review).refused(refusals.ApplicationNotConfirmed)
    fails = replace(review, findings=(Found(condition="age", holds=False),))
    given(*READY, CONFIRMED).when(fails).refused(refusals.ConditionNotMet, "holds")
    given(*READY, CONFIRMED).when(replace(fails, holds=False)).decided()


def test_who_was_refused_is_filed_as_well_and_who_gave_up_has_nothing_more_done() -> None:
    file = c.FileUpward(application_id=A, step_id=OTHER, number="2026-001")
    given(SUBMITTED, REFUSED).when(file).then(e.FiledUpward(step_id=OTHER, filed_on=TODAY, number="2026-001"))
    given(SUBMITTED).when(file).refused(refusals.ApplicationNotDecided)
    gave_up = e.ApplicationWithdrawn(step_id=STEP, withdrawn_on=TODAY, reason=Private(PERSON, "no"))
    given(SUBMITTED).when(c.WithdrawApplication(application_id=A, step_id=STEP, reason="no")).then(gave_up)
    given(SUBMITTED, gave_up).when(c.ReviewInVillage(application_id=A, step_id=OTHER)).refused(
        refusals.ApplicationNotRunning
    )


def test_the_county_decides_after_what_it_decides_on() -> None:
    given(*READY).when(replace(CONFIRM, on=TODAY - timedelta(days=1))).refused(refusals.DecidedTooEarly, "on")
    resolved = e.ObjectionResolved(
        objection_id=OBJECTED.objection_id, resolved_on=TODAY, upheld=False, result=Private(PERSON, "no")
    )
    before = [replace(REVIEWED, reviewed_on=date(2026, 6, 1)), replace(CHECKED, checked_on=date(2026, 6, 1))]
    given(*READY, *before, OBJECTED, resolved).when(replace(CONFIRM, on=date(2026, 6, 20))).refused(
        refusals.DecidedTooEarly, "on"
    )


def test_a_county_notice_is_not_made_one_of_the_village_after_the_decision() -> None:
    own = replace(VILLAGE_NOTICE, notice_id=OTHER, level="county")
    moved = c.CorrectNotice(application_id=A, notice_id=OTHER, level="village", reason="x")
    assert [type(event) for event in given(*READY, own).when(moved).decided()] == [e.NoticeCorrected]
    given(*READY, CONFIRMED, own).when(moved).refused(refusals.ApplicationDecided)


def test_of_two_schemes_that_exclude_each_other_the_drawn_one_keeps_the_place() -> None:
    """The same place whichever of the two is drawn; kept from the confirmation to the exit, and again where there was none."""
    drawn = replace(CONFIRMED, excludes=("rural_reward",))
    ready, confirmed = after(*READY), after(*READY, drawn)
    gone = e.StepWithdrawn(step_id=STEP, reason=Private(PERSON, "x"))
    back = e.ExitWithdrawn(step_id=OTHER, reason=Private(PERSON, "x"), excludes=("rural_reward",))
    place = [("exclusion", f"{PERSON}:rural_reward+special_support")]
    other = reduce(evolve, [replace(each, scheme="rural_reward") if each is SUBMITTED else each for each in READY], NEW)
    assert shut_out(drawn, ready) == shut_out(replace(drawn, excludes=("special_support",)), other) == place
    assert let_in(EXITED, confirmed) == let_in(gone, confirmed) == shut_out(back, after(*READY, drawn, EXITED)) == place
    assert let_in(gone, after(*READY, drawn, EXITED, back)) == place
    assert shut_out(REFUSED, ready) == let_in(REFUSED, ready) == shut_out(CONFIRMED, ready) == []
    warned = replace(CONFIRMED, needs_reason_beside=("rural_reward",))
    assert shut_out(warned, ready) == let_in(EXITED, after(*READY, warned)) == [("reason", place[0][1])]
    given(*READY).when(replace(CONFIRM, excludes=("rural_reward",))).then(drawn)
    given(*READY, drawn, EXITED).when(c.WithdrawExit(application_id=A, reason="x", excludes=("rural_reward",))).then(
        back
    )


def after(*events: e.ApplicationEvent) -> Application:
    return reduce(evolve, events, NEW)
