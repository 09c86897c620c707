"""Help plans of a division that are to be looked at again: their day has come."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final, LiteralString, NamedTuple
from uuid import UUID

import msgspec

from projections.engine.snapshot import Snapshot
from projections.needs.help_plan_tables import HelpPlan, HelpPlanReview
from projections.oversight.ledgers import ledgers_below, ledgers_of

LATELY: Final = timedelta(days=92)


class DuePlan(msgspec.Struct, frozen=True):
    """`due_on`: when it was to be looked at; `reviewed_on`: when it was last. `goals` sealed."""

    ledger: str
    plan_id: UUID
    household_id: UUID
    household_no: str
    division: str
    goals: str | None
    from_on: date
    reviewed_on: date | None
    due_on: date


DUE: Final[LiteralString] = """
with due as (
  select p.ledger, p.plan_id, p.household_id, h.household_no, h.division, p.goals, p.from_on, last.reviewed_on,
         coalesce(last.next_review_on, p.review_on) as due_on
    from read.help_plan p
    join read.standing h on h.household_id = p.household_id and h.ledger = p.ledger and known(h)
         and h.from_on <= %(on)s and %(on)s < h.until_on and not h.closed
    left join lateral (
         select r.reviewed_on, r.next_review_on from read.help_plan_review r
          where r.household_id = p.household_id and r.ledger = p.ledger and r.plan_id = p.plan_id and known(r)
            and r.reviewed_on <= %(on)s
          order by r.reviewed_on desc, r.next_review_on desc limit 1) last on true
   where p.ledger = any(%(asked_ledgers)s) and known(p) and p.from_on <= %(on)s and %(on)s < p.until_on
     and (%(own)s::uuid[] is null or p.household_id = any(%(own)s))
     and h.division >= %(division_from)s and h.division < %(division_until)s
     and coalesce(last.next_review_on, p.review_on) <= %(on)s
)
"""


def plans_due(snapshot: Snapshot, division: str, page: int, size: int) -> tuple[list[DuePlan], int]:
    """A page of them, the longest due first, and how many there are."""
    query = DUE + "select * from due order by due_on, plan_id limit %(size)s offset %(skipped)s"
    rows = snapshot.rows(DuePlan, query, size=size, skipped=(page - 1) * size, **_asked(snapshot, division))
    return rows, plans_due_count(snapshot, division)


def plans_due_count(snapshot: Snapshot, division: str) -> int:
    return int(snapshot.value(DUE + "select count(*) from due", **_asked(snapshot, division)) or 0)


class StandingPlan(NamedTuple):
    """`reviews`: what was found so far, the last one first; `due_on`: when it is looked at next."""

    plan: HelpPlan
    reviews: list[HelpPlanReview]
    due_on: date


def standing_plans(plans: Sequence[HelpPlan], reviews: Sequence[HelpPlanReview], on: date) -> list[StandingPlan]:
    """Those that hold on a day. `reviews`: of the household, the last one first."""
    return [
        StandingPlan(plan, found, found[0].next_review_on if found else plan.review_on)
        for plan in plans
        if plan.from_on <= on < plan.until_on
        for found in [[each for each in reviews if each.plan_id == plan.plan_id and each.reviewed_on <= on]]
    ]


def ended_lately(plans: Sequence[HelpPlan], on: date) -> list[HelpPlan]:
    """Those that ended within the last quarter: of them the day may have been wrong."""
    return [plan for plan in plans if plan.until_on <= on < plan.until_on + LATELY]


def _asked(snapshot: Snapshot, division: str) -> dict[str, object]:
    own = snapshot.scope.own() if snapshot.scope.is_own(division) else None
    lowest, end = snapshot.scope.span(division)
    ledgers = ledgers_below(snapshot, division) if own is None else ledgers_of(snapshot, own)
    return {"asked_ledgers": ledgers, "own": own, "division_from": lowest, "division_until": end}
