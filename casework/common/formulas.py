"""What a spreadsheet takes for a formula when it opens a table of plain text: how it begins, half or full width."""

from typing import Final

SIGNS: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def begins_a_formula(text: str) -> bool:
    return text.startswith(SIGNS)
