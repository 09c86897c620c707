"""How the household changes by its events: alerts. Only those that are open are kept."""

from typing import Any, Final

from msgspec.structs import replace

from casework.households.events.alerts import (
    AlertAcknowledged,
    AlertEscalated,
    AlertRaised,
    AlertResolved,
    AlertSnoozed,
)
from casework.households.state import Folds, Household, OpenAlert, first_level


def _raised(state: Household, event: AlertRaised) -> Household:
    alert = OpenAlert(event.duty, event.due_on, event.raised_on, first_level(event.duty))
    return replace(state, alerts=state.alerts | {event.alert_id: alert})


def _acknowledged(state: Household, event: AlertAcknowledged) -> Household:
    return _changed(state, event, acknowledged_by=event.acknowledgement_id, rests_until=None)


def _escalated(state: Household, event: AlertEscalated) -> Household:
    return _changed(state, event, level=event.level)


def _snoozed(state: Household, event: AlertSnoozed) -> Household:
    return _changed(state, event, rests_until=event.until_on)


def _resolved(state: Household, event: AlertResolved) -> Household:
    still_open = {alert_id: alert for alert_id, alert in state.alerts.items() if alert_id != event.alert_id}
    return replace(state, alerts=still_open)


def _changed(state: Household, event: AlertAcknowledged | AlertEscalated | AlertSnoozed, **changes: Any) -> Household:
    alert = state.alerts.get(event.alert_id)
    if alert is None:
        return state
    return replace(state, alerts=state.alerts | {event.alert_id: replace(alert, **changes)})


FOLDS: Final[Folds] = {
    AlertRaised: _raised,
    AlertAcknowledged: _acknowledged,
    AlertEscalated: _escalated,
    AlertSnoozed: _snoozed,
    AlertResolved: _resolved,
}
