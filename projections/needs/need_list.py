"""Needs of a division: what waits for whom, since when it is past its day, what was closed; counted by domain."""

from datetime import date
from typing import Any, Final, LiteralString
from uuid import UUID

import msgspec

from casework.divisions.codes import range_of
from casework.oversight.need_steps import STEPS, days_of
from projections.engine.snapshot import Snapshot
from projections.oversight.ledgers import ledgers_below, ledgers_of, of_whole_ledgers
from projections.policies.in_force import in_force

A_YEAR: Final = 365


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """Which needs. `state`: open (no answer yet), answered, or closed within the year; nothing: open or answered."""

    state: str | None = None
    overdue: bool = False
    domain: str | None = None
    emergency: bool = False


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


class DomainCount(msgspec.Struct, frozen=True):
    """`closed`: within the year up to the day; `met`: those of them that were met, or in part."""

    domain: str
    open: int
    answered: int
    overdue: int
    closed: int
    met: int


WAITING: Final[LiteralString] = """
with days as (
  select * from unnest(%(of_ledgers)s::text[], %(steps)s::text[], %(days)s::int[]) as d(ledger, step, days)
)
, waiting as (
  select s.ledger, s.need_id, s.household_id, s.domain, s.step, s.emergency, coalesce(s.said_on, s.since_on + d.days) as due_on
    from read.need_step s
    join days d on d.ledger = s.ledger and d.step = s.step
   where s.ledger = any(%(asked_ledgers)s) and known(s) and s.from_on <= %(on)s and %(on)s < s.until_on
     and (%(own)s::uuid[] is null or s.household_id = any(%(own)s))
     and (%(whole)s or s.household_id in (
          select h.household_id from read.household h
           where known(h) and h.from_on <= %(on)s and %(on)s < h.until_on
             and h.division >= %(division_from)s and h.division < %(division_until)s))
)
"""
CHOSEN: Final[LiteralString] = """
, chosen as (
  select * from waiting
   where (%(state)s::text is null or (step = 'closing') = (%(state)s = 'answered'))
     and (not %(overdue)s or due_on < %(on)s)
     and (%(domain)s::text is null or domain = %(domain)s)
     and (not %(emergency)s or emergency)
)
"""
CLOSED: Final[LiteralString] = """
with chosen as (
  select n.ledger, n.need_id, n.household_id, n.domain, null::text as step, n.emergency is not null as emergency,
         null::date as due_on, n.closed_on, n.outcome
    from read.need n
   where n.ledger = any(%(asked_ledgers)s) and known(n) and n.closed_on <= %(on)s and n.closed_on > %(since)s
     and (%(own)s::uuid[] is null or n.household_id = any(%(own)s))
     and (%(whole)s or n.household_id in (
          select h.household_id from read.household h
           where known(h) and h.from_on <= %(on)s and %(on)s < h.until_on
             and h.division >= %(division_from)s and h.division < %(division_until)s))
     and (%(domain)s::text is null or n.domain = %(domain)s)
     and (not %(emergency)s or n.emergency is not null)
)
"""
PAGE: Final[LiteralString] = """
, page as (select * from chosen {order} limit %(size)s offset %(skipped)s)
select p.ledger, p.need_id, p.household_id, h.household_no, h.division, n.domain, n.summary, n.emergency, n.opened_on,
       p.step, p.due_on, n.staff_id, n.organisation, n.acknowledged_on, n.closed_on, n.outcome, n.satisfied
  from page p
  join read.need n on n.household_id = p.household_id and n.need_id = p.need_id and n.ledger = p.ledger and known(n)
  join read.household h on h.household_id = p.household_id and h.ledger = p.ledger and known(h)
       and h.from_on <= %(on)s and %(on)s < h.until_on
"""
BY_DAY: Final[LiteralString] = "order by emergency desc, due_on, need_id"
LAST_CLOSED: Final[LiteralString] = "order by closed_on desc, need_id"


