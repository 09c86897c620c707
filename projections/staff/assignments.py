"""Who is assigned to a household, from the snapshot's day on."""

from datetime import date
from uuid import UUID

import msgspec

from projections.engine.snapshot import Snapshot


class NamedAssignment(msgspec.Struct, frozen=True):
    """An assignment with the staff member's name, sealed in the staff record."""

    assignment_id: UUID
    level: str
    staff_id: UUID
    staff_ledger: str | None
    name: str | None
    from_on: date
    until_on: date


def assignments(snapshot: Snapshot, household_id: UUID) -> list[NamedAssignment]:
    """The assignments that hold on the day or begin later, village first."""
    return snapshot.rows(
        NamedAssignment,
        """
        select a.assignment_id, a.level, a.staff_id, s.ledger, s.name, a.from_on, a.until_on
          from read.assignment a
          left join read.staff s
            on s.staff_id = a.staff_id and known(s)
         where a.household_id = %(household)s and %(on)s < a.until_on
           and known(a)
         order by a.level desc, a.from_on, a.assignment_id
        """,
        household=household_id,
    )
