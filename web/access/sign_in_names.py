"""The names that people sign in with."""

import unicodedata
from typing import Final

LONGEST_NAME: Final = 100


def normal(name: str) -> str:
    """A sign-in name as it is stored: full-width, capitals and blanks typed by phones make no difference."""
    folded = unicodedata.normalize("NFKC", name).casefold()
    return "".join(char for char in folded if char.isprintable()).strip()


def is_a_name(name: str) -> bool:
    """Something to see, and not too much of it."""
    return 0 < len(normal(name)) <= LONGEST_NAME
