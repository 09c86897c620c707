"""Passes and uses over their life: what is missing is said, what was wrong is corrected, the family is asked how it was."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from tests.support.pages import fill
from tests.support.sound import text_of
from tests.support.story import Story
from tests.support.world import TODAY

DAY = TODAY.isoformat()


def id_of(story: Story, column: str, table: str) -> UUID:
    with story.world.office.open_snapshot(story.supervisor) as snapshot:
        found: Any = snapshot.value(f"select {column} from read.{table} where member_id = %(m)s", m=story.members[0])  # type: ignore[arg-type]
    assert isinstance(found, UUID)
    return found


def test_a_lost_pass_ends_and_its_holder_is_covered_no_longer(story: Story) -> None:
    client, member = story.world.browser(story.supervisor), story.members[0]
    covered = "/coverage/list?kind=green_channel&covered=true"
    assert "赵大山" in text_of(client.get(covered))
    page = f"/members/{member}/green-channel-passes/{id_of(story, 'pass_id', 'green_channel_pass')}/ending"
    assert fill(client, page, page, until_on=DAY, reason="赶集时丢失").status_code == 422
    answer = fill(client, page, page, until_on=DAY, cause="lost", reason="赶集时丢失")
    text = text_of(client.get(answer.headers["location"]))
    assert "提前终止 遗失" in text
    assert "赵大山" not in text_of(client.get(covered))
    assert "赶集时丢失" in text_of(client.get(f"/households/{story.household}/history"))


def test_a_pass_is_corrected_and_withdrawn(story: Story) -> None:
    client, member = story.world.browser(story.supervisor), story.members[0]
    at = f"/members/{member}/green-channel-passes/{id_of(story, 'pass_id', 'green_channel_pass')}"
    page = f"{at}/correction"
    assert 'value="LT00001"' in client.get(page).text
    answer = fill(client, page, page, number="LT00077", from_on="2026-02-01", reason="号码写错")
    assert "LT00077" in text_of(client.get(answer.headers["location"]))
    assert fill(client, f"{at}/withdrawal", f"{at}/withdrawal", reason="并未发放").status_code == 303
    assert "赵大山" not in text_of(client.get("/coverage/list?kind=green_channel&covered=true"))


def test_a_use_without_a_pass_at_a_hospital_not_ready_is_recorded_and_both_are_said(story: Story) -> None:
    client, member = story.world.browser(story.supervisor), story.members[1]
    bare = story.world.hospital(name="淅川县妇幼保健院", responsible_person=None)
    action = f"/members/{member}/green-channel-uses"
    said = {"hospital_id": str(bare), "on": DAY, "registration": "given", "medicine": "refused"}
    answer = fill(client, f"{action}/new", action, **said)
    assert answer.status_code == 303
    shown = client.get(answer.headers["location"])
    text = text_of(shown)
    assert "当日没有有效的绿色通道证" in text
    assert f'href="/members/{member}/green-channel-passes/new"' in shown.text
    assert "当日医院的绿色通道未就绪" in text
    assert "挂号 ✓ 得到优先" in text
    assert "取药 ◷ 没有得到优先" in text
    uses = story.world.api(story.supervisor).get(f"/api/v1/members/{member}").json()["uses"]
    assert uses[0]["missing"] == ["pass", "hospital"]
    assert uses[0]["priority_given"] == ["registration"]


def test_the_family_is_asked_two_questions_afterwards_by_whoever_looks_after_it(story: Story) -> None:
    client = story.world.browser(story.contact_person)
    page = f"/green-channel-uses/{id_of(story, 'use_id', 'green_channel_use')}/feedback"
    assert fill(client, page, page, as_promised="yes").status_code == 422
    answer = fill(client, page, page, as_promised="yes", content="no", comment="等床位等了一天")
    assert answer.headers["location"].startswith(f"/members/{story.members[0]}/care")
    text = text_of(client.get(answer.headers["location"]))
    assert "优先已落实" in text
    assert "等床位等了一天" in text
    elsewhere = story.world.browser(story.world.caller("supervisor", "411327"))
    assert elsewhere.get(page).status_code == 404


def test_a_use_is_corrected_step_by_step_and_withdrawn(story: Story) -> None:
    client, member = story.world.browser(story.contact_person), story.members[0]
    at = f"/members/{member}/green-channel-uses/{id_of(story, 'use_id', 'green_channel_use')}"
    said = {"hospital_id": str(story.hospital), "on": DAY, "admission": "given"}
    assert fill(client, f"{at}/correction", f"{at}/correction", **said).status_code == 422
    answer = fill(client, f"{at}/correction", f"{at}/correction", **said, reason="漏记住院")
    assert "综合诊疗" in text_of(client.get(answer.headers["location"])) or "住院" in text_of(
        client.get(answer.headers["location"])
    )
    assert fill(client, f"{at}/withdrawal", f"{at}/withdrawal", reason="登记错人").status_code == 303
    assert client.get(f"{at}/correction").status_code == 404


def test_the_yearly_check_up_is_offered_then_done_and_nobody_is_forgotten(story: Story) -> None:
    world, client, member = story.world, story.world.browser(story.contact_person), story.members[1]
    api = world.api(story.supervisor)

    def listed(stage: str, year: int = 2026) -> list[str]:
        items = api.get(f"/api/v1/checkups?stage={stage}&year={year}").json()["items"]
        return [item["member_id"] for item in items]

    assert str(member) in listed("missing")
    action = f"/members/{member}/checkups"
    fill(client, f"{action}/new", action, stage="offered", on=DAY, year="2026")
    assert str(member) in listed("offered")
    fill(client, f"{action}/new", action, stage="done", on=DAY, year="2026", institution="县医院")
    assert (listed("done"), str(member) in listed("missing")) == ([str(member)], False)
    assert str(member) in listed("missing", 2025)
    text = text_of(client.get(f"/members/{member}/care"))
    assert "2026： ✓ 已完成" in text
    shown = text_of(world.browser(story.supervisor).get("/checkups"))
    assert "尚未提供" in shown


def test_who_may_sign_stands_on_the_familys_page_until_it_ends_or_is_revoked(story: Story) -> None:
    client, member = story.world.browser(story.supervisor), story.members[1]
    action = f"/members/{member}/signature-authorisations"
    form = text_of(client.get(f"{action}/new"))
    assert "联系人也不因此成为监护人" in form
    said = {"signer": "钱小芳", "relation": "侄女", "admission": "yes", "from_on": DAY, "document": "授权委托书"}
    late = (TODAY + timedelta(days=400)).isoformat()
    refused = fill(client, f"{action}/new", action, **said, until_on=late)
    assert refused.status_code == 422
    assert 'id="until_on-error"' in refused.text
    assert 'value="钱小芳"' in refused.text
    assert fill(client, f"{action}/new", action, **said, until_on="2027-05-01").status_code == 303
    home = f"/households/{story.household}"
    assert "可代签字：钱小芳 侄女" in text_of(client.get(home))
    assert "钱小芳" not in text_of(client.get(f"{home}?on=2027-05-01"))
    assert "钱小芳" not in text_of(story.world.browser(story.auditor).get(home))
    assert "钱小芳 2027年5月1日止" in text_of(client.get(f"/households/{story.household}/card"))
    person = story.world.api(story.supervisor).get(f"/api/v1/members/{member}").json()
    given = person["signature_authorisations"][0]
    assert (given["signer"], given["until_on"]) == ("钱小芳", "2027-05-01")
    page = f"{action}/{given['id']}/revocation"
    answer = fill(client, page, page, on=DAY, reason="本人收回")
    assert "已撤销" in text_of(client.get(answer.headers["location"]))
    assert "钱小芳" not in text_of(client.get(home))


def test_what_was_not_so_on_a_day_gone_by_is_not_shown_for_it(story: Story) -> None:
    before = date(2026, 1, 15)
    text = text_of(story.world.browser(story.supervisor).get(f"/members/{story.members[0]}/care?on={before}"))
    assert "还没有服务记录" in text
    assert "还没有就医记录" in text
