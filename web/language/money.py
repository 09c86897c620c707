"""Amounts as people read and type them."""

from decimal import Decimal, InvalidOperation
from typing import Final

MOST: Final = Decimal(100_000_000_000)


def yuan(fen: int) -> str:
    """1234567 fen: 12,345.67. All amounts are whole fen until they are shown."""
    sign, fen = ("-" if fen < 0 else ""), abs(fen)
    return f"{sign}{fen // 100:,}.{fen % 100:02}"


def fen_of(text: str) -> int | None:
    """Yuan as typed, perhaps with commas and a yuan sign, in whole fen; None for what is no amount."""
    plain = text.replace(",", "").replace("，", "").removesuffix("元").strip("¥￥ ")
    try:
        yuan = Decimal(plain)
    except InvalidOperation:
        return None
    fen = yuan * 100
    return int(fen) if yuan.is_finite() and 0 <= yuan <= MOST and fen == fen.to_integral_value() else None
