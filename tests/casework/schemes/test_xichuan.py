"""Seed 003, Xichuan 2023: the four published sums from rates and months, to the fen (domain 3)."""

from datetime import date
from uuid import UUID

from msgspec.structs import replace

from casework.common.months import months_of
from casework.schemes.accrual import Enrolled, Reckoning
from casework.schemes.editions import preset
from casework.schemes.facts import Facts
from tests.casework.schemes.people import COUNTY, ENROLLED, disabled, person, said

YEAR = months_of("2023")
WAN = 10_000 * 100
"""Fen of 10,000 yuan, in which the seed counts."""


def due(edition: str, facts: Facts, enrolled: Enrolled = ENROLLED) -> int:
    return sum(each.amount_fen for each in Reckoning(preset(edition)).accrued(enrolled, facts, YEAR))


def test_6743_persons_draw_the_rural_reward():
    rural = person(categories=said("none"), residency="rural")
    assert due("rural_reward", rural) == 960_00
    assert 6_743 * due("rural_reward", rural) == 647.328 * WAN


def test_3858_persons_draw_the_urban_one():
    urban = person(categories=said("none"), residency="urban")
    assert 3_858 * due("urban_parent_reward-henan", urban) == 370.368 * WAN


def test_625_households_are_1150_parents():
    parent = person(categories=said("none"), child_born_on=date(2015, 1, 1), certificate=True)
    couples, single = 525, 100
    assert couples + single == 625
    assert (2 * couples + single) * due("parent_allowance-henan", parent) == 1_150 * 240_00 == 27.6 * WAN


def test_353_persons_draw_special_support_by_the_assumed_rates():
    complication = person(categories=said("surgery_complication"), grade="3")
    died_in_august = replace(person(person_id=UUID(int=9)), died_on=date(2023, 8, 20))
    lines = [
        (57, due("xichuan-2023-A", person()), 14_160_00),
        (205, due("xichuan-2023-A", disabled()), 11_040_00),
        (90, due("xichuan-2023-A", complication), 3_120_00),
        (1, due("xichuan-2023-A", died_in_august), 8 * 1_180_00),
    ]
    assert [amount for _, amount, _ in lines] == [expected for _, _, expected in lines]
    assert sum(n for n, _, _ in lines) == 353
    assert sum(n * amount for n, amount, _ in lines) == 336.056 * WAN
    assert ENROLLED.ledger == COUNTY
