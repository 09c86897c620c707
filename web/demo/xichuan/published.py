"""What the county published of its year, and whether the lists come to the same."""

from typing import Final, NamedTuple

PERIOD: Final = "2023"


class Sum(NamedTuple):
    """`households`: where these were published; else None. `amount_fen`: to the fen."""

    persons: int
    households: int | None
    amount_fen: int


# 淅川县 2023: 6,743 persons 647.328, 3,858 persons 370.368, 353 persons 336.056, 625 households 27.6 (all in 10,000 yuan)
PUBLISHED: Final[dict[str, Sum]] = {
    "rural_reward": Sum(6743, None, 647_328_000),
    "urban_parent_reward": Sum(3858, None, 370_368_000),
    "special_support": Sum(353, None, 336_056_000),
    "parent_allowance": Sum(1150, 625, 27_600_000),
}


def is_as_published(scheme: str, persons: int, households: int, amount_fen: int) -> bool:
    said = PUBLISHED[scheme]
    return (persons, amount_fen) == (said.persons, said.amount_fen) and said.households in (None, households)
