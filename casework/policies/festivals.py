"""The festivals at which households are visited, on Gregorian days, from festivals.csv beside this file."""

import csv
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from casework.policies.editions import FESTIVAL_NAMES

_TABLE: Final = Path(__file__).parent / "festivals.csv"


class Festival(NamedTuple):
    year: int
    name: str
    day: date

    @property
    def key(self) -> str:
        """The name of its duty: festival:2026-spring."""
        return f"festival:{self.year}-{self.name}"


class Window(NamedTuple):
    """The days on which a contact counts for a festival, both included; the festival itself is the last."""

    key: str
    first: date
    day: date


def festival_day(year: int, name: str) -> date:
    """The day of a festival (spring, dragon_boat, mid_autumn). Raises LookupError beyond the table."""
    for festival in _festivals():
        if (festival.year, festival.name) == (year, name):
            return festival.day
    raise LookupError(f"no day is known for {name} {year}")


def festivals_between(from_on: date, until_on: date) -> list[Festival]:
    """Festivals on the days from_on <= day < until_on, oldest first; none beyond the table (2000-2099)."""
    return [festival for festival in _festivals() if from_on <= festival.day < until_on]


def windows(on_or_before: date, names: Sequence[str], days_before: int) -> list[Window]:
    """Windows of the named festivals that have opened by the day, oldest first."""
    return [window for window in _windows(tuple(names), days_before) if window.first <= on_or_before]


@cache
def _windows(names: tuple[str, ...], days_before: int) -> tuple[Window, ...]:
    before = timedelta(days=days_before)
    return tuple(Window(f.key, f.day - before, f.day) for f in _festivals() if f.name in names)


@cache
def _festivals() -> tuple[Festival, ...]:
    with _TABLE.open(encoding="ascii", newline="") as table:
        return tuple(
            Festival(int(row["year"]), name, date.fromisoformat(row[name]))
            for row in csv.DictReader(table)
            for name in FESTIVAL_NAMES
        )
