"""Festivals fall on the days of the lunar calendar, and are visited in the days before."""

import runpy
from datetime import date, timedelta
from pathlib import Path

import pytest

from casework.policies.editions import FESTIVAL_NAMES
from casework.policies.festivals import festival_day, festivals_between, windows

ROOT = Path(__file__).parents[3]
TABLE = ROOT / "casework" / "policies" / "festivals.csv"


def test_the_table_is_the_lunar_calendar() -> None:
    csv_text = runpy.run_path(str(ROOT / "script" / "make_festivals.py"))["csv_text"]
    assert TABLE.read_text("ascii") == csv_text()


@pytest.mark.parametrize(
    ("year", "name", "day"),
    [
        (2020, "mid_autumn", date(2020, 10, 1)),
        (2023, "spring", date(2023, 1, 22)),
        (2023, "dragon_boat", date(2023, 6, 22)),
        (2024, "spring", date(2024, 2, 10)),
        (2025, "mid_autumn", date(2025, 10, 6)),
        (2026, "spring", date(2026, 2, 17)),
        (2026, "dragon_boat", date(2026, 6, 19)),
        (2026, "mid_autumn", date(2026, 9, 25)),
    ],
)
def test_published_holidays_are_met(year: int, name: str, day: date) -> None:
    assert festival_day(year, name) == day


@pytest.mark.parametrize(("year", "name"), [(1999, "spring"), (2100, "spring"), (2026, "lantern")])
def test_beyond_the_table_no_day_is_invented(year: int, name: str) -> None:
    with pytest.raises(LookupError):
        festival_day(year, name)


def test_every_year_has_its_three_festivals_in_order() -> None:
    for year in range(2000, 2100):
        found = festivals_between(date(year, 1, 1), date(year + 1, 1, 1))
        assert [(f.year, f.name) for f in found] == [(year, name) for name in FESTIVAL_NAMES]


def test_festivals_between_two_days_leave_out_the_last_day() -> None:
    spring = date(2026, 2, 17)
    assert [f.key for f in festivals_between(spring, spring + timedelta(days=1))] == ["festival:2026-spring"]
    assert festivals_between(spring - timedelta(days=1), spring) == []


def test_a_window_opens_ten_days_before_and_is_not_there_earlier() -> None:
    before = windows(date(2026, 2, 6), ("spring",), 10)
    opened = windows(date(2026, 2, 7), ("spring",), 10)
    assert [w for w in opened if w not in before] == [("festival:2026-spring", date(2026, 2, 7), date(2026, 2, 17))]


def test_windows_are_those_of_the_named_festivals_oldest_first() -> None:
    found = windows(date(2001, 12, 31), ("mid_autumn", "spring"), 10)
    assert [w.key for w in found] == [
        "festival:2000-spring",
        "festival:2000-mid_autumn",
        "festival:2001-spring",
        "festival:2001-mid_autumn",
    ]
    assert windows(date(2026, 1, 1), (), 10) == []
