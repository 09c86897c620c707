"""Published pairs of a headcount and an amount (domain 3): what gives them, what cannot."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.schemes.crossfoot import Fault, faults
from casework.schemes.editions import preset
from casework.schemes.plausibility import Excluded, plausibility
from casework.schemes.standards import Standard, standards_of

ASSUMED = {each.name: each for each in standards_of(preset("xichuan-2023-A"), 2023)}
WITH_LEVEL_3 = [ASSUMED[name] for name in ("death", "disability", "complication:3")]
SUM = 3_360_560_00
"""Fen of the 353 persons on Xichuan's list of special support."""


def test_6743_persons_are_6743_times_the_national_rate():
    found = plausibility(6_743, 6_473_280_00, standards_of(preset("rural_reward"), 2023))
    assert [(each.name, each.year_fen) for each in found.singles] == [("all", 960_00)]
    assert found.excluded == ()


def test_625_households_are_525_couples_and_100_single_payees():
    found = plausibility(625, 276_000_00, standards_of(preset("parent_allowance-henan"), 2023), "household")
    assert [(each.payees, each.two, each.one) for each in found.payees] == [(1_150, 525, 100)]
    assert (found.unit_fen, found.rest_fen) == (441_60, 0)
    assert found.excluded == ()


def test_353_times_9520_is_no_single_official_rate_no_two_of_them_and_no_full_years():
    found = plausibility(353, SUM, WITH_LEVEL_3)
    assert (found.unit_fen, found.rest_fen, found.singles) == (9_520_00, 0, ())
    assert found.excluded == (
        Excluded("no_single_rate"), Excluded("no_two_rates"), Excluded("no_full_years", 240_00, 80_00),
    )  # fmt: skip
    assert found.full_years.fitting == 0


def test_so_somebody_was_paid_for_part_of_a_year_in_one_of_25_ways():
    found = plausibility(353, SUM, WITH_LEVEL_3).part_years
    assert (found.fitting, found.all) == (25, True)
    mixes = [
        ([(each.standard.name, each.persons) for each in mix.full], mix.part and mix.part.name, mix.months)
        for mix in found.examples
    ]
    assert ([("death", 57), ("disability", 205), ("complication:3", 90)], "death", 8) in mixes


def test_the_national_rates_alone_cannot_give_so_high_a_mean():
    found = plausibility(353, SUM, standards_of(preset("special_support"), 2023))
    assert Excluded("above_all_rates", 7_080_00) in found.excluded
    assert found.excluded[-1].why == "nothing_fits"


def test_the_rates_of_before_july_2022_are_excluded_by_what_is_left_of_a_hundred():
    found = plausibility(353, SUM, standards_of(preset("special_support-henan"), 2021))
    assert [each for each in found.excluded if each.why == "no_full_years"] == [
        Excluded("no_full_years", 1_200_00, 560_00)
    ]
    assert found.part_years.fitting == 0


def test_a_year_in_which_the_rate_rose_is_blended():
    blended = standards_of(preset("special_support-henan"), 2022)
    assert {(each.name, each.year_fen) for each in blended} >= {("death", 12_480_00), ("disability", 9_720_00)}


def test_a_mix_that_is_offered_adds_up():
    for found in (
        plausibility(353, SUM, ASSUMED.values()).part_years,
        plausibility(5, 58_320_00, ASSUMED.values()).full_years,
    ):
        assert found.examples
    assert {(mix.headcount, mix.amount_fen) for mix in found.examples} == {(5, 58_320_00)}


@given(st.lists(st.integers(1, 40), min_size=1, max_size=3), st.sampled_from([0, 5, 11]))
def test_what_was_paid_by_the_rates_is_always_found_plausible(counts, months):
    full = list(zip(ASSUMED.values(), counts, strict=False))
    amount = sum(each.year_fen * n for each, n in full) + months * ASSUMED["death"].month_fen
    found = plausibility(sum(counts) + bool(months), amount, ASSUMED.values())
    assert found.singles or found.full_years.fitting or found.part_years.fitting or not found.part_years.all


@pytest.mark.parametrize("pair", [(0, 1), (1, 0), (-1, 5)])
def test_nobody_and_nothing_cannot_be_asked_about(pair):
    with pytest.raises(ValueError, match="headcount"):
        plausibility(*pair, [Standard("x", "all", 1, 12)])


def test_the_pengshui_mistake_is_found_in_both_directions():
    """Published for 2024, in 10,000 yuan: 321.25 = 166 + 136 + 20.25, and 1,084.25 = 668 + 343 + 73.25 (domain 2.8)."""
    cells = {
        "special": {"central": 166_00, "city": 136_00, "county": 20_25},
        "other": {"central": 502_00, "city": 208_00, "county": 53_00},
    }
    rows, columns = {"special": 321_25, "other": 763_00}, {"central": 668_00, "city": 343_00, "county": 73_25}
    assert faults(cells, rows, columns, 1_084_25) == (
        Fault("row", "special", 321_25, 322_25), Fault("column", "city", 343_00, 344_00),
    )  # fmt: skip
    mended = {**cells, "special": {**cells["special"], "city": 135_00}}
    assert faults(mended, rows, columns, 1_084_25) == ()
