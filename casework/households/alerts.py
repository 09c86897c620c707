"""Alerts: raised by the clock when a contact is overdue, taken on, passed upwards, resolved by a contact or by the clock."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from casework.common import refusals
from casework.common.guards import in_order, required_text
from casework.common.private import Private
from casework.households.commands.alerts import AcknowledgeAlert, Overdue, ReviewAlerts, SnoozeAlert
from casework.households.events import HouseholdEvent
from casework.households.events.alerts import (
    AlertAcknowledged,
    AlertEscalated,
    AlertRaised,
    AlertResolved,
    AlertSnoozed,
)
from casework.households.events.contacts import ContactCorrected, ContactLogged
from casework.households.state import Household, OpenAlert

LEVELS: Final = ("village", "township", "county")
FACE_TO_FACE: Final = ("home_visit", "meeting")
FESTIVAL_WINDOW: Final = timedelta(days=10)
"""Where the policy in force has another window, the clock's next review puts the alert right."""

Contact = ContactLogged | ContactCorrected


def review_alerts(command: ReviewAlerts, household: Household, today: date) -> list[HouseholdEvent]:
    """Safe to repeat. An alert is one duty missed on one day, so a new `due_on` is a new alert."""
    overdue = {(item.duty, item.due_on) for item in command.overdue}
    standing = {a_id: a for a_id, a in household.alerts.items() if (a.duty, a.due_on) in overdue}
    known = {(a.duty, a.due_on) for a in standing.values()}
    new: dict[tuple[str, date], Overdue] = {}
    for item in command.overdue:
        if (item.duty, item.due_on) not in known:
            new.setdefault((item.duty, item.due_on), item)
    return [
        *(
            AlertResolved(alert_id=id_, resolved_on=command.on, cause="no_longer_overdue")
            for id_ in household.alerts
            if id_ not in standing
        ),
        *_escalated(command, standing),
        *(_raised(item, command.on) for item in new.values()),
    ]


def acknowledge_alert(command: AcknowledgeAlert, household: Household, today: date) -> list[HouseholdEvent]:
    """May be said again: what was planned last counts. Whoever takes it on ends its rest."""
    if _open(command.alert_id, household).acknowledged_by == command.acknowledgement_id:
        return []
    required_text(command.plan, "plan")
    return [
        AlertAcknowledged(
            alert_id=command.alert_id,
            acknowledgement_id=command.acknowledgement_id,
            acknowledged_on=today,
            plan=Private(command.household_id, command.plan),
            staff_id=command.staff_id,
        )
    ]


def snooze_alert(command: SnoozeAlert, household: Household, today: date) -> list[HouseholdEvent]:
    """A new day takes the place of the one before."""
    alert = _open(command.alert_id, household)
    in_order(today, command.until_on)
    required_text(command.reason, "reason")
    if alert.rests_until == command.until_on:
        return []
    reason = Private(command.household_id, command.reason)
    return [AlertSnoozed(alert_id=command.alert_id, snoozed_on=today, until_on=command.until_on, reason=reason)]


def _open(alert_id: UUID, household: Household) -> OpenAlert:
    alert = household.alerts.get(alert_id)
    if alert is None:
        raise refusals.AlertNotThere
    return alert


def _escalated(command: ReviewAlerts, standing: Mapping[UUID, OpenAlert]) -> list[AlertEscalated]:
    """To the highest level for which an alert has stood long enough; one that rests stays where it is."""
    return [
        AlertEscalated(alert_id=id_, escalated_on=command.on, level=level, after_days=days, edition=edition)
        for id_, alert in standing.items()
        if not (alert.rests_until and command.on < alert.rests_until)
        for level, days, edition in _above(command, alert)[-1:]
    ]


def _above(command: ReviewAlerts, alert: OpenAlert) -> list[tuple[str, int, str]]:
    """The levels above the alert's for which it has stood long enough."""
    if command.escalation is None or alert.level not in LEVELS:
        return []
    after, stood = command.escalation, (command.on - alert.raised_on).days
    days = {"township": after.township_after_days, "county": after.county_after_days}
    above = LEVELS[LEVELS.index(alert.level) + 1 :]
    return [(level, days[level], after.edition) for level in above if 0 < stood >= days[level]]


def resolved_by(contact: Contact, household: Household, today: date) -> list[AlertResolved]:
    """Alerts whose day a newly logged contact moves: it satisfies the duty and is the latest that does."""
    return [
        AlertResolved(alert_id=alert_id, resolved_on=today, cause="contact")
        for alert_id, alert in household.alerts.items()
        if _answers(contact, alert, household)
    ]


def satisfies(contact: Contact, duty: str) -> bool:
    """Whether a contact is of the kind a duty asks for; only one that reached somebody is."""
    if contact.outcome != "reached":
        return False
    if duty == "face_to_face":
        return contact.channel in FACE_TO_FACE
    if duty == "home_visit":
        return contact.channel == "home_visit"
    if duty.startswith("level:"):
        return contact.level == duty.removeprefix("level:")
    return duty in ("any_contact", "elderly_contact") or duty.startswith("festival:")


def _answers(contact: Contact, alert: OpenAlert, household: Household) -> bool:
    if not satisfies(contact, alert.duty):
        return False
    if alert.duty.startswith("festival:"):
        return contact.occurred_on >= alert.due_on - FESTIVAL_WINDOW
    return not any(
        other.occurred_on >= contact.occurred_on and satisfies(other, alert.duty)
        for other_id, other in household.contacts.items()
        if other_id not in household.withdrawn
    )


def _raised(item: Overdue, on: date) -> AlertRaised:
    return AlertRaised(alert_id=item.alert_id, duty=item.duty, due_on=item.due_on, raised_on=on)
