"""What a year will need: who is still paid, who leaves, who is new; and that the forms add up in every direction."""

from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from casework.common import refusals
from casework.funds.estimating import Estimating
from casework.funds.footing import faults
from casework.funds.form import WHOLE, Carried, Form, Row
from casework.funds.issuing import NEW, AnnualFormIssued, Issued, IssueForm, RestateForm, decide
from casework.funds.people import Candidate, Estimated, by_household
from casework.funds.tables import tables
from casework.schemes.accrual import Enrolled
from casework.schemes.editions import preset
from casework.schemes.facts import Reported
from casework.schemes.in_force import Adopted, Editions
from tests.casework.schemes.people import COUNTY, ENROLLED, disabled, person

YEAR, TODAY = 2024, date(2023, 10, 20)
TOWN = "411326100"
ID = UUID(int=7)
HENAN = Estimating(Editions((Adopted("", date.min, preset("special_support-henan")),)), COUNTY, YEAR)


def who(n=1, facts=None, **said) -> Candidate:
    told = {"division": TOWN + "001", "residency": "rural", "enrolled": ENROLLED, "last": "death"} | said
    return Candidate(person_id=UUID(int=n), household_id=UUID(int=1000 + n), facts=facts or person(), **told)


def estimated(of: Candidate, by=HENAN) -> Estimated:
    found = by.of(of)
    assert found is not None
    return found


def form(*people: Candidate, **said) -> Form:
    rows, totals = tables([estimated(each) for each in people], COUNTY)
    return Form(**{"known": {COUNTY: 9}, "edition": "e", "counted_by": "person", "rows": rows, "totals": totals} | said)


def test_who_was_paid_and_still_is_neither_leaves_nor_enters() -> None:
    found = estimated(who())
    assert (found.leaves, found.enters, found.amount_fen) == (False, False, 12 * 118_000)


def test_the_centre_pays_its_share_of_the_national_standard_and_the_province_what_it_adds() -> None:
    row = form(who()).total
    assert row.payers == {"central": 12 * 35_400, "province": 12 * 59_000, "local": 12 * 23_600}
    assert sum(row.payers.values()) == row.amount_fen


@pytest.mark.parametrize(
    ("of", "leaves", "enters", "reason"),
    [
        (who(facts=person(died_on=date(2023, 12, 3))), True, False, "died"),
        (who(enrolled=replace(ENROLLED, ended=("moved", date(2023, 9, 1)))), True, False, "exited"),
        (who(enrolled=replace(ENROLLED, ended=("moved", date(2024, 3, 1)))), False, False, None),
        (who(facts=person(reported=(Reported("death", date(2023, 9, 1), False),))), True, False, "held"),
        (who(last="disability"), True, True, "category"),
        (who(last=None), False, True, "not_paid_before"),
        (who(last=None, enrolled=Enrolled(from_on=date(2024, 2, 1), ledger=COUNTY)), False, True, "confirmed"),
        (who(last=None, expected="applied"), False, True, "applied"),
    ],
)
def test_each_who_leaves_or_enters_has_a_reason(of, leaves, enters, reason) -> None:
    found = estimated(of)
    assert (found.leaves, found.enters, found.reason) == (leaves, enters, reason)


def test_who_turns_49_is_paid_from_that_month() -> None:
    found = estimated(who(facts=person(born_on=date(1975, 7, 15)), last=None, expected="reaches_age"))
    assert (found.months, found.amount_fen, found.age) == (6, 6 * 118_000, 49)


def test_who_was_never_paid_and_will_not_be_is_in_no_figure() -> None:
    assert HENAN.of(who(facts=person(born_on=date(1990, 1, 1)), last=None)) is None


def test_a_couple_is_one_where_households_are_counted() -> None:
    one = estimated(who())
    (both,) = by_household([one, replace(estimated(who(2)), household_id=one.household_id)])
    assert (both.amount_fen, len(both.person_ids)) == (2 * one.amount_fen, 2)


def test_who_left_and_came_back_within_the_year_is_paid_for_both_stretches() -> None:
    """The flat amount of a year once; the months between not at all."""
    by = Estimating(Editions((Adopted("", date.min, preset("special_support-anhui")),)), COUNTY, YEAR)
    left, back = replace(ENROLLED, ended=("moved", date(YEAR, 2, 9))), replace(ENROLLED, from_on=date(YEAR, 6, 1))
    found, all_year = estimated(who(enrolled=back, before=((left, person()),)), by), estimated(who(), by)
    assert (found.months, all_year.amount_fen - found.amount_fen) == (9, 3 * (59_000 + 21_000))


def test_what_is_for_the_child_is_estimated_once_whichever_parent_draws_it() -> None:
    """The one has left in the spring, before the other was confirmed; from then on both would draw it."""
    for_child = replace(preset("special_support-anhui"), unit="child")
    by = Estimating(Editions((Adopted("", date.min, for_child),)), COUNTY, YEAR)
    left = replace(ENROLLED, ended=("moved", date(YEAR, 3, 1)))
    couple = [who(enrolled=left), who(2, enrolled=replace(ENROLLED, from_on=date(YEAR, 2, 1))), who(3)]
    (all_,) = by_household([estimated(replace(each, household_id=ID), by) for each in couple])
    alone = Estimating(by.editions, COUNTY, YEAR)
    assert all_.amount_fen == estimated(who(3), alone).amount_fen


