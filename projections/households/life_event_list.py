"""Life events of a division: those to be verified, and those after which something is left to be done."""

from datetime import date
from typing import Final, LiteralString
from uuid import UUID

import msgspec

from casework.divisions.codes import range_of, trim
from projections.engine.snapshot import Snapshot

LEDGER_DIGITS: Final = 6


class ListedLifeEvent(msgspec.Struct, frozen=True):
    """`reporter`: the sealed name of who reported it, in their `reporter_ledger`; none where it is not known."""

    life_event_id: UUID
    ledger: str
    household_id: UUID
    household_no: str
    division: str
    kind: str
    subject: str
    occurred_on: date
    source: str | None
    residence_division: str | None
    hukou_division: str | None
    level: int | None
    reported_on: date
    status: str
    decided_on: date
    reason: str | None
    to_do: tuple[str, ...]
    reporter: str | None
    reporter_id: UUID | None
    reporter_ledger: str | None


def to_verify(snapshot: Snapshot, division: str, page: int = 1, size: int = 50) -> tuple[list[ListedLifeEvent], int]:
    """A page of what nobody has verified or rejected by the snapshot's day, what was reported first first; and how many."""
    return _listed(snapshot, division, TO_VERIFY, page, size)


def to_follow_up(snapshot: Snapshot, division: str, page: int = 1, size: int = 50) -> tuple[list[ListedLifeEvent], int]:
    """A page of the verified ones after which something is left to be done, what was verified first first; and how many."""
    return _listed(snapshot, division, TO_FOLLOW_UP, page, size)


def to_verify_count(snapshot: Snapshot, division: str) -> int:
    """How many life events of a division wait to be verified."""
    return _count(snapshot, division, TO_VERIFY)


def to_follow_up_count(snapshot: Snapshot, division: str) -> int:
    """After how many life events of a division something is left to be done."""
    return _count(snapshot, division, TO_FOLLOW_UP)


def decided(snapshot: Snapshot, staff_id: UUID) -> list[ListedLifeEvent]:
    """What became of what somebody reported, as far as they have not read it, of the households they see."""
    return snapshot.rows(
        ListedLifeEvent,
        SELECTED
        + """
          from read.life_event e
          join read.standing h on h.household_id = e.household_id and h.ledger = e.ledger
          left join read.staff s on s.staff_id = e.staff_id and known(s)
         where e.staff_id = %(staff)s and not e.outcome_seen and known(e) and e.decided_on <= %(on)s
           and known(h) and h.from_on <= %(on)s and %(on)s < h.until_on
         order by e.decided_on, e.life_event_id
        """,
        staff=staff_id,
    )


SELECTED: Final[LiteralString] = """
select e.life_event_id, e.ledger, e.household_id, h.household_no, h.division, e.kind, e.subject, e.occurred_on, e.source,
       e.residence_division, e.hukou_division, e.level, e.reported_on, e.status, e.decided_on, e.reason, e.to_do,
       s.name, s.staff_id, s.ledger
"""
FROM: Final[LiteralString] = """
  from read.life_event e
  join read.standing h on h.household_id = e.household_id and h.ledger = e.ledger
"""
WHERE: Final[LiteralString] = """
   and known(e) and e.ledger >= %(ledger_from)s and e.ledger < %(ledger_until)s
   and known(h) and h.from_on <= %(on)s and %(on)s < h.until_on
   and h.division >= %(division_from)s and h.division < %(division_until)s
   and (%(own)s::uuid[] is null or e.household_id = any(%(own)s))
"""
TO_VERIFY: Final[LiteralString] = " where e.decided_on > %(on)s and e.reported_on <= %(on)s "
TO_FOLLOW_UP: Final[LiteralString] = (
    " where cardinality(e.to_do) > 0 and e.status = 'verified' and e.decided_on <= %(on)s "
)


def _listed(
    snapshot: Snapshot, division: str, which: LiteralString, page: int, size: int
) -> tuple[list[ListedLifeEvent], int]:
    order: LiteralString = "e.reported_on" if which is TO_VERIFY else "e.decided_on"
    rows = snapshot.rows(
        ListedLifeEvent,
        SELECTED + FROM + " left join read.staff s on s.staff_id = e.staff_id and known(s) " + which + WHERE
        + " order by " + order + ", h.household_no, e.life_event_id limit %(size)s offset %(skipped)s",
        size=size,
        skipped=(page - 1) * size,
        **_place(snapshot, division),
    )  # fmt: skip
    return [_with_list(row) for row in rows], _count(snapshot, division, which)


def _with_list(row: ListedLifeEvent) -> ListedLifeEvent:
    return msgspec.structs.replace(row, to_do=tuple(row.to_do))


def _count(snapshot: Snapshot, division: str, which: LiteralString) -> int:
    return int(snapshot.value("select count(*)" + FROM + which + WHERE, **_place(snapshot, division)) or 0)


def _place(snapshot: Snapshot, division: str) -> dict[str, object]:
    own = snapshot.scope.is_own(division)
    lowest, end = snapshot.scope.span(division)
    ledger_from, ledger_until = range_of("" if own else trim(division)[:LEDGER_DIGITS])
    return {
        "division_from": lowest, "division_until": end, "own": snapshot.scope.own(),
        "ledger_from": ledger_from, "ledger_until": ledger_until,
    }  # fmt: skip
