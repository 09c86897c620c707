"""Contracts with doctors that end soon or have ended, and have no next one: who has to be asked again."""

from datetime import date, timedelta
from typing import Any, Final, LiteralString
from uuid import UUID

import msgspec

from casework.care.terms import terms_on
from casework.divisions.codes import range_of, trim
from projections.engine.snapshot import Snapshot


class Lapsing(msgspec.Struct, frozen=True):
    """`until_on`: the first day without it; `name`, `doctor`: sealed; `priority`: of a family in special difficulty."""

    ledger: str
    household_id: UUID
    household_no: str
    division: str
    member_id: UUID
    name: str | None
    relation: str
    contract_id: UUID
    kind: str
    institution: str | None
    doctor: str | None
    until_on: date
    priority: bool


# Of the living members of households in scope on the day. A contract that another follows is not in the index.
LAPSING: Final[LiteralString] = """
  from read.doctor_contract c
  join read.standing h on h.household_id = c.household_id and h.ledger = c.ledger and known(h)
   and h.from_on <= %(on)s and %(on)s < h.until_on and h.entered_on <= %(on)s and %(on)s < h.left_on
  join read.member m on m.member_id = c.member_id and m.household_id = c.household_id and known(m)
   and %(on)s <= m.died_on and %(on)s < m.left_on
 where known(c) and not c.followed and c.until_on <= %(warned_until)s and c.from_on <= %(on)s
   and c.ledger = any(%(below)s) and (%(kind)s::text is null or c.kind = %(kind)s)
   and h.division >= %(division_from)s and h.division < %(division_until)s
   and (%(own)s::uuid[] is null or c.household_id = any(%(own)s))
"""


def contracts_to_lapse(
    snapshot: Snapshot, division: str, kind: str | None = None, page: int = 1, size: int = 50
) -> tuple[list[Lapsing], int]:
    """A page of them, families in special difficulty first, then those that ended longest ago, and how many there are in all."""
    asked = _asked(snapshot, division, kind)
    rows = snapshot.rows(
        Lapsing,
        """
        select c.ledger, c.household_id, h.household_no, h.division, c.member_id, m.name, m.relation, c.contract_id, c.kind,
               c.institution, c.doctor, c.until_on, exists (select from read.priority f
                 where f.household_id = c.household_id and known(f) and f.from_on <= %(on)s and %(on)s < f.until_on) as priority
        """
        + LAPSING
        + "order by priority desc, c.until_on, h.division, h.household_no, c.contract_id limit %(size)s offset %(skipped)s",
        size=size,
        skipped=(page - 1) * size,
        **asked,
    )
    return rows, int(snapshot.value("select count(*)" + LAPSING, **asked) or 0)


def _asked(snapshot: Snapshot, division: str, kind: str | None) -> dict[str, Any]:
    lowest, end = snapshot.scope.span(division)
    first, last = range_of("" if snapshot.scope.is_own(division) else trim(division)[:6])
    warning = timedelta(days=terms_on(snapshot.on).lapse_warning_days)
    return {
        "warned_until": snapshot.on + warning,
        "below": [ledger for ledger in snapshot.known if first <= ledger < last],
        "kind": kind,
        "division_from": lowest,
        "division_until": end,
        "own": snapshot.scope.own(),
    }
