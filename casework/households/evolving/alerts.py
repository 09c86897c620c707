"""How the household changes by its events: alerts."""

from typing import Final

from msgspec.structs import replace

from casework.households.events.alerts import AlertRaised, AlertResolved
from casework.households.state import Folds, Household


def _alert_raised(state: Household, event: AlertRaised) -> Household:
    return replace(state, alerts=state.alerts | {event.alert_id: event})


def _alert_resolved(state: Household, event: AlertResolved) -> Household:
    still_open = {alert_id: alert for alert_id, alert in state.alerts.items() if alert_id != event.alert_id}
    return replace(state, alerts=still_open)


FOLDS: Final[Folds] = {
    AlertRaised: _alert_raised,
    AlertResolved: _alert_resolved,
}
