from datetime import date
from uuid import UUID

import pytest
from msgspec.structs import replace

from casework.households.commands.alerts import Overdue, ReviewAlerts
from casework.households.commands.contacts import LogContact
from casework.households.events.alerts import AlertRaised, AlertResolved
from casework.households.events.contacts import ContactWithdrawn
from tests.casework.households.household_story import CONTACT, KNOWN, OVERDUE, ZHANGS, private
from tests.support.spec import TODAY, given

ITEM = Overdue(alert_id=OVERDUE.alert_id, duty="any_contact", due_on=OVERDUE.due_on)
REVIEW = ReviewAlerts(household_id=ZHANGS, on=OVERDUE.raised_on, overdue=(ITEM,))
LOG = LogContact(
    household_id=ZHANGS,
    contact_id=UUID(int=52),
    channel="home_visit",
    outcome="reached",
    occurred_on=TODAY,
    level="village",
)
BY_CONTACT = AlertResolved(alert_id=OVERDUE.alert_id, resolved_on=TODAY, cause="contact")


def resolved(alert: AlertRaised, contact: LogContact, *before: object) -> bool:
    return BY_CONTACT in given(*KNOWN, *before, alert).when(contact).decided()


def test_the_clock_raises_an_alert_once():
    given(*KNOWN).when(REVIEW).then(OVERDUE)
    given(*KNOWN, OVERDUE).when(REVIEW).then_nothing()


def test_an_item_listed_twice_is_one_alert():
    given(*KNOWN).when(replace(REVIEW, overdue=(ITEM, ITEM))).then(OVERDUE)


def test_the_clock_resolves_what_is_no_longer_overdue():
    given(*KNOWN, OVERDUE).when(replace(REVIEW, on=TODAY, overdue=())).then(
        AlertResolved(alert_id=OVERDUE.alert_id, resolved_on=TODAY, cause="no_longer_overdue")
    )


def test_another_day_missed_is_another_alert():
    later = replace(ITEM, alert_id=UUID(int=62), due_on=date(2026, 6, 25))
    given(*KNOWN, OVERDUE).when(replace(REVIEW, on=TODAY, overdue=(later,))).then(
        AlertResolved(alert_id=OVERDUE.alert_id, resolved_on=TODAY, cause="no_longer_overdue"),
        AlertRaised(alert_id=UUID(int=62), duty="any_contact", due_on=date(2026, 6, 25), raised_on=TODAY),
    )


@pytest.mark.parametrize(
    ("duty", "channel", "level", "answered"),
    [
        ("any_contact", "phone", None, True),
        ("any_contact", "activity", None, True),
        ("face_to_face", "phone", None, False),
        ("face_to_face", "video", None, False),
        ("face_to_face", "meeting", None, True),
        ("face_to_face", "home_visit", None, True),
        ("home_visit", "meeting", None, False),
        ("home_visit", "home_visit", None, True),
        ("level:village", "phone", "village", True),
        ("level:village", "home_visit", "township", False),
        ("level:township", "home_visit", None, False),
        ("festival:2026-dragon_boat", "message", None, True),
        ("something_local", "home_visit", "village", False),
    ],
)
def test_a_contact_resolves_the_alerts_of_the_duties_it_satisfies(duty, channel, level, answered):
    contact = replace(LOG, channel=channel, level=level)
    assert resolved(replace(OVERDUE, duty=duty), contact) == answered


@pytest.mark.parametrize("outcome", ["not_reached", "declined"])
def test_who_was_not_reached_was_not_contacted(outcome):
    assert not resolved(OVERDUE, replace(LOG, outcome=outcome))


def test_an_older_contact_entered_late_resolves_nothing():
    late = replace(LOG, occurred_on=date(2026, 5, 1))
    withdrawn = ContactWithdrawn(contact_id=CONTACT.contact_id, reason=private("wrong"))
    assert not resolved(OVERDUE, late, CONTACT)
    assert resolved(OVERDUE, late, CONTACT, withdrawn)


def test_a_contact_before_the_festival_window_is_not_for_the_festival():
    festival = replace(OVERDUE, duty="festival:2026-dragon_boat")
    assert resolved(festival, replace(LOG, occurred_on=date(2026, 6, 9)))
    assert not resolved(festival, replace(LOG, occurred_on=date(2026, 6, 8)))


def test_a_resolved_alert_is_resolved_once():
    given(*KNOWN, OVERDUE, BY_CONTACT).when(replace(REVIEW, overdue=())).then_nothing()
