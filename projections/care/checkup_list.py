"""The yearly check-ups of a county or an area below it: who was not offered one yet, who had it, who preferred not to."""

from typing import Any, Final, Literal, LiteralString
from uuid import UUID

import msgspec

from casework.divisions.codes import ledger_of
from projections.engine.snapshot import Snapshot

Stage = Literal["missing", "offered", "done", "declined"]
STAGES: Final[tuple[Stage, ...]] = ("missing", "offered", "done", "declined")


class CheckedUp(msgspec.Struct, frozen=True):
    """One living member in scope; `name` sealed; `stage`: how the year's check-up stands."""

    ledger: str
    household_id: UUID
    household_no: str
    division: str
    member_id: UUID
    name: str | None
    relation: str
    stage: Stage


# What was done counts whatever was said besides; else what was said last.
STAGED: Final[LiteralString] = """
with staged as (
  select h.ledger, h.household_id, h.household_no, h.division, m.member_id, m.name, m.relation,
         coalesce((select c.stage from read.checkup c
                    where c.household_id = h.household_id and c.member_id = m.member_id and known(c)
                      and c.year = %(year)s and c.occurred_on <= %(on)s
                    order by (c.stage = 'done') desc, c.occurred_on desc, c.checkup_id limit 1), 'missing') as stage
    from read.standing h
    join read.member m on m.household_id = h.household_id and m.ledger = h.ledger and known(m)
     and m.from_on <= %(on)s and %(on)s <= m.died_on
   where known(h) and h.ledger = any(%(below)s) and h.from_on <= %(on)s and %(on)s < h.until_on
     and h.entered_on <= %(on)s and %(on)s < h.left_on
     and h.division >= %(division_from)s and h.division < %(division_until)s
     and (%(own)s::uuid[] is null or h.household_id = any(%(own)s))
)
"""


def checkups(
    snapshot: Snapshot, division: str, year: int, stage: Stage, page: int, size: int
) -> tuple[list[CheckedUp], dict[Stage, int]]:
    """A page of those at a stage, by village, and how many are at each. `division`: a county or below it."""
    asked: dict[str, Any] = {
        "year": year,
        "below": list(snapshot.known) if snapshot.scope.is_own(division) else [ledger_of(division)],
        "own": snapshot.scope.own(),
        **dict(zip(("division_from", "division_until"), snapshot.scope.span(division), strict=True)),
    }
    rows = snapshot.rows(
        CheckedUp,
        STAGED
        + """
        select ledger, household_id, household_no, division, member_id, name, relation, stage from staged
         where stage = %(stage)s order by division, household_no, relation, member_id limit %(size)s offset %(skipped)s
        """,
        stage=stage,
        size=size,
        skipped=(page - 1) * size,
        **asked,
    )
    counted = snapshot.connection.execute(
        snapshot.whole(STAGED + "select stage, count(*) from staged group by stage"), snapshot.parameters(asked)
    )
    found: dict[str, int] = dict(counted.fetchall())
    return rows, {each: found.get(each, 0) for each in STAGES}
