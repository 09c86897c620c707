"""Alerts of a division by stage and by whose they are, a page at a time."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final, LiteralString
from uuid import UUID

import msgspec

from casework.divisions.codes import range_of, trim
from projections.engine.snapshot import Snapshot

LEDGER_DIGITS: Final = 6  # a household never leaves its county
STAGES: Final = ("raised", "acknowledged", "escalated", "snoozed", "resolved")
LEVELS: Final = ("village", "township", "county")


class ListedAlert(msgspec.Struct, frozen=True):
    """As it stands on the day. `since`: since when at this stage; `rests_until`: the day after a rest."""

    alert_id: UUID
    ledger: str
    household_id: UUID
    household_no: str
    division: str
    duty: str
    due_on: date
    raised_on: date
    since: date
    until_on: date
    stage: str
    level: str
    staff_id: UUID | None
    plan: str | None  # sealed
    reason: str | None  # sealed
    cause: str | None

    @property
    def resolved_on(self) -> date | None:
        return self.since if self.stage == "resolved" else None

    @property
    def rests_until(self) -> date | None:
        return self.until_on if self.stage == "snoozed" else None


class Wanted(msgspec.Struct, frozen=True):
    """`stage`: one of STAGES, or `open` for all but the resolved; `level`: whose they are, all where it is empty."""

    division: str
    stage: str = "open"
    level: str = ""


Counts = Mapping[tuple[str, str], int]
"""How many there are, by stage and level."""


def alerts(snapshot: Snapshot, wanted: Wanted, page: int, size: int) -> list[ListedAlert]:
    """A page: the longest due first, of those resolved the latest."""
    return snapshot.rows(
        ListedAlert,
        ALERTS
        + """
        select alert_id, ledger, household_id, household_no, division, duty, due_on, raised_on, from_on, until_on,
               stage, level, staff_id, plan, reason, cause
          from alert where (stage = %(stage)s or (%(stage)s = 'open' and stage <> 'resolved'))
           and %(level)s in ('', level)
         order by case when stage <> 'resolved' then due_on end, from_on desc, household_no, duty
         limit %(size)s offset %(skipped)s
        """,
        stage=wanted.stage,
        level=wanted.level,
        size=size,
        skipped=(page - 1) * size,
        **_within(snapshot, wanted.division),
    )


def counts(snapshot: Snapshot, division: str) -> Counts:
    query = ALERTS + "select stage, level, count(*) from alert group by stage, level"
    rows = snapshot.rows(_Count, query, **_within(snapshot, division))
    return {(row.stage, row.level): row.number for row in rows}


def number(counts: Counts, stage: str, level: str = "") -> int:
    """Of a stage or `open`, of a level or all."""
    stages = STAGES[:-1] if stage == "open" else (stage,)
    return sum(n for (of, whose), n in counts.items() if of in stages and level in ("", whose))


def alerts_passed_up(snapshot: Snapshot, division: str) -> int:
    """Those that stood too long, by an index of their own: few, however many alerts there are."""
    number: int = snapshot.value(
        """
        select count(*) from read.alert a
          join read.standing h on h.household_id = a.household_id and h.ledger = a.ledger
         where known(a) and a.stage = 'escalated' and a.from_on <= %(on)s and %(on)s < a.until_on
           and a.ledger >= %(ledger_from)s and a.ledger < %(ledger_until)s
           and known(h) and h.from_on <= %(on)s and %(on)s < h.until_on
           and h.division >= %(division_from)s and h.division < %(division_until)s
           and (%(own)s::uuid[] is null or a.household_id = any(%(own)s))
        """,
        **_within(snapshot, division),
    )
    return number


def alerts_of(snapshot: Snapshot, household_id: UUID) -> list[ListedAlert]:
    """Those of a household that stand on the snapshot's day, resolved or not, the longest due first."""
    return snapshot.rows(
        ListedAlert,
        """
        select a.alert_id, a.ledger, a.household_id, h.household_no, h.division, a.duty, a.due_on, a.raised_on,
               a.from_on, a.until_on, a.stage, a.level, a.staff_id, a.plan, a.reason, a.cause
          from read.alert a
          join read.standing h on h.household_id = a.household_id and h.ledger = a.ledger
         where a.household_id = %(household)s
           and known(a) and a.from_on <= %(on)s and %(on)s < a.until_on
           and known(h) and h.from_on <= %(on)s and %(on)s < h.until_on
         order by a.due_on, a.duty
        """,
        household=household_id,
    )


def households_with_alerts(snapshot: Snapshot, ledger: str) -> set[UUID]:
    """The households of a ledger with an alert that nothing has resolved yet."""
    rows = snapshot.connection.execute(
        """
        select distinct household_id from read.alert
         where ledger = %(ledger)s and known_until = 9223372036854775807 and until_on = '9999-12-31'
           and stage <> 'resolved'
        """,
        {"ledger": ledger},
    )
    return {household_id for (household_id,) in rows}


def _within(snapshot: Snapshot, division: str) -> dict[str, Any]:
    lowest, end = snapshot.scope.span(division)
    ledger_from, ledger_until = range_of("" if snapshot.scope.is_own(division) else trim(division)[:LEDGER_DIGITS])
    return {
        "division_from": lowest, "division_until": end, "own": snapshot.scope.own(),
        "ledger_from": ledger_from, "ledger_until": ledger_until,
    }  # fmt: skip


ALERTS: Final[LiteralString] = """
with alert as (
  select a.alert_id, a.ledger, a.household_id, h.household_no, h.division, a.duty, a.due_on, a.raised_on,
         a.from_on, a.until_on, a.stage, a.level, a.staff_id, a.plan, a.reason, a.cause
    from read.alert a
    join read.standing h on h.household_id = a.household_id and h.ledger = a.ledger
   where known(a) and a.from_on <= %(on)s and %(on)s < a.until_on
     and a.ledger >= %(ledger_from)s and a.ledger < %(ledger_until)s
     and known(h) and h.from_on <= %(on)s
       and %(on)s < h.until_on
     and h.division >= %(division_from)s and h.division < %(division_until)s
     and (%(own)s::uuid[] is null or a.household_id = any(%(own)s))
)
"""


class _Count(msgspec.Struct, frozen=True):
    stage: str
    level: str
    number: int
