"""What was paid against what is due: a death learned of late, an exit, another category, a report that was wrong."""

from datetime import date
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from casework.common.months import Month, first_day, month_of, months_of, named
from casework.payments.lines import LinePart
from casework.recoveries.overpaid import overpaid
from casework.recoveries.reckoning import PaidLine, differences
from casework.schemes.accrual import Enrolled, accrued
from casework.schemes.dues import grouped
from casework.schemes.editions import preset
from casework.schemes.facts import Facts, Reported
from casework.schemes.terms import Rate, Scheme
from tests.casework.schemes.people import COUNTY, ENROLLED, disabled, person, said

NATIONAL = preset("special_support")
LIST = UUID(int=9)
YUAN = 100
DIED = date(2023, 3, 20)
HALF_A_YEAR = range(months_of("2023-01")[0], months_of("2023-06")[0] + 1)


def paid(facts: Facts, months: range = HALF_A_YEAR, enrolled: Enrolled = ENROLLED, number: int = 1) -> PaidLine:
    """The line of somebody as they were known when it was computed."""
    groups = grouped(accrued(NATIONAL, enrolled, facts, months))
    parts = tuple(
        LinePart(
            component=part.component, per=part.per, amount_fen=part.amount_fen, months=some, document="",
            total_fen=part.amount_fen * len(some),
        )
        for part, some in groups
    )  # fmt: skip
    return PaidLine(COUNTY, LIST, number, parts)


def found(line: PaidLine, facts: Facts, enrolled: Enrolled = ENROLLED, scheme: Scheme = NATIONAL):
    return differences([line], [accrued(scheme, enrolled, facts, HALF_A_YEAR)])


def months(parts) -> list[str]:
    return [named(month) for part in parts for month in part.months]


@pytest.mark.parametrize(
    ("rule", "not_due"),
    [
        ("stop_next_month", ["2023-04", "2023-05", "2023-06"]),
        ("stop_same_month", ["2023-03", "2023-04", "2023-05", "2023-06"]),
        ("pay_full_year", []),
    ],
)
def test_a_death_of_march_that_is_learned_of_in_july_by_the_exit_rule(rule, not_due):
    known = person(died_on=DIED, positions={"died_on": (COUNTY, 77)})
    parts = overpaid(found(paid(person()), known, scheme=replace(NATIONAL, exits={"death": rule})), known)
    assert months(parts) == not_due
    assert sum(part.total_fen for part in parts) == 590 * YUAN * len(not_due)
    assert {(part.cause, part.position) for part in parts} == ({("died", 77)} if not_due else set())


def test_a_death_that_nobody_has_verified_is_no_overpayment_yet():
    heard = person(reported=(Reported("death", DIED, False, (COUNTY, 9)),))
    assert found(paid(person()), heard) == []


def test_a_death_report_that_was_wrong_makes_all_of_it_due_again():
    assert found(paid(person()), person()) == []


def test_an_exit_that_was_decided_later_says_its_cause():
    left = replace(ENROLLED, ended=("moved", date(2023, 4, 10)))
    (part,) = overpaid(found(paid(person()), person(), left), person())
    assert (months([part]), part.cause, part.because) == (["2023-05", "2023-06"], "exited", "moved")


def test_another_category_is_the_difference_of_the_amounts_both_ways():
    worse, better = person(categories=said("child_deceased")), disabled()
    more = found(paid(better), worse)
    assert {each.too_little_fen for each in more} == {130 * YUAN}
    assert overpaid(more, worse) == ()
    less = overpaid(found(paid(worse), better), better)
    assert [(part.amount_fen, part.cause, len(part.months)) for part in less] == [(130 * YUAN, "rate", 6)]


def test_what_another_qualification_makes_due_was_not_too_much():
    left = replace(ENROLLED, ended=("moved", date(2023, 4, 10)))
    again = Enrolled(from_on=date(2023, 6, 1), ledger=COUNTY)
    dues = [accrued(NATIONAL, each, person(), HALF_A_YEAR) for each in (left, again)]
    assert months(overpaid(differences([paid(person())], dues), person())) == ["2023-05"]


def difference(line: PaidLine, fen: int, number: int) -> PaidLine:
    """A later line that pays so much more for each month of another."""
    parts = tuple(replace(part, amount_fen=fen, total_fen=fen * len(part.months), supplement=1) for part in line.parts)
    return PaidLine(COUNTY, LIST, number, parts)


