"""Alerts: raised, taken on, passed upwards, left to rest, resolved."""

from datetime import date
from uuid import UUID

from casework.common.event import Event
from casework.common.private import Private


class AlertRaised(Event, frozen=True, kw_only=True):
    thing = "alert_id"
    day_field = "raised_on"

    alert_id: UUID
    duty: str
    due_on: date
    raised_on: date


class AlertAcknowledged(Event, frozen=True, kw_only=True):
    """Somebody has seen it and says what they will do. `staff_id`: who that is, where they have a staff record."""

    thing = "alert_id"
    day_field = "acknowledged_on"

    alert_id: UUID
    acknowledgement_id: UUID
    acknowledged_on: date
    plan: Private
    staff_id: UUID | None = None


class AlertEscalated(Event, frozen=True, kw_only=True):
    """From now on it is the matter of `level`: it stood for `after_days`, which `edition` names as too long."""

    thing = "alert_id"
    day_field = "escalated_on"

    alert_id: UUID
    escalated_on: date
    level: str
    after_days: int
    edition: str


class AlertSnoozed(Event, frozen=True, kw_only=True):
    """Nobody is reminded before `until_on`. What it is about stays overdue in every figure."""

    thing = "alert_id"
    day_field = "snoozed_on"
    theme = "decision"

    alert_id: UUID
    snoozed_on: date
    until_on: date
    reason: Private


class AlertResolved(Event, frozen=True, kw_only=True):
    thing = "alert_id"
    day_field = "resolved_on"

    alert_id: UUID
    resolved_on: date
    cause: str


AlertsEvent = AlertRaised | AlertAcknowledged | AlertEscalated | AlertSnoozed | AlertResolved