def test_the_numbers_of_annex_10() -> None:
    of = form(
        who(1), who(2, facts=disabled(), last="disability", residency="urban"), who(3, last="disability"),
        who(4, facts=person(died_on=date(2023, 5, 5))), who(5, last=None, expected="applied"),
    )  # fmt: skip
    by = {(r.category, r.residency): r for r in of.totals if not r.division}
    death, disability = by["death", WHOLE], by["disability", WHOLE]
    assert (death.last, death.exits, death.new, death.this) == (2, 1, 2, 3)
    assert (disability.last, disability.exits, disability.new, disability.this) == (2, 1, 0, 1)
    assert of.total.this == death.this + disability.this, "(1) = (2) + (5)"
    assert disability.this == by["disability", "urban"].this + by["disability", "rural"].this, "(2) = (3) + (4)"


PENGSHUI = {
    "reward": {"central": 33_650, "city": 20_800, "county": 5_300},
    "special": {"central": 16_600, "city": 13_600, "county": 2_025},
}


def pengshui(stated: int) -> Form:
    """The self-assessment of 2024, in hundred yuan: special support is stated as 321.25, its parts make 322.25 (P52)."""
    amounts = {"reward": sum(PENGSHUI["reward"].values()), "special": stated}
    rows = tuple(
        Row(division=TOWN, category=name, residency="rural", amount_fen=amounts[name], payers=payers)
        for name, payers in PENGSHUI.items()
    )
    return form(rows=rows)


def test_a_form_with_the_fault_of_pengshui_is_not_issued() -> None:
    assert (32_125, 32_225) in [
        (f.stated, f.sum) for f in faults(pengshui(32_125)) if f.where.endswith("special/rural")
    ]
    with pytest.raises(refusals.FormDoesNotFoot):
        decide(IssueForm(form_id=ID, scheme="special_support", year=YEAR, form=pengshui(32_125)), NEW, TODAY)


@pytest.mark.parametrize("measure", ["last", "exits", "new", "this", "amount_fen"])
def test_a_total_that_is_off_by_one_anywhere_is_found(measure) -> None:
    right = form(who(1), who(2, residency="urban"), who(3, division="411326101001"))
    assert faults(right) == ()
    for place, row in enumerate(right.totals):
        wrong = replace(row, **{measure: getattr(row, measure) + 1})
        assert faults(replace(right, totals=(*right.totals[:place], wrong, *right.totals[place + 1 :]))), row


def test_money_carried_on_is_what_came_forward_and_in_without_what_was_paid() -> None:
    off = Carried(payer="central", opening_fen=5, received_fen=100, paid_fen=90, closing_fen=16)
    assert [f.sum for f in faults(form(who(), carried=(off,)))] == [15]


def test_a_form_is_issued_once_and_restated_only_by_other_figures() -> None:
    asked = IssueForm(form_id=ID, scheme="special_support", year=YEAR, division=COUNTY, form=form(who()))
    (issued,) = decide(asked, NEW, TODAY)
    assert isinstance(issued, AnnualFormIssued)
    told = Issued(told=issued)
    with pytest.raises(refusals.FormAlreadyIssued):
        decide(asked, told, TODAY)
    with pytest.raises(refusals.NothingToRestate):
        decide(RestateForm(form_id=ID, reason="晚报", form=form(who())), told, TODAY)
    (restated,) = decide(RestateForm(form_id=ID, reason="晚报", form=form(who(), who(2))), told, TODAY)
    assert (restated.hash != issued.hash, restated.year) == (True, YEAR)


PEOPLE = st.lists(
    st.builds(
        lambda born, died, level, last, from_on, ended, town, residency, expected: (
            (disabled(level, born_on=born, died_on=died) if level else person(born_on=born, died_on=died)),
            {
                "last": last,
                "enrolled": Enrolled(from_on=from_on, ended=ended, ledger=COUNTY),
                "division": town,
                "residency": residency,
                "expected": expected,
            },
        ),
        st.dates(date(1935, 1, 1), date(1980, 1, 1)),
        st.none() | st.dates(date(2022, 1, 1), date(2024, 12, 31)),
        st.none() | st.integers(1, 4),
        st.sampled_from([None, "death", "disability"]),
        st.dates(date(2020, 1, 1), date(2024, 12, 31)),
        st.none()
        | st.tuples(st.sampled_from(["birth", "moved", "fraud"]), st.dates(date(2023, 1, 1), date(2024, 12, 31))),
        st.sampled_from(["411326100001", "411326101002", "411326"]),
        st.sampled_from(["urban", "rural", None]),
        st.sampled_from([None, "applied", "reaches_age"]),
    ),
    max_size=12,
)


@given(PEOPLE, st.sampled_from(["special_support-henan", "special_support-anhui", "special_support"]))
def test_whatever_happened_the_identities_hold_and_parts_sum_to_the_total(people, edition) -> None:
    by = Estimating(Editions((Adopted("", date.min, preset(edition)),)), COUNTY, YEAR)
    found = [e for n, (facts, said) in enumerate(people) if (e := by.of(who(n, facts, **said)))]
    for counted in (found, by_household(found)):
        rows, totals = tables(counted, COUNTY)
        whole = Form(known={}, edition="", counted_by="person", rows=rows, totals=totals)
        assert faults(whole) == ()
        total = whole.total
        assert total.this == total.last - total.exits + total.new == sum(e.this is not None for e in counted)
        assert total.amount_fen == sum(e.amount_fen for e in counted) == sum(total.payers.values())
