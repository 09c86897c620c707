"""Who meets the conditions of a scheme: it holds, it fails, or nobody has said."""

from datetime import date

import pytest
from msgspec.structs import replace

from casework.common.months import months_of
from casework.schemes.conditions import findings
from casework.schemes.editions import preset
from casework.schemes.facts import Held
from casework.schemes.terms import Condition
from tests.casework.schemes.people import COUNTY, disabled, person, said

JULY = months_of("2023-07")[0]


def asked(scheme: str, facts, month=JULY, ledger=COUNTY) -> dict[str, bool | None]:
    return {each.condition.name: each.holds for each in findings(preset(scheme), facts, month, ledger)}


def test_the_four_conditions_of_special_support_for_one_whose_child_has_died():
    assert asked("special_support", person()) == {
        "born_since_1933": True, "wife_49": True, "one_child": True, "no_living_child": True, "category": True,
        "hukou_here": True,
    }  # fmt: skip


def test_a_disability_counts_from_level_one_to_three():
    levels = {level: asked("special_support", disabled(level))["child_disabled"] for level in (1, 2, 3, 4)}
    assert levels == {1: True, 2: True, 3: True, 4: False}


@pytest.mark.parametrize(
    ("told", "holds"),
    [
        ({"spouse_born_on": date(1974, 7, 31)}, True),
        ({"spouse_born_on": date(1974, 8, 1)}, False),
        ({"spouse_born_on": date(1980, 1, 1), "spouse_died_on": date(2022, 1, 1)}, True),
        ({}, True),
    ],
    ids=["the wife is 49 in the month", "not yet", "a widower goes by his own age", "so does a single father"],
)
def test_the_wife_has_reached_49(told, holds):
    assert asked("special_support", person(sex="male", born_on=date(1960, 1, 1), **told))["wife_49"] is holds


def test_what_nobody_has_said_is_neither_met_nor_failed():
    unknown = asked("special_support", person(children=None, hukou=()))
    assert (unknown["one_child"], unknown["hukou_here"]) == (None, None)
    assert asked("rural_reward", person())["rural"] is None


def test_the_registration_is_in_the_county_that_pays_as_it_was_in_the_month():
    moved = person(hukou=(Held(date.min, "411326001001"), Held(date(2023, 7, 15), "411327")))
    months = months_of("2023")
    assert [asked("special_support", moved, months[n])["hukou_here"] for n in (6, 7)] == [True, False]


@pytest.mark.parametrize(
    ("children", "girls", "holds"),
    [(1, None, True), (2, True, True), (2, False, False), (2, None, None), (3, True, False)],
)
def test_the_rural_reward_is_for_one_child_or_two_girls(children, girls, holds):
    assert asked("rural_reward", person(children=children, only_girls=girls))["one_child_or_two_girls"] is holds


def test_the_allowance_is_paid_through_the_month_in_which_the_child_turns_18():
    child = person(child_born_on=date(2005, 7, 20), categories=said("none"))
    months = months_of("2023")
    assert [asked("parent_allowance-henan", child, months[n])["child_under_18"] for n in (6, 7)] == [True, False]


def test_jiangxi_asks_60_of_men_and_55_of_women():
    woman, man = person(born_on=date(1968, 7, 1)), person(born_on=date(1968, 7, 1), sex="male")
    assert [asked("urban_parent_reward-jiangxi", each)["aged_60_or_55"] for each in (woman, man)] == [True, False]


def test_a_condition_is_asked_by_the_policy_of_the_day_of_the_fact():
    """A child born before the new law is asked for the certificate of its time; one born later is not."""
    old = Condition(
        name="certificate_of_then", fact="certificate", text_zh="光荣证", text_en="Certificate", until_on=date(2016, 1, 1),
        dated_by="child_born",
    )  # fmt: skip
    scheme = replace(preset("parent_allowance"), conditions=(old,))
    for born_on, names in ((date(2015, 12, 31), ["certificate_of_then"]), (date(2016, 1, 1), [])):
        found = findings(scheme, person(child_born_on=born_on), JULY)
        assert [each.condition.name for each in found] == names


def test_a_finding_says_what_was_said_and_where():
    found = {each.condition.name: each for each in findings(preset("special_support"), person(), JULY, COUNTY)}
    assert (found["wife_49"].said, found["wife_49"].position) == ("1962-03-05 → 61", (COUNTY, 1))
    assert found["category"].position == (COUNTY, 2)
