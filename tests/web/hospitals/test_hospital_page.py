"""One hospital: departments, pathway over time, test calls, corrections, its history; one from above serves counties."""

from datetime import timedelta
from typing import Any

from tests.support.pages import fill
from tests.support.sound import text_of
from tests.support.story import Story
from tests.support.world import TODAY

DAY = TODAY.isoformat()


def items(story: Story) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = story.world.api(story.supervisor).get("/api/v1/hospitals").json()["items"]
    return found


def test_ready_and_tested_in_the_last_quarter_are_two_things(story: Story) -> None:
    other = story.world.hospital(name="淅川县中医院")
    client = story.world.browser(story.supervisor)
    assert {(item["name"], item["ready"], item["tested"]) for item in items(story)} == {
        ("淅川县人民医院", True, True),
        ("淅川县中医院", True, False),
    }
    untested = text_of(client.get("/hospitals?kind=untested"))
    assert "淅川县中医院" in untested
    assert "淅川县人民医院" not in untested
    page, action = f"/hospitals/{other}/test-calls/new", f"/hospitals/{other}/test-calls"
    assert fill(client, page, action, on=DAY).status_code == 422
    assert fill(client, page, action, on=DAY, reached="yes", right_person="no").status_code == 303
    assert "他人接听" in text_of(client.get(f"/hospitals/{other}"))
    assert "淅川县中医院" in text_of(client.get("/hospitals?kind=untested"))
    assert fill(client, page, action, on=DAY, reached="yes", right_person="yes").status_code == 303
    assert "淅川县中医院" in text_of(client.get("/hospitals?kind=tested"))
    later = TODAY + timedelta(days=92)
    assert "淅川县中医院" in text_of(client.get(f"/hospitals?kind=untested&on={later}"))


def test_a_family_gets_the_steps_as_they_read_on_its_day(story: Story) -> None:
    client = story.world.browser(story.supervisor)
    page = f"/hospitals/{story.hospital}/responsible"
    said = {"department": "医务科", "responsible_person": "周敏", "phone": "0377-69210000"}
    fill(client, page, page, from_on=DAY, **said, pathway="急诊\n住院")
    sheet = f"/hospitals/{story.hospital}/pathway"
    today, before = text_of(client.get(sheet)), text_of(client.get(f"{sheet}?on=2026-11-01"))
    assert "急诊 住院" in today
    assert "挂号 就诊" in before
    assert "住院部" in today


def test_that_the_responsible_person_will_leave_is_said_beforehand(story: Story) -> None:
    client = story.world.browser(story.supervisor)
    page = f"/hospitals/{story.hospital}/responsible"
    leaves = (TODAY + timedelta(days=20)).isoformat()
    fill(client, page, page, from_on=leaves, department="医务科", phone="0377-69210000", pathway="挂号")
    assert "2026年12月10日起责任人空缺" in text_of(client.get("/hospitals"))


def test_a_wrong_name_and_first_day_are_corrected_and_the_history_tells_both(story: Story) -> None:
    client = story.world.browser(story.supervisor)
    page = f"/hospitals/{story.hospital}/correction"
    asked = {"name": "淅川县第一人民医院", "from_on": "2026-11-19"}
    assert fill(client, page, page, **asked).status_code == 422
    assert fill(client, page, page, **asked, reason="名称和日期写错").status_code == 303
    assert "淅川县第一人民医院" in text_of(client.get("/hospitals"))
    assert "赵大山" not in text_of(client.get("/coverage/list?kind=green_channel&covered=true&on=2026-11-18"))
    assert "赵大山" in text_of(client.get("/coverage/list?kind=green_channel&covered=true"))
    history = text_of(story.world.browser(story.auditor).get(f"/hospitals/{story.hospital}/history"))
    assert "更正淅川县第一人民医院的定点信息" in history
    assert "名称和日期写错" in history
    assert "拨打了医院的联系电话" in history


def test_one_of_the_prefecture_is_shown_in_the_counties_it_serves_but_covers_nobody(story: Story) -> None:
    world = story.world
    prefecture = world.caller("supervisor", "4113")
    client = world.browser(prefecture)
    form = client.get("/hospitals/new?division=4113&here=yes")
    assert "淅川县" in text_of(form)
    answer = fill(
        client, "/hospitals/new?division=4113&here=yes", "/hospitals", name="南阳市中心医院", division="4113",
        from_on="2026-01-01", department="医务科", responsible_person="李蓉", phone="0377-1", pathway="挂号",
        **{"411326": "yes"},
    )  # fmt: skip
    assert answer.status_code == 303
    assert "南阳市中心医院" in text_of(world.browser(story.supervisor).get("/hospitals"))
    assert "南阳市中心医院" not in text_of(world.browser(world.caller("supervisor", "411327")).get("/hospitals"))
    page = f"/hospitals/{story.hospital}/withdrawal"
    assert fill(world.browser(story.supervisor), page, page, on=DAY, reason="协议到期").status_code == 303
    covered = world.browser(story.supervisor).get("/coverage/list?kind=green_channel&covered=true")
    assert "赵大山" not in text_of(covered)
    undoing = f"{page}/undoing"
    assert undoing in world.browser(story.supervisor).get(f"/hospitals/{story.hospital}").text
    assert fill(world.browser(story.supervisor), undoing, undoing, reason="点错了医院").status_code == 303
    covered = world.browser(story.supervisor).get("/coverage/list?kind=green_channel&covered=true")
    assert "赵大山" in text_of(covered)
    told = text_of(world.browser(story.auditor).get(f"/hospitals/{story.hospital}/history"))
    assert "取消定点有误，仍为定点医院" in told
    assert "点错了医院" in told


def test_a_county_changes_nothing_of_a_hospital_from_above(story: Story) -> None:
    above = story.world.hospital(division="4113", serves=("411326",), by=story.world.caller("supervisor", "4113"))
    client = story.world.browser(story.supervisor)
    shown = client.get(f"/hospitals/{above}")
    assert shown.status_code == 200
    assert "/test-calls/new" not in shown.text
    assert client.get(f"/hospitals/{above}/correction").status_code == 403
