"""Amounts as people read and type them."""

import re
from decimal import Decimal
from typing import Final

MOST: Final = Decimal(100_000_000_000)


def yuan(fen: int) -> str:
    """1234567 fen: 12,345.67. All amounts are whole fen until they are shown."""
    sign, fen = ("-" if fen < 0 else ""), abs(fen)
    return f"{sign}{fen // 100:,}.{fen % 100:02}"


def fen_of(text: str) -> int | None:
    """Yuan as typed, perhaps with commas and a yuan sign, in whole fen; None for what is no amount."""
    plain = text.replace(",", "").replace("，", "").removesuffix("元").strip("¥￥ ")
    if not re.fullmatch(r"\d{1,12}(\.\d{0,2}0*)?", plain):  # no 1e9, no 1_000
        return None
    yuan = Decimal(plain)
    return int(yuan * 100) if yuan <= MOST else None