def needs(
    snapshot: Snapshot, division: str, wanted: Wanted, page: int, size: int
) -> tuple[list[ListedNeed], int]:
    """A page of the needs wanted, and how many there are: emergencies first, then by the day they are due; closed ones
    the last closed first."""
    parameters = _parameters(snapshot, division, wanted)
    found, order = (CLOSED, LAST_CLOSED) if wanted.state == "closed" else (WAITING + CHOSEN, BY_DAY)
    if wanted.state == "closed" and wanted.overdue:
        return [], 0
    query = found + PAGE.replace("{order}", order) + order.replace("order by ", "order by p.").replace(", ", ", p.")
    rows = snapshot.rows(ListedNeed, query, size=size, skipped=(page - 1) * size, **parameters)
    return rows, int(snapshot.value(found + "select count(*) from chosen", **parameters) or 0)


def needs_past_due(snapshot: Snapshot, division: str) -> int:
    """How many needs are past the day by which their next step was due. Its list: Wanted(overdue=True)."""
    parameters = _parameters(snapshot, division, Wanted(overdue=True))
    return int(snapshot.value(WAITING + CHOSEN + "select count(*) from chosen", **parameters) or 0)


def emergencies(snapshot: Snapshot, division: str) -> tuple[list[ListedNeed], int]:
    """Emergencies that nobody has closed yet, and how many there are."""
    return needs(snapshot, division, Wanted(emergency=True), 1, 20)


def by_domain(snapshot: Snapshot, division: str) -> list[DomainCount]:
    """What is open, answered and past its day in each domain, and what was closed in the last year."""
    parameters = _parameters(snapshot, division, Wanted())
    waits = snapshot.rows(
        _Waits,
        WAITING
        + """
        select domain, count(*) filter (where step <> 'closing'), count(*) filter (where step = 'closing'),
               count(*) filter (where due_on < %(on)s)
          from waiting group by domain
        """,
        **parameters,
    )
    closed = snapshot.rows(
        _Closed,
        CLOSED + "select domain, count(*), count(*) filter (where outcome in ('met', 'partly')) from chosen group by domain",
        **parameters,
    )
    waiting, over = {row.domain: row for row in waits}, {row.domain: row for row in closed}
    return [_counted(domain, waiting.get(domain), over.get(domain)) for domain in DOMAINS]


DOMAINS: Final = ("living", "elder_care", "medical", "emotional")


class _Waits(msgspec.Struct, frozen=True):
    domain: str
    open: int
    answered: int
    overdue: int


class _Closed(msgspec.Struct, frozen=True):
    domain: str
    closed: int
    met: int


def _counted(domain: str, waits: _Waits | None, closed: _Closed | None) -> DomainCount:
    open_, answered, overdue = (waits.open, waits.answered, waits.overdue) if waits else (0, 0, 0)
    return DomainCount(domain, open_, answered, overdue, *((closed.closed, closed.met) if closed else (0, 0)))


def _parameters(snapshot: Snapshot, division: str, wanted: Wanted) -> dict[str, Any]:
    own = snapshot.scope.own() if snapshot.scope.is_own(division) else None
    ledgers = ledgers_below(snapshot, division) if own is None else ledgers_of(snapshot, own)
    lowest, end = range_of("" if own is not None else division)
    return {
        **_days(snapshot, ledgers),
        "asked_ledgers": ledgers,
        "own": own,
        "whole": own is not None or of_whole_ledgers(snapshot, division),
        "division_from": lowest,
        "division_until": end,
        "since": date.fromordinal(snapshot.on.toordinal() - A_YEAR),
        **msgspec.structs.asdict(wanted),
    }


def _days(snapshot: Snapshot, ledgers: list[str]) -> dict[str, Any]:
    """Within how many days each step is due in each ledger, by the edition in force there."""
    policies = in_force(snapshot, ledgers)
    found = [(ledger, step, days_of(step, policies[ledger].edition.needs)) for ledger in ledgers for step in STEPS]
    return {
        "of_ledgers": [ledger for ledger, _, _ in found],
        "steps": [step for _, step, _ in found],
        "days": [days for _, _, days in found],
    }
