"""Whom somebody looks after at a level: the households that may be handed over."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

import msgspec

from casework.divisions.codes import range_of
from projections.engine.snapshot import Snapshot


class LookedAfter(msgspec.Struct, frozen=True):
    """One assignment, with where the household lives on the snapshot's day."""

    assignment_id: UUID
    household_id: UUID
    ledger: str
    division: str


def looked_after(
    snapshot: Snapshot, staff_id: UUID, level: str, from_on: date, division: str = ""
) -> list[LookedAfter]:
    """The assignments of somebody at a level that hold on a day or begin later, of households not closed."""
    lowest, end = range_of(division)
    return snapshot.rows(
        LookedAfter,
        """
        select a.assignment_id, a.household_id, a.ledger, h.division
          from read.assignment a
          join read.standing h on h.household_id = a.household_id and known(h)
           and h.from_on <= %(on)s and %(on)s < h.until_on
         where a.staff_id = %(staff)s and a.level = %(level)s and known(a) and %(from_on)s < a.until_on
           and not h.closed and h.division >= %(lowest)s and h.division < %(end)s
         order by h.division, h.household_no
        """,
        staff=staff_id,
        level=level,
        from_on=from_on,
        lowest=lowest,
        end=end,
    )


class AtLevel(msgspec.Struct, frozen=True):
    """How many households somebody looks after in a place at a level on the snapshot's day or later."""

    level: str
    division: str
    households: int


def by_place(snapshot: Snapshot, staff_id: UUID) -> Sequence[AtLevel]:
    """By level and village, the village first where the list is long."""
    return snapshot.rows(
        AtLevel,
        """
        select a.level, h.division, count(distinct a.household_id)
          from read.assignment a
          join read.standing h on h.household_id = a.household_id and known(h)
           and h.from_on <= %(on)s and %(on)s < h.until_on
         where a.staff_id = %(staff)s and known(a) and %(on)s < a.until_on and not h.closed
         group by a.level, h.division order by a.level desc, h.division
        """,
        staff=staff_id,
    )
