"""Stays in a hospital and costs: what is due for them, up to the most of a year."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from msgspec.structs import replace

from casework.common.months import month_of, months_of
from casework.payments.reckoner import Reckoner
from casework.schemes.dues import MonthDue
from casework.schemes.editions import preset
from casework.schemes.in_force import ALWAYS, Adopted, Editions
from casework.schemes.occasions import Occasion
from casework.schemes.terms import Rate, Scheme
from tests.casework.schemes.people import ENROLLED, person

JIANGXI = preset("hospital_care-jiangxi")
COSTS = replace(
    preset("medical_subsidy"),
    rates=(Rate(component="county", per="cost", percent=30, amount_fen=100_000, from_on=date(2020, 1, 1)),),
)


def stay(number: int, from_on: date, days: int, decided_at: int = 0, accepted: bool = True) -> Occasion:
    return Occasion(
        occasion_id=UUID(int=number), kind="stay", from_on=from_on, until_on=from_on + timedelta(days=days),
        accepted=accepted, paid_days=days if accepted else 0, decided_at=decided_at or number,
    )  # fmt: skip


def cost(number: int, on: date, fen: int) -> Occasion:
    return Occasion(
        occasion_id=UUID(int=number), kind="cost", from_on=on, until_on=on, cost_fen=fen, accepted=True,
        paid_cost_fen=fen, decided_at=number,
    )  # fmt: skip


def due(scheme: Scheme, *occasions: Occasion, months: range = months_of("2023"), **said: object) -> list[MonthDue]:
    who = replace(ENROLLED, occasions=occasions)
    return [each for each in reckoner(scheme).dues(who, person(**said), months) if each.parts]


def reckoner(scheme: Scheme, *later: Adopted) -> Reckoner:
    return Reckoner(Editions((Adopted("", ALWAYS, scheme), *later)))


@pytest.mark.parametrize(
    ("before", "stayed", "days"), [(0, 11, 11), (85, 30, 5), (90, 3, 0)], ids=["Shexian", "the rest of 90", "no more"]
)
def test_care_in_a_hospital_is_paid_by_the_day_up_to_90_in_a_year(before, stayed, days):
    earlier = [stay(1, date(2023, 1, 1), before)] if before else []
    found = [
        part for each in due(JIANGXI, *earlier, stay(2, date(2023, 5, 2), stayed)) for part in each.parts
        if part.occasion_id == UUID(int=2)
    ]  # fmt: skip
    assert [(part.days, part.amount_fen) for part in found] == ([(days, days * 10_000)] if days else [])


def test_what_is_accepted_later_never_takes_from_what_was_accepted_before():
    late = stay(2, date(2023, 2, 1), 30)
    amounts = {
        part.occasion_id: part.days for each in due(JIANGXI, stay(1, date(2023, 6, 1), 80), late) for part in each.parts
    }
    assert amounts == {UUID(int=1): 80, UUID(int=2): 10}


def test_a_new_year_has_its_own_days_and_a_stay_counts_in_the_month_of_its_discharge():
    found = due(
        JIANGXI,
        stay(1, date(2022, 9, 1), 90),
        stay(2, date(2022, 12, 28), 10),
        months=range(month_of(date(2022, 9, 1)), month_of(date(2023, 2, 1))),
    )
    assert [(each.month, each.amount_fen) for each in found] == [
        (month_of(date(2022, 11, 1)), 900_000), (month_of(date(2023, 1, 1)), 100_000),
    ]  # fmt: skip


def test_nothing_is_due_for_a_stay_that_nobody_accepted():
    assert due(JIANGXI, stay(1, date(2023, 5, 1), 10, accepted=False)) == []
    months = reckoner(JIANGXI).dues(ENROLLED, person(), months_of("2023-05"))
    assert [each.why_not for each in months] == ["no_occasion"]


def test_no_more_than_a_corrected_stay_lasted_is_paid():
    shorter = replace(stay(1, date(2023, 5, 1), 10), until_on=date(2023, 5, 4))
    assert [each.amount_fen for each in due(JIANGXI, shorter)] == [30_000]


def test_no_day_is_paid_twice_when_a_stay_is_corrected_onto_the_days_of_another():
    found = due(JIANGXI, stay(1, date(2023, 5, 1), 10), stay(2, date(2023, 5, 6), 10), stay(3, date(2023, 5, 3), 4))
    assert [(part.occasion_id.int, part.days) for each in found for part in each.parts] == [(1, 10), (2, 5)]


def test_a_share_of_a_cost_is_paid_up_to_the_most_of_a_year_and_never_a_fen_more():
    found = due(COSTS, cost(1, date(2023, 3, 1), 100_001), cost(2, date(2023, 4, 1), 300_000))
    assert [each.amount_fen for each in found] == [30_000, 70_000]


def test_after_a_death_the_stay_until_then_is_paid_and_none_after_it():
    found = due(
        JIANGXI, stay(1, date(2023, 5, 1), 10), stay(2, date(2023, 6, 10), 10), died_on=date(2023, 5, 11)
    )  # fmt: skip
    assert [each.month for each in found] == [month_of(date(2023, 5, 1))]


def test_a_stay_that_is_not_due_takes_no_days_from_another():
    first, second = stay(1, date(2023, 9, 1), 60), stay(2, date(2023, 3, 1), 60)
    who = replace(ENROLLED, occasions=(first, second), ended=("moved", date(2023, 6, 9)))
    found = [part.days for each in reckoner(JIANGXI).dues(who, person(), months_of("2023")) for part in each.parts]
    assert found == [60]


def test_days_of_another_qualification_of_the_person_count_and_are_paid_there():
    there = replace(stay(1, date(2023, 3, 1), 60), elsewhere=True)
    found = [part.days for each in due(JIANGXI, there, stay(2, date(2023, 6, 1), 60)) for part in each.parts]
    assert found == [30]


def test_the_most_of_a_year_is_one_whichever_editions_it_has():
    """Twenty days until June, ninety since: of a long stay in March twenty were paid, and seventy are left."""
    until_june = replace(JIANGXI, rates=tuple(replace(rate, at_most=20) for rate in JIANGXI.rates))
    since_july = Adopted("411326", date(2023, 7, 1), JIANGXI, position=7)
    who = replace(ENROLLED, occasions=(stay(1, date(2023, 3, 1), 60), stay(2, date(2023, 8, 1), 80)))
    found = reckoner(until_june, since_july).dues(who, person(), months_of("2023"))
    assert [part.days for each in found for part in each.parts] == [20, 70]
