"""Month by month: from the decision until the exit, death, or something that waits to be looked into."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from casework.common.months import first_day, last_day, month_of, months_of, named
from casework.payments.reckoner import Reckoner
from casework.schemes.accrual import Reckoning, accrued
from casework.schemes.dues import grouped
from casework.schemes.editions import preset, presets
from casework.schemes.facts import Facts, Held, Reported
from casework.schemes.in_force import Adopted, Editions
from casework.schemes.terms import Rate
from tests.casework.schemes.people import COUNTY, ENROLLED, person, said

NATIONAL = preset("special_support")
YEAR = months_of("2023")


def amounts(facts: Facts, enrolled=ENROLLED, scheme=NATIONAL, months=YEAR) -> list[int]:
    """Yuan of each month."""
    return [due.amount_fen // 100 for due in accrued(scheme, enrolled, facts, months)]


def why(facts: Facts, enrolled=ENROLLED, scheme=NATIONAL) -> list[str]:
    return [due.why_not for due in accrued(scheme, enrolled, facts, YEAR)]


def test_from_the_month_of_the_decision_and_not_before():
    assert amounts(person(), replace(ENROLLED, from_on=date(2023, 5, 20))) == [0] * 4 + [590] * 8
    assert why(person(), replace(ENROLLED, from_on=date(2023, 5, 20)))[:4] == ["not_enrolled"] * 4


def test_the_month_of_a_death_is_paid_and_no_other_after_it():
    assert amounts(person(died_on=date(2023, 8, 1))) == [590] * 8 + [0] * 4
    assert why(person(died_on=date(2023, 8, 31)))[8:] == ["died"] * 4


def test_where_the_county_pays_the_whole_year_of_a_death_it_ends_with_the_year():
    whole = replace(NATIONAL, exits={"death": "pay_full_year"})
    assert amounts(person(died_on=date(2023, 2, 3)), scheme=whole) == [590] * 12
    assert amounts(person(died_on=date(2022, 2, 3)), scheme=whole) == [0] * 12


@pytest.mark.parametrize(("cause", "paid"), [("birth", 3), ("recovered", 3), ("moved", 4), ("wrong_entry", 4)])
def test_the_cause_of_the_exit_says_which_month_is_the_last(cause, paid):
    assert amounts(person(), replace(ENROLLED, ended=(cause, date(2023, 4, 10)))) == [590] * paid + [0] * (12 - paid)


@pytest.mark.parametrize("rule", ["stop_same_month", "stop_next_month", "pay_full_year"])
@pytest.mark.parametrize("later", ["stop_same_month", "stop_next_month", "pay_full_year"])
def test_the_last_paid_month_of_an_exit_is_the_one_that_the_editions_of_the_months_pay(rule, later):
    """The rule of the cause's day alone does not say it: in May another edition comes into force."""
    terms = [replace(NATIONAL, default_exit=each) for each in (rule, later)]
    held = Editions(
        (Adopted(COUNTY, date.min, terms[0], position=1), Adopted(COUNTY, date(2023, 5, 1), terms[1], position=2))
    )
    left = replace(ENROLLED, ended=("moved", date(2023, 4, 10)))
    due = [month for month in Reckoner(held).dues(left, person(), YEAR) if month.parts]
    assert held.last_paid("moved", date(2023, 4, 10)) == last_day(due[-1].month)


def test_a_death_that_nobody_has_verified_holds_the_months_it_would_end():
    heard = Reported("death", date(2023, 8, 1), False, (COUNTY, 9))
    due = accrued(NATIONAL, ENROLLED, person(reported=(heard,)), YEAR)
    assert [each.why_not for each in due] == [""] * 8 + ["held"] * 4
    assert due[-1].because == heard


def test_also_a_death_before_the_first_paid_month_that_nobody_has_verified_holds_them_all():
    heard = Reported("death", date(2019, 12, 20), False, (COUNTY, 9))
    assert why(person(reported=(heard,))) == ["held"] * 12


def test_a_verified_birth_holds_until_somebody_decides_on_the_exit():
    born = person(reported=(Reported("birth", date(2023, 4, 10), True),))
    assert why(born) == [""] * 3 + ["held"] * 9
    assert why(born, replace(ENROLLED, ended=("birth", date(2023, 4, 10))))[3:] == ["exited"] * 9


def test_a_closed_household_holds_the_months_after_it_until_an_exit_or_that_it_goes_on_is_decided():
    closed = person(reported=(Reported("closed", date(2023, 4, 10), True, (COUNTY, 40)),))
    assert why(closed) == [""] * 4 + ["held"] * 8
    assert why(closed, replace(ENROLLED, ended=("emigrated", date(2023, 4, 10))))[4:] == ["exited"] * 8
    assert why(closed, replace(ENROLLED, goes_on={COUNTY: 41})) == [""] * 12
    assert why(closed, replace(ENROLLED, goes_on={COUNTY: 39}))[4:] == ["held"] * 8, "what was decided before it"
    again = person(reported=(replace(closed.reported[0], kind="was_closed", until=date(2023, 8, 20)),))
    assert why(again) == [""] * 4 + ["held"] * 3 + [""] * 5, "opened again: the months between still wait"
    assert why(again, replace(ENROLLED, goes_on={COUNTY: 41})) == [""] * 12
    whole = replace(NATIONAL, default_exit="pay_full_year")
    assert [due.why_not for due in accrued(whole, ENROLLED, closed, YEAR)] == [""] * 4 + ["held"] * 8


