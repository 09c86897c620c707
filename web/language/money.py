"""Amounts as people read them."""


def yuan(fen: int) -> str:
    """1234567 fen: 12,345.67. All amounts are whole fen until they are shown."""
    sign, fen = ("-" if fen < 0 else ""), abs(fen)
    return f"{sign}{fen // 100:,}.{fen % 100:02}"
