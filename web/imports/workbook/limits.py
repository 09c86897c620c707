"""How much a workbook may be: what a county's ledger needs, many times over."""

from dataclasses import dataclass
from typing import Final

MB: Final = 1024 * 1024
BIGGEST_FILE: Final = 10 * MB
BIGGEST_UNPACKED: Final = 100 * MB
HIGHEST_RATIO: Final = 100
MOST_ENTRIES: Final = 2_000
MOST_ROWS: Final = 30_000
ROWS_ABOVE: Final = 15
"""Title and header rows, and room for the totals below."""
MOST_COLUMNS: Final = 16_384
"""As many as Excel has."""
MOST_CELLS: Final = 1_500_000
"""Of the rectangle from A1 to the last value: the reader makes room for all of it."""
MOST_ELEMENTS: Final = 1_600_000
MOST_MERGED: Final = 20_000
DEEPEST: Final = 50
LONGEST_TEXT: Final = 32_767
"""Characters of a cell, as many as Excel takes."""
MOST_TEXT: Final = 20_000_000
"""Characters of all cells together."""
BIGGEST_ANSWER: Final = 64 * MB
SECONDS: Final = 4.2
"""From the start of the process to its answer, whatever else the machine is doing."""


@dataclass(frozen=True, slots=True)
class Allowance:
    """What the process may use: bytes of address space, whole seconds of processor time."""

    memory: int
    processor: int


def allowance(size: int) -> Allowance:
    """For a file of so many bytes. A ledger of 10,000 rows has 1 MB and needs 0.8 s and less than 64 MB."""
    return Allowance(128 * MB + 40 * min(size, BIGGEST_FILE), min(2 + size // (2 * MB), int(SECONDS)))
