"""How long money has been under way: sent and not answered, or returned and not paid again."""

from datetime import date, timedelta
from typing import Final, Literal

Kind = Literal["unanswered", "returned"]
KINDS: Final[tuple[Kind, ...]] = ("unanswered", "returned")
BANDS: Final = ((0, 7), (8, 30), (31, 90), (91, None))
"""Days since the list was sent, or the line came back; the last has no end."""


def band_code(low: int, high: int | None) -> str:
    return f"{low}-{high or ''}"


def band_of(days: int) -> str:
    """Of 31 days `31-90`."""
    return band_code(*next((low, high) for low, high in BANDS if high is None or days <= high))


def since(band: str, on: date) -> tuple[date, date]:
    """The first and the last day on which what is in the band on a day began. Raises ValueError for what is no band."""
    low, high = (
        next((low, high) for low, high in BANDS if band_code(low, high) == band) if band in CODES else (None, None)
    )
    if low is None:
        raise ValueError(f"no band: {band[:20]!r}")
    return on - timedelta(days=high) if high is not None else date.min, on - timedelta(days=low)


CODES: Final = tuple(band_code(low, high) for low, high in BANDS)
