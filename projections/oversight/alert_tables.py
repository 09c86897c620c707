"""Alerts from day to day: what the clock found overdue, whose it was, who took it on, when it rested and was answered."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from msgspec.structs import replace

from casework.common.days import FOREVER
from casework.households.events.alerts import (
    AlertAcknowledged,
    AlertEscalated,
    AlertRaised,
    AlertResolved,
    AlertSnoozed,
)
from casework.households.state import first_level
from casework.ledger.recorded import Recorded
from projections.engine.projection import Projection, Sealed, Stored, sealed


class Alert(Stored, frozen=True):
    """Days on which an alert stood still: raised, acknowledged, escalated, snoozed, or resolved for good."""

    alert_id: UUID
    household_id: UUID
    duty: str
    due_on: date
    raised_on: date
    from_on: date
    until_on: date
    stage: str
    level: str
    staff_id: UUID | None = None  # who took it on
    plan: Sealed | None = None
    reason: Sealed | None = None  # why it rests
    cause: str | None = None  # of its end


def fold_alert(rows: Sequence[Alert], recorded: Recorded) -> Sequence[Alert]:
    event = recorded.event
    match event:
        case AlertRaised(alert_id=alert_id, duty=duty, due_on=due_on, raised_on=day):
            level = first_level(duty)
            return [Alert(alert_id, recorded.stream_id, duty, due_on, day, day, FOREVER, "raised", level)]
        case AlertAcknowledged(acknowledged_on=day):
            plan = sealed(event.plan)
            return _from_then_on(rows, day, stage="acknowledged", staff_id=event.staff_id, plan=plan, reason=None)
        case AlertEscalated(escalated_on=day):
            return _from_then_on(rows, day, stage="escalated", level=event.level)
        case AlertSnoozed():
            return _rested(rows, event)
        case AlertResolved(resolved_on=day):
            return _from_then_on(rows, day, stage="resolved", cause=event.cause, reason=None)
        case _:
            return rows


def _from_then_on(rows: Sequence[Alert], day: date, **changes: Any) -> list[Alert]:
    """A clock that was set back changes nothing before the days already told."""
    before, now = _until(rows, day)
    return [*before, replace(now, until_on=FOREVER, **changes)]


def _rested(rows: Sequence[Alert], event: AlertSnoozed) -> list[Alert]:
    """Afterwards it is as it was before it rested, also where one rest takes the place of another."""
    before, now = _until(rows, event.snoozed_on)
    after = rows[-1]
    rest = replace(now, stage="snoozed", reason=sealed(event.reason), until_on=max(event.until_on, now.from_on))
    return [*before, rest, replace(after, from_on=rest.until_on, until_on=FOREVER)]


def _until(rows: Sequence[Alert], day: date) -> tuple[list[Alert], Alert]:
    """The rows before a day, and the one that holds it, from that day on."""
    place = max((n for n, row in enumerate(rows) if row.from_on <= day), default=0)
    now, day = rows[place], max(day, rows[place].from_on)
    before = [*rows[:place], replace(now, until_on=day)] if now.from_on < day else list(rows[:place])
    return before, replace(now, from_on=day)


ALERT = Projection(
    name="alert",
    row=Alert,
    group="alert_id",
    handles=dict.fromkeys((AlertRaised, AlertAcknowledged, AlertEscalated, AlertSnoozed, AlertResolved), "alert_id"),
    starts=frozenset({AlertRaised}),
    fold=fold_alert,
    indexes=(
        "(household_id)",
        "(ledger)",
        "(ledger) where stage = 'escalated' and known_until = 9223372036854775807",
    ),
    rests_on=("casework.households.state",),
)
PROJECTIONS = (ALERT,)
