"""Who is assigned to a household, and whether they still hold the post for it (casework/oversight/in_post.py)."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

import msgspec

from casework.oversight.in_post import Held, PostState, post_state
from projections.engine.snapshot import Snapshot
from projections.staff.staff_list import posts


class Assigned(msgspec.Struct, frozen=True):
    """An assignment with the staff member's name and phone, sealed in the staff record. `post`: on the day, or on its first day."""

    assignment_id: UUID
    household_id: UUID
    level: str
    staff_id: UUID
    staff_ledger: str
    name: str | None
    phone: str | None
    from_on: date
    until_on: date
    division: str
    post: PostState = "elsewhere"

    @property
    def in_post(self) -> bool:
        return self.post == "held"


def assignments(snapshot: Snapshot, household_id: UUID) -> list[Assigned]:
    """The assignments that hold on the day or begin later, village first."""
    return _assigned(snapshot, [household_id])


def assigned_to(snapshot: Snapshot, households: Sequence[UUID]) -> dict[UUID, list[Assigned]]:
    """Who is assigned on the snapshot's day, by household, village first."""
    found: dict[UUID, list[Assigned]] = {}
    for each in _assigned(snapshot, households):
        if each.from_on <= snapshot.on:
            found.setdefault(each.household_id, []).append(each)
    return found


def _assigned(snapshot: Snapshot, households: Sequence[UUID]) -> list[Assigned]:
    rows = snapshot.rows(
        Assigned,
        """
        select a.assignment_id, a.household_id, a.level, a.staff_id, coalesce(s.ledger, ''), s.name, s.phone,
               a.from_on, a.until_on, h.division
          from read.assignment a
          join read.standing h on h.household_id = a.household_id and h.household_id = any(%(households)s) and known(h)
           and h.from_on <= %(on)s and %(on)s < h.until_on
          left join read.staff s on s.staff_id = a.staff_id and known(s)
         where a.household_id = any(%(households)s) and %(on)s < a.until_on and known(a)
         order by a.level desc, a.from_on, a.assignment_id
        """,
        households=list(households),
    )
    held = posts(snapshot, list({row.staff_id for row in rows}))
    return [
        msgspec.structs.replace(
            row,
            post=post_state(
                [Held(p.division, p.from_on, p.until_on) for p in held.get(row.staff_id, ()) if p.level == row.level],
                row.division,
                max(snapshot.on, row.from_on),
            ),
        )
        for row in rows
    ]
