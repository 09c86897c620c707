"""Stays and costs: whoever reports one does not decide on it, and no day is paid twice."""

from datetime import date, timedelta
from functools import reduce
from uuid import UUID

from msgspec.structs import replace

from casework.applications import commands as c
from casework.applications import events as e
from casework.applications import refusals
from casework.applications.state import NEW, evolve
from casework.claims import claims_of, releases_of
from casework.common.private import Private
from casework.common.refusals import DayInTheFuture, EndBeforeStart, TextMissing
from tests.casework.applications.test_applications import COUNTY, PERSON, READY, SUBMITTED, TOWN, A
from tests.support.spec import TODAY, given

STAY, COST = UUID(int=60), UUID(int=61)
FROM, UNTIL = date(2026, 3, 2), date(2026, 3, 13)
PAPER = Private(PERSON, "Z-1")
REPORT = c.ReportOccasion(
    application_id=A, occasion_id=STAY, kind="stay", from_on=FROM, until_on=UNTIL, number="Z-1", by=TOWN
)
REPORTED = e.OccasionReported(
    occasion_id=STAY, kind="stay", from_on=FROM, until_on=UNTIL, reported_on=TODAY, number=PAPER, by=TOWN
)
ACCEPT = c.DecideOccasion(application_id=A, occasion_id=STAY, accepted=True, by=COUNTY)
ACCEPTED = e.OccasionDecided(occasion_id=STAY, decided_on=TODAY, accepted=True, days=11, by=COUNTY)
COSTED = replace(REPORTED, occasion_id=COST, kind="cost", cost_fen=90_000)


def test_a_stay_is_reported_with_its_paper_once_and_cannot_end_in_the_future_or_before_it_began() -> None:
    given(SUBMITTED).when(REPORT).then(REPORTED)
    given(SUBMITTED, REPORTED).when(REPORT).then_nothing()
    given(SUBMITTED).when(replace(REPORT, until_on=TODAY + timedelta(days=1))).refused(DayInTheFuture, "until_on")
    given(SUBMITTED).when(replace(REPORT, until_on=date(2026, 3, 1))).refused(EndBeforeStart, "until_on")
    given(SUBMITTED).when(replace(REPORT, number=" ")).refused(TextMissing, "number")
    given(SUBMITTED).when(replace(REPORT, kind="cost")).refused(refusals.CostMissing, "cost_fen")


def test_somebody_else_accepts_it_in_whole_or_in_part_or_refuses_it_with_a_reason() -> None:
    given(*READY, REPORTED).when(ACCEPT).then(ACCEPTED)
    given(*READY, REPORTED, ACCEPTED).when(ACCEPT).then_nothing()
    given(*READY, REPORTED).when(replace(ACCEPT, days=9)).then(replace(ACCEPTED, days=9))
    given(*READY, REPORTED).when(replace(ACCEPT, days=12)).refused(refusals.MoreThanReported, "days")
    given(*READY, REPORTED).when(replace(ACCEPT, by=TOWN)).refused(refusals.OccasionDecidedByReporter)
    given(*READY, REPORTED).when(replace(ACCEPT, also=(TOWN,))).refused(refusals.OccasionDecidedByReporter)
    given(*READY, REPORTED).when(replace(ACCEPT, accepted=False)).refused(TextMissing, "reason")
    refused = replace(ACCEPTED, accepted=False, days=0, reason=Private(PERSON, "no paper"))
    given(*READY, REPORTED, ACCEPTED).when(replace(ACCEPT, accepted=False, reason="no paper")).then(refused)
    cost = replace(ACCEPT, occasion_id=COST)
    given(*READY, COSTED).when(cost).then(replace(ACCEPTED, occasion_id=COST, days=0, cost_fen=90_000))
    given(*READY, COSTED).when(replace(cost, cost_fen=90_001)).refused(refusals.MoreThanReported, "cost_fen")


