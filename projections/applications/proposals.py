"""Whom the office may propose (免申即享): people who meet a scheme's conditions and have not applied, a batch of them at a time."""

from typing import NamedTuple
from uuid import UUID

import msgspec

from casework.schemes.thresholds import Reached, entered
from projections.applications.judging import Judgement
from projections.applications.lookup import RUNNING
from projections.applications.supposing import supposed
from projections.engine.snapshot import Snapshot


class Candidate(msgspec.Struct, frozen=True):
    person_id: UUID
    household_id: UUID
    ledger: str
    division: str


class Looked(NamedTuple):
    """`found`: who has not applied; `homes`: how many households were looked at; `then`: after which to go on, where there are more."""

    found: list[Candidate]
    homes: int
    then: UUID | None


class Proposed(NamedTuple):
    """`reached`: the age of the scheme's conditions that was reached last. Who meets them only later in the year is not `met` yet."""

    who: Candidate
    judged: Judgement
    reached: Reached | None

    @property
    def met(self) -> bool:
        return self.judged.met


def proposed(snapshot: Snapshot, looked: Looked, scheme: str) -> list[Proposed]:
    """Those of them who meet the conditions this year. `snapshot`: one of everything, because they may be paid elsewhere."""
    judged = supposed(snapshot, scheme, {each.person_id for each in looked.found}, snapshot.on)
    return [
        Proposed(each, one, entered(one.scheme, one.facts, snapshot.on))
        for each in looked.found if (one := judged.get(each.person_id))
    ]  # fmt: skip


def candidates(snapshot: Snapshot, division: str, scheme: str, after: UUID | None, size: int) -> Looked:
    """Living members in care on the day who have no running application for the scheme, from one household on."""
    own = snapshot.scope.own() if snapshot.scope.is_own(division) else None
    lowest, end = snapshot.scope.span(division)
    homes = snapshot.rows(
        _Home,
        """
        select h.household_id from read.standing h
         where known(h) and h.from_on <= %(on)s and %(on)s < h.until_on and not h.closed
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
         cross join lateral (select p.division from read.place p -- one by one, however many places there are
                              where p.ledger = m.ledger and p.household_id = m.household_id and p.here and known(p) offset 0) p
         where m.household_id = any(%(homes)s) and known(m) and %(on)s < m.left_on and %(on)s <= m.died_on
           and not exists (select from read.application a
                            where a.person_id = m.member_id and a.scheme = %(scheme)s and a.status = any(%(running)s) and known(a) offset 0)
         order by m.household_id, m.member_id
        """,
        homes=[each.household_id for each in homes], scheme=scheme, running=list(RUNNING),
    )  # fmt: skip
    return Looked(found, len(homes), homes[-1].household_id if len(homes) == size else None)


class _Home(msgspec.Struct, frozen=True):
    household_id: UUID
