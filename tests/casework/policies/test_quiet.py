"""Days on which a visit may hurt, as the calendar has them; nothing that is due moves by them."""

from datetime import date

import pytest
from msgspec.structs import replace

from casework.policies import preset, presets
from casework.policies.editions import Quiet
from casework.policies.quiet import quiet_day, quiet_on
from tests.casework.policies.test_policy import NEW, owed

DEFAULT = preset("default")


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("qingming", date(1996, 4, 4)),
        ("qingming", date(2019, 4, 5)),
        ("qingming", date(2024, 4, 4)),
        ("qingming", date(2026, 4, 5)),
        ("mothers_day", date(2026, 5, 10)),
        ("mothers_day", date(2027, 5, 9)),
        ("fathers_day", date(2026, 6, 21)),
        ("fathers_day", date(2025, 6, 15)),
        ("childrens_day", date(2026, 6, 1)),
    ],
)
def test_the_days_are_those_of_the_calendar(name, day):
    assert quiet_day(name, day.year) == day


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2026, 4, 3), None),
        (date(2026, 4, 4), "qingming"),
        (date(2026, 4, 6), "qingming"),
        (date(2026, 4, 7), None),
        (date(2026, 5, 10), "mothers_day"),
        (date(2026, 5, 11), None),
    ],
)
def test_around_qingming_the_days_before_and_after_are_quiet_too(day, name):
    assert quiet_on(day, DEFAULT.quiet) == name


def test_an_edition_names_its_own_or_none():
    assert quiet_on(date(2026, 4, 5), ()) is None
    assert quiet_on(date(2026, 4, 1), (Quiet(day="qingming", days_before=5),)) == "qingming"


@pytest.mark.parametrize("name", presets())
def test_nothing_that_is_due_moves_by_a_quiet_day(name):
    without = replace(preset(name), quiet=())
    assert owed(NEW, "2026-05-10", preset(name)) == owed(NEW, "2026-05-10", without)
