"""Whether a table of figures adds up both ways; a report that does not is not issued."""

from collections.abc import Mapping
from typing import Literal, NamedTuple

Cells = Mapping[str, Mapping[str, int]]
"""Figures by row, then by column."""


class Fault(NamedTuple):
    """A total that is not the sum of what stands beside or above it."""

    of: Literal["row", "column", "total"]
    name: str
    stated: int
    sum: int

    @property
    def difference(self) -> int:
        return self.stated - self.sum


def faults(cells: Cells, rows: Mapping[str, int], columns: Mapping[str, int], total: int) -> tuple[Fault, ...]:
    """`rows`, `columns`: the totals as stated. Every total that does not add up, rows first; none: the table foots both ways."""
    across = [Fault("row", name, stated, sum(cells[name].values())) for name, stated in rows.items()]
    down = [
        Fault("column", name, stated, sum(row.get(name, 0) for row in cells.values()))
        for name, stated in columns.items()
    ]
    ends = [Fault("total", way, total, sum(of.values())) for way, of in (("rows", rows), ("columns", columns))]
    return tuple(each for each in (*across, *down, *ends) if each.difference)
