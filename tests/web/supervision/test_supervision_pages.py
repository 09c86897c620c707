"""Supervision on the screen: every number opens its list, and what is past its day says so."""

from datetime import timedelta

from tests.support.pages import fill
from tests.support.sound import text_of
from tests.support.story import Story, days_ago
from tests.support.supervised import supervised
from tests.support.world import TODAY, VILLAGE
from web.supervision import actions as supervision
from web.supervision import check_actions as checks


def test_the_overview_counts_what_is_open(story: Story) -> None:
    supervised(story.world, story.supervisor, story.household)
    text = text_of(story.world.browser(story.auditor).get("/supervision"))
    assert "督办任务 1" in text
    assert "检查 2" in text
    assert "75 人次" in text


def test_trainings_are_summed_in_person_times(story: Story) -> None:
    client, api = story.world.browser(story.supervisor), story.world.api(story.supervisor)
    for number in range(6):
        story.world.ask(
            supervision.RECORD_TRAINING, division=VILLAGE, on=days_ago(10 * number), topic="奖励扶助政策",
            audience="contact_persons", persons=75,
        )  # fmt: skip
    assert "6 期，450 人次" in text_of(client.get("/trainings"))
    shown = client.get(f"/trainings?from_on={days_ago(15)}&until_on={TODAY + timedelta(days=1)}")
    assert "2 期，150 人次" in text_of(shown)
    assert api.get("/api/v1/trainings").json()["total"] == 6


def test_a_task_past_its_day_is_marked_until_it_is_reported(story: Story) -> None:
    client = story.world.browser(story.supervisor)
    made = fill(
        client, f"/tasks/new?division={VILLAGE}", "/tasks",
        division=VILLAGE, title="补齐联系电话", on=days_ago(2).isoformat(),
    )  # fmt: skip
    assert made.status_code == 303
    assert "已过期限" in text_of(client.get("/tasks"))
    task = story.world.api(story.supervisor).get("/api/v1/tasks").json()["items"][0]
    assert task["next_step"] == "passed_on"
    page = f"/tasks/{task['id']}/reports"
    refused = fill(client, f"{page}/new", page, report="")
    assert refused.status_code == 422
    assert "请选择到了哪一步" in refused.text
    fill(client, f"{page}/new", page, step="passed_on", report="已转各村", on=TODAY.isoformat())
    text = text_of(client.get("/tasks"))
    assert "首次反馈" in text
    assert "已转各村" in text
    assert "已过期限" not in text


def test_an_inspection_shows_its_sample_and_what_was_found(story: Story) -> None:
    ids = supervised(story.world, story.supervisor, story.household)
    client = story.world.browser(story.supervisor)
    shown = client.get(f"/inspections/{ids['inspection_id']}")
    assert "联系卡没有贴" in text_of(shown)
    assert "从在册 4 户中抽取 2 户" in text_of(shown)
    assert shown.text.count('href="/households/') >= 2
    assert f"/inspections/{ids['inspection_id']}/closure" not in shown.text  # something is open
    closing = f"/inspections/{ids['inspection_id']}/findings/{ids['finding_id']}/closure"
    fill(client, closing, closing, reason="复查属实", on=TODAY.isoformat())
    assert f"/inspections/{ids['inspection_id']}/closure" in client.get(f"/inspections/{ids['inspection_id']}").text


def test_a_campaign_lists_whoever_was_not_checked_and_counts_to_zero(story: Story) -> None:
    ids = supervised(story.world, story.supervisor, story.household)
    client = story.world.browser(story.supervisor)
    page = f"/campaigns/{ids['campaign_id']}"
    assert "已核查 1 / 4" in text_of(client.get(page))
    assert "赵大山" not in text_of(client.get(page))
    for home in (story.late, story.soon, story.other):
        story.world.ask(checks.CHECK_RECORD, household_id=home, way="papers", result="right")
    assert "档案已全部核查" in text_of(client.get(page))
    campaign = story.world.api(story.supervisor).get("/api/v1/campaigns").json()["items"][0]
    assert (campaign["checked"], campaign["of"]) == (4, 4)


def test_the_quality_of_a_village_is_the_mean_of_its_shares(story: Story) -> None:
    supervised(story.world, story.supervisor, story.household)
    row = story.world.api(story.supervisor).get("/api/v1/quality").json()["items"][0]
    assert (row["households"], row["with_phone"], row["with_address"], row["checked"]) == (4, 4, 4, 1)
    shares = [1, 1, 0.25, row["timely"] / row["contacts"]]
    assert row["score"] == round(100 * sum(shares) / 4)
    assert f"{row['score']}" in text_of(story.world.browser(story.supervisor).get("/quality"))


def test_a_record_says_when_it_was_checked_and_keeps_numbers_from_those_without_names(story: Story) -> None:
    supervised(story.world, story.supervisor, story.household)
    path = f"/households/{story.household}/record"
    assert "XC-0091" in story.world.browser(story.contact_person).get(path).text
    shown = story.world.browser(story.auditor).get(path)
    assert "全部无误" in text_of(shown)
    assert "XC-0091" not in shown.text
