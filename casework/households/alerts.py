"""Alerts: raised by the clock when a contact is overdue, resolved by a contact or by the clock."""

from datetime import date, timedelta
from typing import Final

from casework.households.commands.alerts import Overdue, ReviewAlerts
from casework.households.events import HouseholdEvent
from casework.households.events.alerts import AlertRaised, AlertResolved
from casework.households.events.contacts import ContactCorrected, ContactLogged
from casework.households.state import Household

FACE_TO_FACE: Final = ("home_visit", "meeting")
FESTIVAL_WINDOW: Final = timedelta(days=10)
"""Where the policy in force has another window, the clock's next review puts the alert right."""

Contact = ContactLogged | ContactCorrected


def review_alerts(command: ReviewAlerts, household: Household, today: date) -> list[HouseholdEvent]:
    """Safe to repeat. An alert is one duty missed on one day, so a new `due_on` is a new alert."""
    overdue = {(item.duty, item.due_on) for item in command.overdue}
    over = [a.alert_id for a in household.alerts.values() if (a.duty, a.due_on) not in overdue]
    known = {(a.duty, a.due_on) for a in household.alerts.values()}
    new: dict[tuple[str, date], Overdue] = {}
    for item in command.overdue:
        if (item.duty, item.due_on) not in known:
            new.setdefault((item.duty, item.due_on), item)
    return [
        *(AlertResolved(alert_id=id_, resolved_on=command.on, cause="no_longer_overdue") for id_ in over),
        *(_raised(item, command.on) for item in new.values()),
    ]


def resolved_by(contact: Contact, household: Household, today: date) -> list[AlertResolved]:
    """Alerts whose day a newly logged contact moves: it satisfies the duty and is the latest that does."""
    return [
        AlertResolved(alert_id=alert.alert_id, resolved_on=today, cause="contact")
        for alert in household.alerts.values()
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
    return duty == "any_contact" or duty.startswith("festival:")


def _answers(contact: Contact, alert: AlertRaised, household: Household) -> bool:
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
