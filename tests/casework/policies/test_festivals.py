"""Festivals fall on the days of the lunar calendar, and are visited in the days before."""

import runpy
from datetime import date
from pathlib import Path

from casework.policies.editions import FESTIVAL_NAMES
from casework.policies.festivals import windows

ROOT = Path(__file__).parents[3]
TABLE = ROOT / "casework" / "policies" / "festivals.csv"


def test_the_table_is_the_lunar_calendar() -> None:
    csv_text = runpy.run_path(str(ROOT / "script" / "make_festivals.py"))["csv_text"]
    assert TABLE.read_text("ascii") == csv_text()


PUBLISHED = {
    "festival:2020-mid_autumn": date(2020, 10, 1),
    "festival:2023-spring": date(2023, 1, 22),
    "festival:2023-dragon_boat": date(2023, 6, 22),
    "festival:2024-spring": date(2024, 2, 10),
    "festival:2025-mid_autumn": date(2025, 10, 6),
    "festival:2026-spring": date(2026, 2, 17),
    "festival:2026-dragon_boat": date(2026, 6, 19),
    "festival:2026-mid_autumn": date(2026, 9, 25),
}


def test_published_holidays_are_met() -> None:
    days = {window.key: window.day for window in windows(date.max, FESTIVAL_NAMES, 0)}
    assert PUBLISHED.items() <= days.items()


def test_every_year_has_its_three_festivals_in_order_and_none_is_invented_beyond_the_table() -> None:
    found = windows(date.max, FESTIVAL_NAMES, 0)
    assert [w.key for w in found] == [f"festival:{y}-{name}" for y in range(2000, 2100) for name in FESTIVAL_NAMES]
    assert [w.day for w in found] == sorted(w.day for w in found)
    assert windows(date.max, ("lantern",), 0) == []


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
