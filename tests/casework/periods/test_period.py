"""A period's figures are frozen once it is over; what is known later stands beside them; an approver may open it again."""

import hashlib
import json
from datetime import date
from uuid import UUID

import msgspec
import pytest
from msgspec.structs import replace

from casework.common import refusals
from casework.common.private import Private
from casework.periods.calendar import first_day, last_day, periods_of
from casework.periods.commands import ClosePeriod, ReopenPeriod, RestatePeriod
from casework.periods.events import PeriodClosed, PeriodReopened, PeriodRestated
from casework.periods.figures import Counted, Figures, digest
from tests.support.spec import TODAY, given

MAY = UUID(int=9)
ROW = Figures(
    division="411326301", households=2, members=3, contact=1, contact_effective=1, doctor=2, doctor_served=1, tcm=0,
    green_channel=2, all_three=1, overdue=4,
)  # fmt: skip
COUNTED = Counted(
    on=date(2026, 5, 31), known={"411326": 1234}, edition="default", document_number="", total=replace(ROW, division="411326"),
    rows=(ROW,),
)  # fmt: skip
LATER = replace(COUNTED, known={"411326": 1300}, total=replace(COUNTED.total, doctor=3), rows=(replace(ROW, doctor=3),))
CLOSE = ClosePeriod(period_close_id=MAY, period="2026-05", division="411326", counted=COUNTED)
CLOSED = PeriodClosed(
    division="411326", period="2026-05", closed_on=TODAY, counted=COUNTED, hash=digest("411326", "2026-05", COUNTED)
)
RESTATE = RestatePeriod(period_close_id=MAY, reason="补录签约", counted=LATER, causes={"411326": (1240,)})
RESTATED = PeriodRestated(
    division="411326", period="2026-05", restated_on=TODAY, counted=LATER, hash=digest("411326", "2026-05", LATER),
    causes={"411326": (1240,)}, reason=Private(MAY, "补录签约"),
)  # fmt: skip
REOPEN = ReopenPeriod(period_close_id=MAY, reason="口径有误")
REOPENED = PeriodReopened(division="411326", period="2026-05", reopened_on=TODAY, reason=Private(MAY, "口径有误"))


def test_a_period_that_is_over_is_closed_with_its_figures():
    given().when(CLOSE).then(CLOSED)


@pytest.mark.parametrize("period", ["2026-06", "2026-Q2", "2026", "2027-01"])
def test_a_period_is_closed_on_the_day_after_its_last_at_the_earliest(period):
    given().when(replace(CLOSE, period=period)).refused(refusals.PeriodNotOver, "period")


def test_a_closed_period_is_not_closed_over():
    given(CLOSED).when(CLOSE).refused(refusals.PeriodAlreadyClosed)


def test_what_became_known_later_stands_beside_the_closed_figures():
    given(CLOSED).when(RESTATE).then(RESTATED)


def test_nothing_is_restated_while_the_figures_are_those_told_last_whatever_was_recorded():
    same = replace(COUNTED, known={"411326": 1300})
    given(CLOSED).when(replace(RESTATE, counted=same)).refused(refusals.NothingToRestate)
    given(CLOSED, RESTATED).when(RESTATE).refused(refusals.NothingToRestate)


def test_a_township_that_differs_is_a_difference_though_the_sum_is_the_same():
    rows = (replace(ROW, division="411326104"),)
    given(CLOSED).when(replace(RESTATE, counted=replace(COUNTED, rows=rows))).then(
        replace(
            RESTATED,
            counted=replace(COUNTED, rows=rows),
            hash=digest("411326", "2026-05", replace(COUNTED, rows=rows)),
        )
    )


def test_every_restatement_and_reopening_says_why():
    given(CLOSED).when(replace(RESTATE, reason=" ")).refused(refusals.TextMissing, "reason")
    given(CLOSED).when(replace(REOPEN, reason=" ")).refused(refusals.TextMissing, "reason")


def test_what_is_open_again_is_closed_anew_and_not_restated():
    given(CLOSED).when(REOPEN).then(REOPENED)
    given(CLOSED, REOPENED).when(REOPEN).refused(refusals.PeriodNotClosed)
    given(CLOSED, REOPENED).when(RESTATE).refused(refusals.PeriodNotClosed)
    given(CLOSED, REOPENED).when(CLOSE).then(CLOSED)


def test_what_was_never_closed_is_neither_restated_nor_opened():
    given().when(RESTATE).refused(refusals.PeriodNotClosed)
    given().when(REOPEN).refused(refusals.PeriodNotClosed)


def test_the_hash_is_of_json_that_any_program_can_write():
    told = msgspec.to_builtins(COUNTED) | {"division": "411326", "period": "2026-05"}
    text = json.dumps(told, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    assert digest("411326", "2026-05", COUNTED) == hashlib.sha256(text.encode()).hexdigest()


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        ("2026-02", date(2026, 2, 1), date(2026, 2, 28)),
        ("2028-02", date(2028, 2, 1), date(2028, 2, 29)),
        ("2026-Q3", date(2026, 7, 1), date(2026, 9, 30)),
        ("2026-12", date(2026, 12, 1), date(2026, 12, 31)),
        ("2026", date(2026, 1, 1), date(2026, 12, 31)),
    ],
)
def test_a_period_has_a_first_and_a_last_day(period, first, last):
    assert (first_day(period), last_day(period)) == (first, last)


def test_a_year_has_twelve_months_four_quarters_and_itself():
    assert len(periods_of(2026)) == 17
    assert [last_day(period) for period in periods_of(2026)] == sorted(last_day(period) for period in periods_of(2026))


@pytest.mark.parametrize("text", ["2026-13", "2026-Q5", "26", "2026-1", "", "1899", "2026-01-01"])
def test_what_is_no_period_is_none(text):
    with pytest.raises(ValueError, match="no period"):
        last_day(text)