def test_a_birth_before_the_first_paid_month_holds_where_the_county_did_not_know_of_it_when_it_decided():
    born = person(reported=(Reported("birth", date(2019, 4, 10), True, (COUNTY, 40)),))
    assert why(born, replace(ENROLLED, decided={COUNTY: 39})) == ["held"] * 12
    assert why(born, replace(ENROLLED, decided={COUNTY: 40})) == [""] * 12
    assert why(born, replace(ENROLLED, decided={"411327": 99})) == [""] * 12, "nobody said how far it was known"
    assert why(born, replace(ENROLLED, decided={COUNTY: 39}, goes_on={COUNTY: 50})) == [""] * 12


def test_a_disabled_child_that_dies_changes_the_category_from_the_month_after():
    changed = (*said("child_disabled"), Held(date(2023, 3, 20), "child_deceased"))
    assert amounts(person(categories=changed, child_died_on=date(2023, 3, 20))) == [
        *[460] * 3,
        *[590] * 9,
    ]
    typed_late = (*said("child_disabled"), Held(date(2023, 6, 8), "child_deceased"))
    assert amounts(person(categories=typed_late, child_died_on=date(2023, 3, 20)))[3:5] == [590, 590]
    on_the_first = (*said("child_disabled"), Held(date(2023, 3, 1), "child_deceased"))
    assert amounts(person(categories=on_the_first, child_died_on=date(2023, 3, 1)))[2:4] == [460, 590]


def test_what_nobody_has_said_is_shown_and_does_not_stop_what_a_person_confirmed():
    due = accrued(NATIONAL, ENROLLED, person(children=None), months_of("2023-01"))[0]
    assert (due.amount_fen, [(f.condition.name, f.holds) for f in due.findings]) == (59_000, [("one_child", None)])


def test_a_condition_that_fails_is_the_reason_that_nothing_is_due():
    young = person(born_on=date(1974, 7, 15))
    due = accrued(NATIONAL, ENROLLED, young, YEAR)
    assert [each.amount_fen // 100 for each in due] == [0] * 6 + [590] * 6, "the wife is 49 in July"
    assert (due[0].why_not, due[0].because) == ("condition", "wife_49")


def test_a_flat_amount_is_due_once_a_year_at_its_first_month_due():
    anhui = preset("special_support-anhui")
    late = replace(ENROLLED, from_on=date(2023, 11, 1))
    due = accrued(anhui, late, person(), [*YEAR, *months_of("2024")])
    assert [named(each.month) for each in due if any(part.per == "year" for part in each.parts)] == [
        "2023-11",
        "2024-01",
    ]


def test_a_line_is_made_of_components_and_months():
    henan = accrued(preset("special_support-henan"), ENROLLED, person(died_on=date(2023, 8, 2)), YEAR)
    assert [
        (each.part.component, each.part.amount_fen, len(each.months), each.total_fen) for each in grouped(henan)
    ] == [
        ("national", 59_000, 8, 472_000),
        ("province", 59_000, 8, 472_000),
    ]


DAYS = st.dates(date(2018, 1, 1), date(2025, 12, 31))
CATEGORIES = st.sampled_from(["child_deceased", "child_disabled", "surgery_complication", "none"])
PEOPLE = st.builds(
    person,
    born_on=st.dates(date(1930, 1, 1), date(1985, 12, 31)),
    sex=st.sampled_from(["female", "male"]),
    died_on=st.none() | DAYS,
    spouse_born_on=st.none() | st.dates(date(1930, 1, 1), date(1985, 12, 31)),
    spouse_died_on=st.none() | DAYS,
    child_died_on=st.none() | DAYS,
    child_disability_level=st.none() | st.integers(1, 4),
    categories=st.lists(st.tuples(DAYS, CATEGORIES), max_size=3).map(
        lambda said: tuple(Held(day, each) for day, each in sorted(said))
    ),
    reported=st.lists(st.builds(Reported, st.sampled_from(["death", "birth"]), DAYS, st.booleans()), max_size=2).map(
        tuple
    ),
)
EDITIONS = st.sampled_from([Reckoning(preset(name)) for name in presets() if preset(name).scheme == "special_support"])


@given(EDITIONS, PEOPLE, DAYS, DAYS)
def test_many_months_at_once_give_what_each_gives_alone(reckoning, facts, from_on, until):
    enrolled = replace(ENROLLED, from_on=from_on, ended=("other", until) if until > from_on else None)
    months = range(month_of(date(2018, 1, 1)), month_of(date(2026, 1, 1)))
    together = reckoning.accrued(enrolled, facts, months)
    alone = [reckoning.accrued(enrolled, facts, [month])[0] for month in months]
    monthly = [tuple(part for part in due.parts if part.per == "month") for due in together]
    assert monthly == [tuple(part for part in due.parts if part.per == "month") for due in alone]
    assert [due.why_not for due in together] == [due.why_not for due in alone]
    assert [due.findings for due in together] == [due.findings for due in alone]


@given(EDITIONS, PEOPLE, DAYS)
def test_nothing_is_due_before_the_decision_nor_after_a_death_and_every_part_is_of_a_rate_in_force(
    reckoning, facts, day
):
    for due in reckoning.accrued(replace(ENROLLED, from_on=day), facts, range(24_200, 24_320)):
        if due.parts:
            assert due.month >= month_of(day)
            assert facts.died_on is None or first_day(due.month) <= facts.died_on
        else:
            assert due.why_not or not due.amount_fen
        for part in due.parts:
            rate: Rate = part.rate
            assert rate.from_on <= first_day(due.month) <= last_day(due.month)
            assert part.amount_fen == rate.amount_fen
