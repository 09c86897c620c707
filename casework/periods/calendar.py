"""Periods of a year: `2026`, `2026-Q3`, `2026-10`; their days, and which there are."""

import re
from datetime import date, timedelta
from typing import Final

PATTERN: Final = r"^(19|20|21)[0-9]{2}(-Q[1-4]|-(0[1-9]|1[0-2]))?$"
DAY: Final = timedelta(days=1)


def first_day(period: str) -> date:
    """Raises ValueError for what is no period."""
    year, month, _ = _parts(period)
    return date(year, month, 1)


def last_day(period: str) -> date:
    """The day whose figures are those of the period. Raises ValueError for what is no period."""
    year, month, months = _parts(period)
    years, end = divmod(month - 1 + months, 12)
    return date(year + years, end + 1, 1) - DAY


def periods_of(year: int) -> list[str]:
    """Each month, after its third month each quarter, at last the year."""
    found = []
    for month in range(1, 13):
        found.append(f"{year}-{month:02}")
        if month % 3 == 0:
            found.append(f"{year}-Q{month // 3}")
    return [*found, str(year)]


def _parts(period: str) -> tuple[int, int, int]:
    """Year, first month, number of months."""
    if not re.fullmatch(PATTERN, period):
        raise ValueError(f"no period: {period[:20]!r}")
    year, part = int(period[:4]), period[5:]
    if not part:
        return year, 1, 12
    return (year, 3 * int(part[1]) - 2, 3) if part.startswith("Q") else (year, int(part), 1)
