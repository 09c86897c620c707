"""Alerts of a division as the clock raised and resolved them, a page at a time."""

from datetime import date
from typing import Final, LiteralString
from uuid import UUID

import msgspec

from casework.divisions.codes import range_of, trim
from projections.engine.snapshot import Snapshot

LEDGER_DIGITS: Final = 6  # a household never leaves its county


class ListedAlert(msgspec.Struct, frozen=True):
    alert_id: UUID
    ledger: str
    household_id: UUID
    household_no: str
    division: str
    duty: str
    due_on: date
    raised_on: date
    resolved_on: date
    cause: str | None


def alerts(
    snapshot: Snapshot, division: str, state: str, page: int, size: int
) -> tuple[list[ListedAlert], dict[str, int]]:
    """A page of the alerts `open` on the snapshot's day, or `resolved` by then, and how many of each."""
    lowest, end = snapshot.scope.span(division)
    ledger_from, ledger_until = range_of("" if snapshot.scope.is_own(division) else trim(division)[:LEDGER_DIGITS])
    parameters = {
        "division_from": lowest, "division_until": end, "own": snapshot.scope.own(),
        "ledger_from": ledger_from, "ledger_until": ledger_until,
    }  # fmt: skip
    rows = snapshot.rows(
        ListedAlert,
        ALERTS
        + """
        select alert_id, ledger, household_id, household_no, division, duty, due_on, raised_on,
          resolved_on, cause
          from alert where open = %(open)s
         order by case when open then due_on end, resolved_on desc, household_no, duty
         limit %(size)s offset %(skipped)s
        """,
        open=state == "open",
        size=size,
        skipped=(page - 1) * size,
        **parameters,
    )
    counted = snapshot.rows(_Count, ALERTS + "select open, count(*) from alert group by open", **parameters)
    counts = {"open": 0, "resolved": 0} | {"open" if row.open else "resolved": row.number for row in counted}
    return rows, counts


def households_with_alerts(snapshot: Snapshot, ledger: str) -> set[UUID]:
    """The households of a ledger with an alert that nothing has resolved yet."""
    rows = snapshot.connection.execute(
        """
        select distinct household_id from read.alert
         where ledger = %(ledger)s and known_until = 9223372036854775807 and resolved_on = '9999-12-31'
        """,
        {"ledger": ledger},
    )
    return {household_id for (household_id,) in rows}


ALERTS: Final[LiteralString] = """
with alert as (
  select a.alert_id, a.ledger, a.household_id, h.household_no, h.division, a.duty, a.due_on, a.raised_on,
         a.resolved_on, a.cause, %(on)s < a.resolved_on as open
    from read.alert a
    join read.standing h on h.household_id = a.household_id
   where known(a) and a.raised_on <= %(on)s
     and a.ledger >= %(ledger_from)s and a.ledger < %(ledger_until)s
     and known(h) and h.from_on <= %(on)s
       and %(on)s < h.until_on
     and h.division >= %(division_from)s and h.division < %(division_until)s
     and (%(own)s::uuid[] is null or a.household_id = any(%(own)s))
)
"""


class _Count(msgspec.Struct, frozen=True):
    open: bool
    number: int
