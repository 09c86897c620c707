"""Alerts: raised and resolved."""

from datetime import date
from uuid import UUID

from casework.common.event import Event


class AlertRaised(Event, frozen=True, kw_only=True):
    thing = "alert_id"
    day_field = "raised_on"

    alert_id: UUID
    duty: str
    due_on: date
    raised_on: date


class AlertResolved(Event, frozen=True, kw_only=True):
    thing = "alert_id"
    day_field = "resolved_on"

    alert_id: UUID
    resolved_on: date
    cause: str


AlertsEvent = AlertRaised | AlertResolved
