"""An alert is taken on, rests, goes to the township and then to the county, each with its reason."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from msgspec.structs import replace

from casework.common.refusals import AlertNotThere, EndNotAfterStart, TextMissing
from casework.households.commands.alerts import AcknowledgeAlert, Escalation, Overdue, ReviewAlerts, SnoozeAlert
from casework.households.events.alerts import AlertAcknowledged, AlertEscalated, AlertResolved, AlertSnoozed
from tests.casework.households.household_story import KNOWN, OVERDUE, WANG, ZHANGS, private
from tests.support.spec import TODAY, given

ALERT = OVERDUE.alert_id
TAKE_ON = AcknowledgeAlert(
    household_id=ZHANGS, alert_id=ALERT, acknowledgement_id=UUID(int=63), plan="周五电话", staff_id=WANG
)
TAKEN_ON = AlertAcknowledged(
    alert_id=ALERT, acknowledgement_id=UUID(int=63), acknowledged_on=TODAY, plan=private("周五电话"), staff_id=WANG
)
REST = SnoozeAlert(household_id=ZHANGS, alert_id=ALERT, until_on=date(2026, 7, 20), reason="外出探亲")
RESTS = AlertSnoozed(alert_id=ALERT, snoozed_on=TODAY, until_on=date(2026, 7, 20), reason=private("外出探亲"))
SETTLED = AlertResolved(alert_id=ALERT, resolved_on=TODAY, cause="contact")
DAYS = Escalation(township_after_days=14, county_after_days=30, edition="default")


def night(days: int, duty: str = "any_contact", days_of: Escalation | None = DAYS) -> ReviewAlerts:
    """The clock, so many days after the alert was raised, while it is still overdue."""
    on = OVERDUE.raised_on + timedelta(days=days)
    item = Overdue(alert_id=ALERT, duty=duty, due_on=OVERDUE.due_on)
    return ReviewAlerts(household_id=ZHANGS, on=on, overdue=(item,), escalation=days_of)


def to(level: str, days: int, stood: int) -> AlertEscalated:
    on = OVERDUE.raised_on + timedelta(days=stood)
    return AlertEscalated(alert_id=ALERT, escalated_on=on, level=level, after_days=days, edition="default")


def test_whoever_takes_an_alert_on_says_what_they_will_do():
    given(*KNOWN, OVERDUE).when(TAKE_ON).then(TAKEN_ON)
    given(*KNOWN, OVERDUE).when(replace(TAKE_ON, plan=" ")).refused(TextMissing, "plan")


def test_another_plan_is_another_acknowledgement_and_the_same_form_sent_twice_is_one():
    given(*KNOWN, OVERDUE, TAKEN_ON).when(TAKE_ON).then_nothing()
    second = replace(TAKE_ON, acknowledgement_id=UUID(int=64))
    given(*KNOWN, OVERDUE, TAKEN_ON).when(second).then(replace(TAKEN_ON, acknowledgement_id=UUID(int=64)))


@pytest.mark.parametrize("command", [TAKE_ON, REST])
def test_only_an_open_alert_is_taken_on_or_rests(command):
    given(*KNOWN).when(command).refused(AlertNotThere)
    given(*KNOWN, OVERDUE, SETTLED).when(command).refused(AlertNotThere)


def test_an_alert_rests_until_a_day_to_come_for_a_reason():
    given(*KNOWN, OVERDUE).when(REST).then(RESTS)
    given(*KNOWN, OVERDUE, RESTS).when(REST).then_nothing()
    given(*KNOWN, OVERDUE).when(replace(REST, until_on=TODAY)).refused(EndNotAfterStart, "until_on")
    given(*KNOWN, OVERDUE).when(replace(REST, reason="")).refused(TextMissing, "reason")


def test_another_day_takes_the_place_of_the_rest_before():
    sooner = replace(REST, until_on=date(2026, 7, 5))
    given(*KNOWN, OVERDUE, RESTS).when(sooner).then(replace(RESTS, until_on=date(2026, 7, 5)))


@pytest.mark.parametrize(("stood", "goes_to"), [(13, None), (14, "township"), (29, "township"), (30, "county")])
def test_what_stands_for_too_long_goes_upwards_by_the_days_of_the_edition(stood, goes_to):
    expected = [to(goes_to, 14 if goes_to == "township" else 30, stood)] if goes_to else []
    given(*KNOWN, OVERDUE).when(night(stood)).then(*expected)


def test_it_goes_to_each_level_once():
    given(*KNOWN, OVERDUE, to("township", 14, 14)).when(night(15)).then_nothing()
    given(*KNOWN, OVERDUE, to("township", 14, 14)).when(night(30)).then(to("county", 30, 30))
    given(*KNOWN, OVERDUE, to("township", 14, 14), to("county", 30, 30)).when(night(90)).then_nothing()


def test_taking_it_on_does_not_keep_it_from_going_upwards():
    given(*KNOWN, OVERDUE, TAKEN_ON).when(night(14)).then(to("township", 14, 14))


def test_while_it_rests_it_goes_nowhere_and_the_night_after_it_does():
    rest_ends = (RESTS.until_on - OVERDUE.raised_on).days
    given(*KNOWN, OVERDUE, RESTS).when(night(rest_ends - 1)).then_nothing()
    given(*KNOWN, OVERDUE, RESTS).when(night(rest_ends)).then(to("county", 30, rest_ends))
    given(*KNOWN, OVERDUE, RESTS, TAKEN_ON).when(night(rest_ends - 1)).then(to("township", 14, rest_ends - 1))


def test_the_township_s_own_duty_begins_with_the_township():
    theirs = replace(OVERDUE, duty="level:township")
    given(*KNOWN, theirs).when(night(20, "level:township")).then_nothing()
    given(*KNOWN, theirs).when(night(30, "level:township")).then(to("county", 30, 30))


def test_without_days_nothing_goes_upwards():
    given(*KNOWN, OVERDUE).when(night(400, days_of=None)).then_nothing()


def test_what_is_no_longer_overdue_is_settled_whatever_its_stage():
    nothing = replace(night(40), overdue=())
    settled = replace(SETTLED, resolved_on=nothing.on, cause="no_longer_overdue")
    for stage in (TAKEN_ON, RESTS, to("township", 14, 14)):
        given(*KNOWN, OVERDUE, stage).when(nothing).then(settled)
