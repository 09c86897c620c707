"""Amounts as people type them."""

import pytest

from web.language.money import fen_of


@pytest.mark.parametrize(
    ("typed", "fen"),
    [("590", 59_000), ("¥1,180.50", 118_050), ("0元", 0), ("5.", 500), ("１２", 1_200), ("1.500", 150)],
)
def test_yuan_are_read_as_whole_fen(typed: str, fen: int) -> None:
    assert fen_of(typed) == fen


@pytest.mark.parametrize(
    "typed", ["", "-5", "+5", "1e9", "1_000", "1.005", "NaN", "Infinity", "100000000001", "9" * 5_000]
)
def test_what_is_no_amount_is_none(typed: str) -> None:
    assert fen_of(typed) is None
