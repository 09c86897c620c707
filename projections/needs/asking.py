"""Which needs are asked about, and what they wait for: the parts that every question about needs begins with."""

from collections.abc import Sequence
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
DOMAINS: Final = ("living", "elder_care", "medical", "emotional")


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """Which needs. `state`: open (no answer yet), answered, or closed within the year; nothing: open or answered.

    `met`: of the closed, those that were met, or in part.
    """

    state: str | None = None
    overdue: bool = False
    domain: str | None = None
    emergency: bool = False
    met: bool = False


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
          select h.household_id from read.standing h
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
          select h.household_id from read.standing h
           where known(h) and h.from_on <= %(on)s and %(on)s < h.until_on
             and h.division >= %(division_from)s and h.division < %(division_until)s))
     and (%(domain)s::text is null or n.domain = %(domain)s)
     and (not %(emergency)s or n.emergency is not null)
     and (not %(met)s or n.outcome in ('met', 'partly'))
)
"""


def waiting_of(snapshot: Snapshot, households: Sequence[UUID]) -> dict[str, Any]:
    """What WAITING is given to ask about these households, wherever they live."""
    ledgers = ledgers_of(snapshot, households)
    place = {"own": list(households), "whole": True, "division_from": "", "division_until": ""}
    return {**_days(snapshot, ledgers), "asked_ledgers": ledgers, **place}


def asked(snapshot: Snapshot, division: str, wanted: Wanted) -> dict[str, Any]:
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
