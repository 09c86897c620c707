"""The festivals at which households are visited, on Gregorian days, from festivals.csv beside this file."""

import csv
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from casework.policies.editions import FESTIVAL_NAMES

_TABLE: Final = Path(__file__).parent / "festivals.csv"


class Window(NamedTuple):
    """The days on which a contact counts for a festival, both included; the festival itself is the last. `key`: its duty."""

    key: str
    first: date
    day: date


def windows(on_or_before: date, names: Sequence[str], days_before: int) -> list[Window]:
    """Windows of the named festivals that have opened by the day, oldest first."""
    return [window for window in _windows(tuple(names), days_before) if window.first <= on_or_before]


@cache
def _windows(names: tuple[str, ...], days_before: int) -> tuple[Window, ...]:
    before = timedelta(days=days_before)
    return tuple(Window(key, day - before, day) for key, name, day in _festivals() if name in names)


@cache
def _festivals() -> tuple[tuple[str, str, date], ...]:
    """Of each its duty (festival:2026-spring), its name and its day, oldest first; none beyond the table (2000-2099)."""
    with _TABLE.open(encoding="ascii", newline="") as table:
        return tuple(
            (f"festival:{row['year']}-{name}", name, date.fromisoformat(row[name]))
            for row in csv.DictReader(table)
            for name in FESTIVAL_NAMES
        )
