"""What a supervisor keeps an eye on in a village: something of every kind, in every state that a page shows."""

from datetime import timedelta
from uuid import UUID

from tests.support.world import TODAY, VILLAGE, World
from web.access.caller import Caller
from web.supervision import actions as supervision
from web.supervision import check_actions as checks
from web.supervision import inspection_actions as inspections


def supervised(world: World, by: Caller, household: UUID) -> dict[str, UUID]:
    """Ids by their names in paths. The task and the finding are reported as done; another inspection found nothing."""
    area = {"division": VILLAGE}
    training = world.ask(
        supervision.RECORD_TRAINING, by, **area, on=TODAY, topic="奖励扶助政策", audience="contact_persons", persons=75
    ).id
    task = world.ask(supervision.OPEN_TASK, by, **area, title="补齐联系电话").id
    world.ask(supervision.REPORT_ON_TASK, by, task_id=task, step="done", report="已补齐")
    closed = world.ask(supervision.OPEN_TASK, by, **area, title="核对住址").id
    world.ask(supervision.REPORT_ON_TASK, by, task_id=closed, step="done", report="已核对")
    world.ask(supervision.CLOSE_TASK, by, task_id=closed, reason="抽看三户，属实")
    inspection = world.ask(inspections.OPEN_INSPECTION, by, **area, matter="三个全覆盖", size=2).id
    finding = world.ask(inspections.RECORD_FINDING, by, inspection_id=inspection, finding="联系卡没有贴").id
    world.ask(inspections.RECTIFY_FINDING, by, inspection_id=inspection, finding_id=finding, rectification="已贴")
    quiet = world.ask(inspections.OPEN_INSPECTION, by, **area, matter="联系记录").id
    days = {"from_on": TODAY - timedelta(days=20), "until_on": TODAY + timedelta(days=20)}
    campaign = world.ask(inspections.OPEN_CAMPAIGN, by, **area, title="逐户核查", **days).id
    check = world.ask(checks.CHECK_RECORD, by, household_id=household, way="phone", result="right", on=TODAY).id
    number = world.ask(checks.RECORD_NUMBER, by, household_id=household, system="national_archive", number="XC-0091").id
    return {
        "training_id": training, "task_id": task, "closed_task_id": closed, "inspection_id": inspection,
        "finding_id": finding, "quiet_inspection_id": quiet, "campaign_id": campaign, "check_id": check,
        "external_number_id": number,
    }  # fmt: skip
