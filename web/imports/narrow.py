"""Text as it was meant: half-width, no invisible characters, no doubled blanks."""

import re
import unicodedata
from typing import Final

# Only signs, digits and letters: NFKC would also change rare characters in people's names.
_WIDTHS: Final = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
_SIGNS: Final = {ord(sign): "-" for sign in "‐‑‒–—―−"} | {ord("’"): "'", ord("‘"): "'", ord("。"): "."}


def narrow(text: str) -> str:
    """Full-width signs, digits and letters made half-width, blanks single and none at the ends."""
    plain = text if text.isascii() else text.translate(_WIDTHS)
    if not plain.isprintable():
        plain = "".join(" " if _is_blank(c) else c for c in plain if unicodedata.category(c) != "Cf")
    return " ".join(plain.split())


def compact(text: str) -> str:
    """For numbers and days: narrow, without any blank, dashes alike, no apostrophe before it."""
    plain = narrow(text).replace(" ", "")
    return (plain if plain.isascii() else plain.translate(_SIGNS)).lstrip("'`")


def shown(text: str) -> str:
    """What a cell says, fit for a message: at most 20 characters, no digits that could identify anybody."""
    hidden = re.sub(r"\d(?:[\s.\-]*\d){10,}[\s.\-]*[Xx]?", "******", narrow(text))
    return hidden if len(hidden) <= 20 else hidden[:20] + "…"


def _is_blank(character: str) -> bool:
    return character.isspace() or unicodedata.category(character) == "Cc"
