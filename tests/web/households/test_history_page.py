"""A household's history as its readers see it."""

import re

import psycopg

from tests.support.pages import fill
from tests.support.sound import text_of
from tests.support.story import Story


def test_the_story_is_told_newest_first_with_who_and_when(story: Story) -> None:
    shown = story.world.browser(story.contact_person).get(f"/households/{story.household}/history")
    text = text_of(shown)
    assert text.index("入户看望，见到了家人。") < text.index("登记建档")
    assert "补录" in text
    assert "系统时钟" in text
    assert "联系人" in text
    assert f"/households/{story.household}?known_position=411326:" in shown.text


def test_an_auditor_reads_it_with_names_masked_and_notes_withheld(story: Story) -> None:
    shown = story.world.browser(story.auditor).get(f"/households/{story.household}/history")
    assert "赵大山" not in shown.text
    assert "最近睡得不好" not in shown.text
    assert "赵*山" in shown.text
    assert "（内容不公开）" in shown.text


def test_an_auditor_reads_why_something_was_decided_but_no_family_name_in_it(story: Story) -> None:
    shown = text_of(story.world.browser(story.auditor).get(f"/households/{story.household}/history"))
    assert "原因：“当天是电话联系”" in shown
    assert "原因：“记错了人家”" in shown
    assert "原因：“家人希望清明前后安静几天”" in shown
    assert "已使用" not in shown  # why a need was closed is the family's


def test_what_was_corrected_and_its_correction_lead_to_each_other(story: Story) -> None:
    client, path = story.world.browser(story.supervisor), f"/households/{story.household}/history"
    items = story.world.api(story.supervisor).get(f"/api/v1{path}?size=200").json()["items"]
    told = {item["position"]: item for item in items}
    marked = [item for item in items if item["amended_by"]]
    assert {told[item["amended_by"]]["event"] for item in marked} == {"ContactCorrected", "ContactWithdrawn"}
    for item in marked:
        first = client.get(f"{path}?size=5&at={item['position']}").text
        assert f'id="n{item["position"]}"' in first
        assert f"at={item['amended_by']}#n{item['amended_by']}" in first.replace("&amp;", "&")
        then = client.get(f"{path}?size=5&at={item['amended_by']}").text
        assert f"at={item['position']}#n{item['position']}" in then.replace("&amp;", "&")


def test_a_day_stands_once_above_what_happened_on_it(story: Story) -> None:
    text = text_of(story.world.browser(story.contact_person).get(f"/households/{story.household}/history"))
    assert "丁青珍入户看望，见到了家人。" in text
    assert "2026年11月14日，" not in text  # its heading says so
    assert re.search(r"(?:。|条) \d\d:\d\d · ", text)  # recorded on that day: only the time stands beside it


def test_it_can_be_held_to_one_kind_and_to_a_day(story: Story) -> None:
    client, path = story.world.browser(story.supervisor), f"/households/{story.household}/history"
    contacts = client.get(f"{path}?kind=contacts").text
    assert "见到了家人" in contacts
    assert "登记建档" not in contacts
    decisions = client.get(f"{path}?kind=decisions").text
    assert "登记建档" in decisions
    assert "见到了家人" not in decisions
    early = client.get(f"{path}?on=2026-06-01").text
    assert "登记建档" in early
    assert "见到了家人" not in early
    assert "到这一天还没有这类记录" in client.get(f"{path}?on=2026-06-01&kind=contacts").text


def test_pages_of_a_long_story(story: Story) -> None:
    client, path = story.world.browser(story.supervisor), f"/households/{story.household}/history?size=5"
    first = client.get(path).text
    assert first.count("<li>") > 5
    assert "登记建档" not in first
    last = max(int(number) for number in re.findall(r"page=(\d+)", first))
    assert "登记建档" in client.get(f"{path}&page={last}").text


def test_what_was_erased_reads_as_erased_whoever_reads(story: Story) -> None:
    with psycopg.connect(story.world.server.superuser_dsn, autocommit=True) as superuser:
        superuser.execute(
            "update keys.subject set wrapped = null, destroyed_at = now() where subject = any(%s)",
            ([story.members[0], story.household],),
        )
    for reader in (story.contact_person, story.auditor):
        client, path = story.world.browser(reader), f"/households/{story.household}"
        for shown in (client.get(path), client.get(f"{path}/history")):
            assert "已依法删除" in shown.text
            assert "最近睡得不好" not in shown.text


def test_what_was_spoken_of_stands_in_the_history(story: Story) -> None:
    client, home = story.world.browser(story.contact_person), f"/households/{story.household}"
    day = story.world.office.today().isoformat()
    sent = fill(
        client, f"{home}/contacts/new", f"{home}/contacts",
        channel="phone", outcome="reached", day=day, topic_policy_explained="yes", topic_health="yes",
    )  # fmt: skip
    assert sent.status_code == 303
    assert "谈到：身体、政策讲解。" in text_of(client.get(f"{home}/history"))