def test_of_a_month_and_its_difference_what_is_due_covers_the_month_first():
    worse, better = person(categories=said("child_deceased")), disabled()
    base = paid(better)
    both = [base, difference(base, 130 * YUAN, number=2)]
    dues = [accrued(NATIONAL, ENROLLED, known, HALF_A_YEAR) for known in (worse, better)]
    assert differences(both, dues[:1]) == []
    (part,) = overpaid(differences(both, dues[1:]), better)
    assert (part.number, part.amount_fen, part.total_fen) == (2, 130 * YUAN, 6 * 130 * YUAN)
    nothing = [accrued(NATIONAL, ENROLLED, person(died_on=date(2022, 12, 1)), HALF_A_YEAR)]
    whole = overpaid(differences(both, nothing), person())
    assert {part.number: part.total_fen for part in whole} == {1: 6 * 460 * YUAN, 2: 6 * 130 * YUAN}


@pytest.mark.parametrize("per", ["year", "once"])
def test_months_that_a_later_edition_pays_by_the_year_or_once_were_due_up_to_what_it_pays(per):
    line, whole = paid(person()), 12 * 600 * YUAN

    def held_against(fen: int, *lines: PaidLine):
        terms = replace(
            NATIONAL, rates=(Rate(component="national", amount_fen=fen, per=per, from_on=date(2020, 1, 1)),)
        )
        return differences([line, *lines], [accrued(terms, ENROLLED, person(), HALF_A_YEAR)])

    assert held_against(whole) == []
    (part,) = overpaid(held_against(5 * 590 * YUAN), person())
    assert (months([part]), part.total_fen, part.cause) == (["2023-06"], 590 * YUAN, "rate")
    rest = LinePart(
        component="national", per=per, amount_fen=whole, months=(HALF_A_YEAR[0],), total_fen=whole, document=""
    )
    both = held_against(whole, PaidLine(COUNTY, LIST, 2, (rest,)))
    assert sum(each.too_much_fen for each in both) == 6 * 590 * YUAN, "paid twice after all"
    assert not held_against(whole + 6 * 590 * YUAN, PaidLine(COUNTY, LIST, 2, (rest,)))


def test_what_the_other_parent_was_paid_for_the_child_counts_and_is_theirs():
    worse, better = person(categories=said("child_deceased")), disabled()
    base = paid(better)
    more = difference(base, 130 * YUAN, number=2)
    due, less = (accrued(NATIONAL, ENROLLED, known, HALF_A_YEAR) for known in (worse, better))
    assert differences([more], [due], beside=[base]) == []
    (part,) = overpaid(differences([more], [less], beside=[base]), better)
    assert (part.number, part.total_fen) == (2, 6 * 130 * YUAN)
    assert differences([base], [less], beside=[more]) == []


DAYS = st.integers(month_of(date(2023, 1, 1)), month_of(date(2023, 6, 1))).map(first_day)
KNOWN = st.builds(
    lambda died_on, category: person(died_on=died_on) if category else disabled(died_on=died_on),
    st.none() | DAYS,
    st.booleans(),
)
EXITS = st.none() | st.tuples(st.sampled_from(["moved", "birth", "wrong_entry", "other"]), DAYS)


@settings(max_examples=60)
@given(then=KNOWN, now=KNOWN, ended=EXITS, cut=st.integers(HALF_A_YEAR[0], HALF_A_YEAR[-1]))
def test_paid_less_due_is_what_was_too_much_less_what_was_too_little(then, now, ended, cut: Month):
    """Whatever was known when each of two lists was computed; months that are due and on no list are not in it."""
    lines = [paid(then, range(HALF_A_YEAR[0], cut)), paid(now, range(cut, HALF_A_YEAR[-1] + 1), number=2)]
    dues = accrued(NATIONAL, replace(ENROLLED, ended=ended), now, HALF_A_YEAR)
    known = differences(lines, [dues])
    of_paid = {month for line in lines for part in line.parts for month in part.months}
    paid_fen = sum(part.total_fen for line in lines for part in line.parts)
    due_fen = sum(due.amount_fen for due in dues if due.month in of_paid)
    too_much, too_little = sum(each.too_much_fen for each in known), sum(each.too_little_fen for each in known)
    assert paid_fen - due_fen == too_much - too_little
    assert sum(part.total_fen for part in overpaid(known, now)) == too_much
