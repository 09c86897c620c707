"""Citizen identity numbers (公民身份号码): one spelling for each person, wrong ones refused."""

import re
import unicodedata
from datetime import date
from typing import Final, Literal

RefusalCode = Literal["length", "characters", "birth_date", "check_digit"]
Sex = Literal["male", "female"]

WEIGHTS: Final = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECK_DIGITS: Final = "10X98765432"

_MESSAGES: Final[dict[RefusalCode, str]] = {
    "length": "an identity number has 18 digits (15 before 1999)",
    "characters": "an identity number has digits only, but for a last X",
    "birth_date": "the birth date inside the identity number does not exist",
    "check_digit": "the check digit does not fit the other digits",
}


class IdNumberRefused(ValueError):
    """The text is no identity number; `code` says why: the first fault, in the order below.

    - `length`: neither 15 nor 18 characters remain once blanks are dropped
    - `characters`: something else than digits (and X in the 18th place)
    - `birth_date`: the birth day inside is on no calendar
    - `check_digit`: the 18th character is not the one the others give

    The message never repeats the number: messages reach logs.
    """

    def __init__(self, code: RefusalCode) -> None:
        super().__init__(_MESSAGES[code])
        self.code: Final = code


def normalise(text: str) -> str:
    """The 18 characters of GB 11643-1999, from full-width, blank-ridden, lower-case or 15-digit text.

    Raises IdNumberRefused.
    """
    plain = _plain(text)
    if len(plain) == 15:
        return id_15_to_18(plain)
    if len(plain) != 18:
        raise IdNumberRefused("length")
    if not re.fullmatch(r"[0-9]{17}[0-9X]", plain):
        raise IdNumberRefused("characters")
    born_on(plain)
    if check_digit(plain[:17]) != plain[17]:
        raise IdNumberRefused("check_digit")
    return plain


def id_15_to_18(id15: str) -> str:
    """The 18-digit number of a 15-digit one (1989): the century 19 goes in, the check digit is added.

    Raises IdNumberRefused: length, characters or birth_date (the old number has no check digit).
    """
    if len(id15) != 15:
        raise IdNumberRefused("length")
    if not re.fullmatch(r"[0-9]{15}", id15):
        raise IdNumberRefused("characters")
    first17 = f"{id15[:6]}19{id15[6:]}"
    born_on(first17)
    return first17 + check_digit(first17)


def born_on(id18: str) -> date:
    """The birth day inside a number of 18 characters. Raises IdNumberRefused('birth_date')."""
    try:
        return date(int(id18[6:10]), int(id18[10:12]), int(id18[12:14]))
    except ValueError as refused:
        raise IdNumberRefused("birth_date") from refused


def sex(id18: str) -> Sex:
    """Odd sequence numbers were given to men, even ones to women (GB 11643-1999)."""
    return "male" if int(id18[16]) % 2 else "female"


def check_digit(first17: str) -> str:
    """The 18th character that belongs to the first 17 digits (ISO 7064 MOD 11-2)."""
    total = sum(weight * int(digit) for weight, digit in zip(WEIGHTS, first17, strict=True))
    return CHECK_DIGITS[total % 11]


def _plain(text: str) -> str:
    """Full-width made half-width, upper case, without blanks and invisible characters."""
    narrow = unicodedata.normalize("NFKC", text).upper()
    return "".join(c for c in narrow if not c.isspace() and unicodedata.category(c) != "Cf")
