"""What is paid, by the documents: national since 2008, and what provinces add."""

from datetime import date

import pytest

from casework.common.months import month_of, months_of
from casework.schemes.accrual import accrued
from casework.schemes.editions import preset, presets
from casework.schemes.words import SCHEMES
from tests.casework.schemes.people import ENROLLED, disabled, person, said

LONG_AGO = type(ENROLLED)(from_on=date(2008, 1, 1), ledger=ENROLLED.ledger)


def paid(edition: str, facts: object, period: str) -> int:
    """Yuan in a period."""
    return sum(due.amount_fen for due in accrued(preset(edition), LONG_AGO, facts, months_of(period))) // 100  # type: ignore[arg-type]


def test_there_is_a_national_edition_of_every_scheme():
    assert [preset(name).scheme for name in SCHEMES] == list(SCHEMES)
    assert all(preset(name).edition == name for name in presets())


@pytest.mark.parametrize(
    ("month", "residency", "death", "disability"),
    [
        ("2008-01", None, 100, 80),
        ("2012-01", None, 135, 110),
        ("2014-01", "urban", 340, 270),
        ("2014-01", "rural", 170, 150),
        ("2016-01", "rural", 340, 270),
        ("2018-01", None, 450, 350),
        ("2022-06", None, 450, 350),
        ("2022-07", None, 590, 460),
    ],
)
def test_the_national_standard_of_special_support_over_time(month, residency, death, disability):
    old = {"born_on": date(1950, 1, 1), "residency": residency}
    assert paid("special_support", person(**old, child_died_on=date(2005, 1, 1)), month) == death
    assert paid("special_support", disabled(**old), month) == disability


def test_before_2016_nobody_knows_what_is_due_to_somebody_of_whom_it_is_not_said_whether_they_are_rural():
    due = accrued(preset("special_support"), LONG_AGO, disabled(born_on=date(1950, 1, 1)), months_of("2014-01"))
    assert [each.why_not for each in due] == ["no_rate"]


@pytest.mark.parametrize(
    ("edition", "period", "death", "disability"),
    [
        ("special_support-jiaozuo", "2014-01", 1020, 810),
        ("special_support-henan", "2018", 10_800, 8_400),
        ("special_support-henan", "2023", 14_160, 11_040),
        ("special_support-anhui", "2023", 9_610, 7_450),
        ("special_support-sichuan", "2023-01", 1_000, 790),
        ("special_support-guizhou", "2023-01", 1_060, 460),
        ("special_support-jiangxi", "2023-01", 950, 460),
    ],
)
def test_what_provinces_and_cities_make_of_it(edition, period, death, disability):
    born_on = date(1964, 1, 1)
    assert paid(edition, person(born_on=born_on, residency="urban", child_died_on=date(2010, 1, 1)), period) == death
    assert paid(edition, disabled(born_on=born_on, residency="urban"), period) == disability


def test_anhui_adds_ten_yuan_a_year_to_a_complication_of_any_level():
    levels = [person(categories=said("surgery_complication"), grade=grade) for grade in "123"]
    assert [paid("special_support-anhui", each, "2023") for each in levels] == [6_250, 4_690, 3_130]


def test_shanghai_pays_by_the_age_reached_in_the_month():
    turning_60 = person(born_on=date(1964, 5, 31))
    due = accrued(preset("special_support-shanghai"), ENROLLED, turning_60, months_of("2024"))
    assert [each.amount_fen // 100 for each in due] == [820] * 4 + [870] * 8
    assert paid("special_support-shanghai", disabled(born_on=date(1950, 1, 1)), "2024-01") == 760


def test_a_rate_without_a_document_says_that_it_is_assumed():
    assumption = preset("xichuan-2023-A")
    assert assumption.note_zh.startswith("这是假设")
    assert {rate.assumed for rate in assumption.rates if rate.component == "province"} == {True}
    assert not any(rate.assumed for rate in preset("special_support-henan").rates if rate.component == "province")
    for name in presets():
        assert all(rate.document or rate.source for rate in preset(name).rates), name


def test_a_month_before_a_rate_began_is_paid_by_the_one_before():
    due = accrued(preset("special_support"), ENROLLED, person(), months_of("2022"))
    assert {each.month: each.amount_fen for each in due}[month_of(date(2022, 6, 1))] == 45_000
    assert sum(each.amount_fen for each in due) == 6 * 45_000 + 6 * 59_000
