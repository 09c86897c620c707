"""Needs of a division: what waits for whom, since when it is past its day, what was closed."""

from datetime import date
from typing import Final, LiteralString
from uuid import UUID

import msgspec

from projections.engine.snapshot import Snapshot
from projections.needs.asking import CHOSEN, CLOSED, WAITING, Wanted, asked


class ListedNeed(msgspec.Struct, frozen=True):
    """`step`: what it waits for, due by `due_on`; nothing once it is closed."""

    ledger: str
    need_id: UUID
    household_id: UUID
    household_no: str
    division: str
    domain: str
    summary: str | None  # sealed
    emergency: str | None
    opened_on: date
    step: str | None
    due_on: date | None
    staff_id: UUID | None
    organisation: str | None
    acknowledged_on: date | None
    closed_on: date
    outcome: str | None
    satisfied: bool | None

    @property
    def status(self) -> str:
        return {None: "closed", "closing": "answered"}.get(self.step, "open")

    def days_overdue(self, on: date) -> int:
        return max(0, (on - self.due_on).days) if self.due_on else 0


PAGE: Final[LiteralString] = """
, page as (select * from chosen {order} limit %(size)s offset %(skipped)s)
select p.ledger, p.need_id, p.household_id, h.household_no, h.division, n.domain, n.summary, n.emergency, n.opened_on,
       p.step, p.due_on, n.staff_id, n.organisation, n.acknowledged_on, n.closed_on, n.outcome, n.satisfied
  from page p
  join read.need n on n.household_id = p.household_id and n.need_id = p.need_id and n.ledger = p.ledger and known(n)
  join read.standing h on h.household_id = p.household_id and h.ledger = p.ledger and known(h)
       and h.from_on <= %(on)s and %(on)s < h.until_on
"""
BY_DAY: Final[LiteralString] = "order by emergency desc, due_on, need_id"
LAST_CLOSED: Final[LiteralString] = "order by closed_on desc, need_id"


def needs(snapshot: Snapshot, division: str, wanted: Wanted, page: int, size: int) -> tuple[list[ListedNeed], int]:
    """A page of the needs wanted, and how many there are: emergencies first, then by the day they are due; closed ones
    the last closed first."""
    parameters = asked(snapshot, division, wanted)
    found, order = (CLOSED, LAST_CLOSED) if wanted.state == "closed" else (WAITING + CHOSEN, BY_DAY)
    if wanted.state == "closed" and wanted.overdue:
        return [], 0
    query = found + PAGE.replace("{order}", order) + order.replace("order by ", "order by p.").replace(", ", ", p.")
    rows = snapshot.rows(ListedNeed, query, size=size, skipped=(page - 1) * size, **parameters)
    return rows, int(snapshot.value(found + "select count(*) from chosen", **parameters) or 0)


def needs_past_due(snapshot: Snapshot, division: str) -> int:
    """How many needs are past the day by which their next step was due. Its list: Wanted(overdue=True)."""
    return _count(snapshot, division, Wanted(overdue=True))


def _count(snapshot: Snapshot, division: str, wanted: Wanted) -> int:
    parameters = asked(snapshot, division, wanted)
    return int(snapshot.value(WAITING + CHOSEN + "select count(*) from chosen", **parameters) or 0)


def emergencies_open(snapshot: Snapshot, division: str) -> int:
    """How many emergencies nobody has closed yet. Their list: Wanted(emergency=True)."""
    return _count(snapshot, division, Wanted(emergency=True))
