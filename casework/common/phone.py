"""Telephone numbers of the mainland: what can be one."""

import re
import unicodedata
from typing import Final

_COUNTRY: Final = r"(\+?86|0086)?"
_EXTENSION: Final = r"((转|ext\.?|x|#|-)\d{1,6})?"
_MOBILE: Final = re.compile(_COUNTRY + r"1[3-9]\d{9}")
_LANDLINE: Final = re.compile(_COUNTRY + r"\(?(0\d{2,3})?\)?-?[2-9]\d{6,7}" + _EXTENSION, re.IGNORECASE)
_SERVICE: Final = re.compile(r"(400|800)-?\d{3}-?\d{4}" + _EXTENSION, re.IGNORECASE)


def is_phone(text: str) -> bool:
    """Whether this can be a telephone number: a mobile one, or a landline with or without area code and extension."""
    plain = "".join(unicodedata.normalize("NFKC", text).split())
    plain = re.sub("[‐‑‒–—―−]", "-", plain)
    return bool(_MOBILE.fullmatch(plain.replace("-", "")) or _LANDLINE.fullmatch(plain) or _SERVICE.fullmatch(plain))