def test_whoever_corrected_a_report_does_not_decide_on_it_either() -> None:
    longer = c.CorrectOccasion(
        application_id=A, occasion_id=STAY, until_on=date(2026, 6, 1), reason="typed wrongly", by=COUNTY
    )
    told = {name: getattr(REPORTED, name) for name in REPORTED.__struct_fields__} | {"until_on": date(2026, 6, 1)}
    corrected = e.OccasionCorrected(**told, reason=Private(PERSON, "typed wrongly"), corrected_by=COUNTY)
    given(SUBMITTED, REPORTED).when(longer).then(corrected)
    again = replace(corrected, until_on=UNTIL, corrected_by=UUID(int=77))
    for before in ((corrected,), (corrected, again)):
        for by in (ACCEPT, replace(ACCEPT, by=UUID(int=78), also=(COUNTY,)), replace(ACCEPT, by=TOWN)):
            given(*READY, REPORTED, *before).when(by).refused(refusals.OccasionDecidedByReporter)
    given(*READY, REPORTED, corrected).when(replace(ACCEPT, by=UUID(int=78), days=11)).then(
        replace(ACCEPTED, by=UUID(int=78))
    )


def test_days_that_are_paid_are_not_paid_again_by_another_stay() -> None:
    other = replace(REPORTED, occasion_id=COST, from_on=date(2026, 3, 12), until_on=date(2026, 3, 20))
    accept = replace(ACCEPT, occasion_id=COST)
    given(*READY, REPORTED, ACCEPTED, other).when(accept).refused(refusals.StaysOverlap, "accepted")
    following = replace(other, from_on=UNTIL)
    given(*READY, REPORTED, ACCEPTED, following).when(accept).then(replace(ACCEPTED, occasion_id=COST, days=7))


def test_a_report_is_corrected_or_withdrawn_with_a_reason() -> None:
    correct = c.CorrectOccasion(application_id=A, occasion_id=STAY, until_on=date(2026, 3, 9), reason="typed wrongly")
    told = {name: getattr(REPORTED, name) for name in REPORTED.__struct_fields__} | {"until_on": date(2026, 3, 9)}
    given(SUBMITTED, REPORTED).when(correct).then(e.OccasionCorrected(**told, reason=Private(PERSON, "typed wrongly")))
    given(SUBMITTED, REPORTED).when(replace(correct, until_on=UNTIL)).then_nothing()
    withdraw = c.WithdrawOccasion(application_id=A, occasion_id=STAY, reason="twice")
    withdrawn = e.OccasionWithdrawn(occasion_id=STAY, reason=Private(PERSON, "twice"))
    given(SUBMITTED, REPORTED).when(withdraw).then(withdrawn)
    given(SUBMITTED, REPORTED, withdrawn).when(withdraw).then_nothing()
    given(SUBMITTED, REPORTED, withdrawn).when(ACCEPT).refused(refusals.OccasionNotThere)
    given(SUBMITTED).when(correct).refused(refusals.OccasionNotThere)


def test_a_paper_is_shown_once_until_it_is_withdrawn_or_has_another_number() -> None:
    state = reduce(evolve, (SUBMITTED, REPORTED), NEW)
    key = f"{PERSON}:special_support:#Z-1"
    assert claims_of(REPORTED, state, A, "411326", _blind) == [("paper", key, STAY)]
    withdrawn = e.OccasionWithdrawn(occasion_id=STAY, reason=PAPER)
    told = {name: getattr(REPORTED, name) for name in REPORTED.__struct_fields__}
    renumbered = e.OccasionCorrected(**told | {"number": Private(PERSON, "Z-2")}, reason=PAPER)
    shorter = e.OccasionCorrected(**told | {"until_on": FROM, "number": Private(PERSON, sealed="token")}, reason=PAPER)
    for event, freed in ((withdrawn, [("paper", key)]), (renumbered, [("paper", key)]), (shorter, []), (REPORTED, [])):
        assert releases_of(event, state, A, "411326", _blind, lambda sealed: sealed.text) == freed
    assert [claim.key for claim in claims_of(renumbered, state, A, "411326", _blind)] == [key[:-1] + "2"]


def _blind(_: str, text: str) -> str:
    return f"#{text}"
