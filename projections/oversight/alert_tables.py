"""Alerts: what the clock found overdue, and when it was answered."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from msgspec.structs import replace

from casework.common.days import FOREVER
from casework.households.events.alerts import AlertRaised, AlertResolved
from casework.ledger.recorded import Recorded
from projections.engine.projection import Projection, Stored


class Alert(Stored, frozen=True):
    alert_id: UUID
    household_id: UUID
    duty: str
    due_on: date
    raised_on: date
    resolved_on: date
    cause: str | None


def fold_alert(rows: Sequence[Alert], recorded: Recorded) -> Sequence[Alert]:
    event = recorded.event
    match event:
        case AlertRaised():
            return [Alert(event.alert_id, recorded.stream_id, event.duty, event.due_on, event.raised_on, FOREVER, None)]
        case AlertResolved():
            return [replace(row, resolved_on=event.resolved_on, cause=event.cause) for row in rows]
        case _:
            return rows


ALERT = Projection(
    name="alert",
    row=Alert,
    group="alert_id",
    handles={AlertRaised: "alert_id", AlertResolved: "alert_id"},
    starts=frozenset({AlertRaised}),
    fold=fold_alert,
    indexes=("(household_id)", "(ledger)"),
)
PROJECTIONS = (ALERT,)
