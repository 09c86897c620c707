"""Whom the office may propose (免申即享): people who have not applied for a scheme, a batch of them at a time."""

from uuid import UUID

import msgspec

from projections.applications.lookup import RUNNING
from projections.engine.snapshot import Snapshot


class Candidate(msgspec.Struct, frozen=True):
    person_id: UUID
    household_id: UUID
    ledger: str
    division: str


def candidates(
    snapshot: Snapshot, division: str, scheme: str, after: UUID | None, size: int
) -> tuple[list[Candidate], UUID | None]:
    """Living members in care on the day who have no running application for the scheme, from one household on; and the
    household up to which it looked, where there are more.
    """
    own = snapshot.scope.own() if snapshot.scope.is_own(division) else None
    lowest, end = snapshot.scope.span(division)
    homes = snapshot.rows(
        _Home,
        """
        select h.household_id from read.standing h
         where known(h) and h.from_on <= %(on)s and %(on)s < h.until_on
           and h.division >= %(lowest)s and h.division < %(end)s
           and (%(own)s::uuid[] is null or h.household_id = any(%(own)s)) and h.household_id > %(after)s
         order by h.household_id limit %(size)s
        """,
        lowest=lowest, end=end, own=own, after=after or UUID(int=0), size=size,
    )  # fmt: skip
    found = snapshot.rows(
        Candidate,
        """
        select m.member_id, m.household_id, m.ledger, p.division
          from read.member m
          join read.place p on p.ledger = m.ledger and p.household_id = m.household_id and known(p) and p.here
         where m.household_id = any(%(homes)s) and known(m) and %(on)s < m.left_on and %(on)s <= m.died_on
           and not exists (select from read.application a
                            where a.person_id = m.member_id and a.scheme = %(scheme)s and a.status = any(%(running)s) and known(a))
         order by m.household_id, m.member_id
        """,
        homes=[each.household_id for each in homes], scheme=scheme, running=list(RUNNING),
    )  # fmt: skip
    return found, homes[-1].household_id if len(homes) == size else None


class _Home(msgspec.Struct, frozen=True):
    household_id: UUID
