"""Whom somebody looks after at a level: the households that may be handed over."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final, LiteralString, NamedTuple
from uuid import UUID

import msgspec

from casework.divisions.codes import range_of
from projections.engine.snapshot import Snapshot


class Narrowed(NamedTuple):
    """Which of somebody's households: those living in the division, of the category, among `found` where some were searched for."""

    division: str = ""
    category: str = ""
    found: Sequence[UUID] | None = None

    def parameters(self) -> dict[str, Any]:
        lowest, end = range_of(self.division)
        found = None if self.found is None else list(self.found)
        return {"lowest": lowest, "end": end, "category": self.category, "found": found}


EVERY: Final = Narrowed()
FITS: Final[LiteralString] = """
           and h.division >= %(lowest)s and h.division < %(end)s and %(category)s in ('', h.category)
           and (%(found)s::uuid[] is null or a.household_id = any(%(found)s))
"""


class LookedAfter(msgspec.Struct, frozen=True):
    """One assignment, with where the household lives on the snapshot's day."""

    assignment_id: UUID
    household_id: UUID
    ledger: str
    division: str


def looked_after(
    snapshot: Snapshot, staff_id: UUID, level: str, from_on: date, which: Narrowed = EVERY
) -> list[LookedAfter]:
    """The assignments of somebody at a level that hold on a day or begin later, of households not closed."""
    return snapshot.rows(
        LookedAfter,
        """
        select a.assignment_id, a.household_id, a.ledger, h.division
          from read.assignment a
          join read.standing h on h.household_id = a.household_id and known(h)
           and h.from_on <= %(on)s and %(on)s < h.until_on
         where a.staff_id = %(staff)s and a.level = %(level)s and known(a) and %(from_on)s < a.until_on
           and not h.closed
        """
        + FITS
        + " order by h.division, h.household_no",
        staff=staff_id,
        level=level,
        from_on=from_on,
        **which.parameters(),
    )


class AtLevel(msgspec.Struct, frozen=True):
    """How many households somebody looks after in a place at a level on the snapshot's day or later."""

    level: str
    division: str
    households: int


def by_place(snapshot: Snapshot, staff_id: UUID, which: Narrowed = EVERY) -> Sequence[AtLevel]:
    """By level and village, the village first where the list is long."""
    return snapshot.rows(
        AtLevel,
        """
        select a.level, h.division, count(distinct a.household_id)
          from read.assignment a
          join read.standing h on h.household_id = a.household_id and known(h)
           and h.from_on <= %(on)s and %(on)s < h.until_on
         where a.staff_id = %(staff)s and known(a) and %(on)s < a.until_on and not h.closed
        """
        + FITS
        + " group by a.level, h.division order by a.level desc, h.division",
        staff=staff_id,
        **which.parameters(),
    )
