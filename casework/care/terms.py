"""Terms that hold from a day on: how long ahead an office is warned, how long an authorisation may last."""

import tomllib
from datetime import date
from functools import cache
from pathlib import Path
from typing import Final

from msgspec import Struct, convert

PRESET: Final = Path(__file__).parent / "presets" / "default.toml"


class Terms(Struct, frozen=True, kw_only=True):
    """In days. `lapse_warning_days`: before a contract's end; `tested_within_days`: a test call counts on the days
    D - (n - 1) to D; `signature_days`: the longest an authorisation to sign may last."""

    from_on: date
    lapse_warning_days: int
    tested_within_days: int
    signature_days: int


def terms_on(day: date) -> Terms:
    """The terms in force on a day."""
    return max((terms for terms in _terms() if terms.from_on <= day), key=lambda terms: terms.from_on)


@cache
def _terms() -> tuple[Terms, ...]:
    return convert(tomllib.loads(PRESET.read_text("utf-8"))["terms"], tuple[Terms, ...])
