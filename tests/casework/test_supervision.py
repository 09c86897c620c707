"""Supervision: trainings counted in person-times, tasks on the ladder 1, 3, 7, 30, findings put right, records checked."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from casework.common import refusals
from casework.common.private import Private
from casework.households.commands.checks import CheckRecord, RecordExternalNumber, WithdrawRecordCheck
from casework.households.events.checks import ExternalNumberRecorded, RecordChecked, RecordCheckWithdrawn
from casework.supervision import campaigns, trainings
from casework.supervision import inspection_commands as inspections
from casework.supervision import inspection_events as inspected
from casework.supervision import task_commands as tasks
from casework.supervision import task_events as happened
from casework.supervision.tasks import step_due
from tests.casework.households.household_story import REGISTERED, ZHANGS
from tests.support.spec import TODAY, given

ID, OTHER = UUID(int=1), UUID(int=2)
WHY = Private(ID, "有误")
TOWN = "411326104"
HELD = trainings.TrainingHeld(
    training_id=ID, division=TOWN, held_on=TODAY, topic="政策", audience="contact_persons", persons=75
)
OPENED = happened.TaskOpened(
    task_id=ID, division=TOWN, title=Private(ID, "补齐电话"), opened_on=TODAY - timedelta(days=9)
)
DONE = happened.TaskReported(task_id=ID, step="done", reported_on=TODAY, report=Private(ID, "已补齐"))
CLOSED = happened.TaskClosed(task_id=ID, closed_on=TODAY, reason=Private(ID, "属实"))
INSPECTED = inspected.InspectionOpened(division=TOWN, matter="签约", opened_on=TODAY)
FOUND = inspected.FindingRecorded(finding_id=OTHER, finding=Private(ID, "未留存"), found_on=TODAY)
RIGHT = inspected.FindingRectified(finding_id=OTHER, rectification=Private(ID, "已补"), rectified_on=TODAY)


def test_a_training_is_corrected_and_withdrawn_with_a_reason() -> None:
    correct = trainings.CorrectTraining(training_id=ID, persons=80, reason="有误")
    given(HELD).when(correct).then(
        trainings.TrainingCorrected(
            training_id=ID,
            division=TOWN,
            held_on=TODAY,
            topic="政策",
            audience="contact_persons",
            persons=80,
            reason=WHY,
        )
    )
    given(HELD).when(trainings.CorrectTraining(training_id=ID, persons=75, reason="有误")).then()
    withdrawn = trainings.TrainingWithdrawn(training_id=ID, reason=WHY)
    given(HELD).when(trainings.WithdrawTraining(training_id=ID, reason="有误")).then(withdrawn)
    with pytest.raises(refusals.TrainingAlreadyWithdrawn):
        given(HELD, withdrawn).when(correct).then()


def test_the_ladder_names_the_next_step_and_its_day() -> None:
    day = date(2026, 3, 1)
    assert step_due(day, {}) == ("passed_on", date(2026, 3, 2))
    assert step_due(day, {"passed_on": day}) == ("first_report", date(2026, 3, 4))
    assert step_due(day, {"passed_on": day, "first_report": day}) == ("result", date(2026, 3, 8))
    assert step_due(day, dict.fromkeys(("passed_on", "first_report", "result"), day)) == ("done", date(2026, 3, 31))
    assert step_due(day, dict.fromkeys(tasks.STEPS, day)) is None
    assert step_due(day, {"result": day}) == ("done", date(2026, 3, 31))  # what lies before it is past
    assert step_due(day, {"done": day}) is None


def test_a_task_is_closed_only_when_it_was_reported_as_done() -> None:
    close = tasks.CloseTask(task_id=ID, reason="属实")
    with pytest.raises(refusals.TaskNotDone):
        given(OPENED).when(close).then()
    given(OPENED, DONE).when(close).then(CLOSED)
    reopened = happened.TaskReopened(task_id=ID, reason=WHY)
    given(OPENED, DONE, CLOSED).when(tasks.ReopenTask(task_id=ID, reason="有误")).then(reopened)
    with pytest.raises(refusals.TaskNotDone):  # what was called done was not
        given(OPENED, DONE, CLOSED, reopened).when(close).then()


def test_nothing_is_reported_before_a_task_was_opened_or_after_it_was_closed() -> None:
    early = tasks.ReportOnTask(task_id=ID, step="result", report="已办", on=TODAY - timedelta(days=10))
    with pytest.raises(refusals.BeforeOpening):
        given(OPENED).when(early).then()
    with pytest.raises(refusals.TaskAlreadyClosed):
        given(OPENED, DONE, CLOSED).when(tasks.ReportOnTask(task_id=ID, step="result", report="已办")).then()


def test_an_inspection_is_closed_when_everything_found_is_put_right_and_looked_at() -> None:
    close = inspections.CloseInspection(inspection_id=ID, conclusion="良好")
    seen = inspections.CloseFinding(inspection_id=ID, finding_id=OTHER, reason="属实")
    with pytest.raises(refusals.FindingsStillOpen):
        given(INSPECTED, FOUND, RIGHT).when(close).then()
    with pytest.raises(refusals.FindingNotRectified):
        given(INSPECTED, FOUND).when(seen).then()
    closed = inspected.FindingClosed(finding_id=OTHER, closed_on=TODAY, reason=Private(ID, "属实"))
    given(INSPECTED, FOUND, RIGHT).when(seen).then(closed)
    ended = inspected.InspectionClosed(closed_on=TODAY, conclusion=Private(ID, "良好"))
    given(INSPECTED, FOUND, RIGHT, closed).when(close).then(ended)
    withdrawn = inspected.FindingWithdrawn(finding_id=OTHER, reason=WHY)
    given(INSPECTED, FOUND, withdrawn).when(close).then(ended)
    with pytest.raises(refusals.FindingAlreadyWithdrawn):
        given(INSPECTED, FOUND, withdrawn).when(seen).then()


def test_a_campaign_is_put_off_with_a_reason() -> None:
    opened = campaigns.CampaignOpened(
        campaign_id=ID, division=TOWN, title="核查", from_on=TODAY, until_on=TODAY + timedelta(days=30)
    )
    later = campaigns.CorrectCampaign(campaign_id=ID, from_on=TODAY, until_on=TODAY + timedelta(days=60), reason="有误")
    [put_off] = given(opened).when(later).decided()
    assert isinstance(put_off, campaigns.CampaignCorrected)
    assert (put_off.title, put_off.until_on) == ("核查", TODAY + timedelta(days=60))
    given(opened, put_off).when(later).then()


def test_a_record_is_checked_and_the_check_withdrawn_once() -> None:
    check = CheckRecord(household_id=ZHANGS, check_id=ID, way="home_visit", result="right", staff_id=OTHER)
    checked = RecordChecked(check_id=ID, checked_on=TODAY, way="home_visit", result="right", staff_id=OTHER)
    given(REGISTERED).when(check).then(checked)
    withdraw = WithdrawRecordCheck(household_id=ZHANGS, check_id=ID, reason="核错")
    gone = RecordCheckWithdrawn(check_id=ID, reason=Private(ZHANGS, "核错"))
    given(REGISTERED, checked).when(withdraw).then(gone)
    with pytest.raises(refusals.RecordCheckAlreadyWithdrawn):
        given(REGISTERED, checked, gone).when(withdraw).then()


def test_one_number_in_a_system_stands_at_a_time() -> None:
    number = RecordExternalNumber(household_id=ZHANGS, external_number_id=ID, system="province", number="HN-7")
    recorded = ExternalNumberRecorded(
        external_number_id=ID, system="province", number=Private(ZHANGS, "HN-7"), entered_on=TODAY
    )
    given(REGISTERED).when(number).then(recorded)
    other = RecordExternalNumber(household_id=ZHANGS, external_number_id=OTHER, system="province", number="HN-8")
    with pytest.raises(refusals.ExternalNumberStands):
        given(REGISTERED, recorded).when(other).then()
