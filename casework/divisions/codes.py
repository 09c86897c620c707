"""Division codes: what the digits alone say (12 digits 2-2-2-3-3, statistics bureau)."""

from typing import Final

NATION: Final = ""
_DIGITS: Final = {0: 0, 1: 2, 2: 4, 3: 6, 4: 9, 5: 12}
LEVELS: Final = {digits: level for level, digits in _DIGITS.items()}
# Full codes that look padded: Dongguan, Zhongshan, Danzhou (counties that are a whole prefecture), Kinmen.
_FULL_THOUGH_ZERO: Final = frozenset({"441900", "442000", "460400", "350527000", "350527000000"})


def trim(code: str) -> str:
    """The code with as many digits as its level has (2, 4, 6, 9, 12), padding dropped; the nation is ''.

    `411300000000` and the ledger code `411300` give `4113`. Raises ValueError for anything else than a code.
    """
    plain = code.strip()
    if len(plain) not in LEVELS or (plain and not (plain.isascii() and plain.isdigit())):
        raise ValueError(f"not a division code: {plain[:20]!r}")
    while plain and plain not in _FULL_THOUGH_ZERO and not plain[len(parent_digits(plain)) :].strip("0"):
        plain = parent_digits(plain)
    return plain


def level_of(code: str) -> int:
    """1 province … 5 village; 0 for the nation."""
    return LEVELS[len(trim(code))]


def parent(code: str) -> str | None:
    """The trimmed code of the division above; '' (the nation) above a province, None above the nation."""
    trimmed = trim(code)
    return parent_digits(trimmed) if trimmed else None


def ancestors(code: str) -> list[str]:
    """The trimmed codes above, province first, without the nation and without the code itself."""
    trimmed = trim(code)
    return [trimmed[:digits] for digits in _DIGITS.values() if 0 < digits < len(trimmed)]


def ledger_of(code: str) -> str:
    """The six digits of the ledger of a division: its county, or itself padded, nation 000000."""
    return trim(code)[:6].ljust(6, "0")


def range_of(code: str) -> tuple[str, str]:
    """(lo, hi) such that lo <= c < hi holds for exactly the codes c of the division and all below it."""
    trimmed = trim(code)
    if not trimmed:
        return "0", "99"
    # The next number and not a sign after 9: digits sort alike in every collation.
    return trimmed, str(int(trimmed) + 1).rjust(len(trimmed), "0")


def parent_digits(trimmed: str) -> str:
    """The code without its last group of digits."""
    return trimmed[: _DIGITS[LEVELS[len(trimmed)] - 1]]
