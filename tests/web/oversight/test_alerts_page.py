"""The alerts: by stage and by whose they are, names first, each with what can be done; and what is done then."""

from datetime import date, timedelta
from typing import Any

from tests.support.markup import tree, words
from tests.support.pages import fill
from tests.support.sound import text_of
from tests.support.story import Story
from tests.support.world import TODAY, Client, World
from web.operations.schedule import review_alerts

V1 = "/api/v1"


def stages(client: Client, **query: str) -> list[tuple[str, str, str]]:
    items = client.get(f"{V1}/alerts", params=query).json()["items"]
    return sorted((item["duty"], item["stage"], item["level"]) for item in items)


def test_names_lead_each_line_and_each_says_what_can_be_done(story: Story) -> None:
    shown = story.world.browser(story.supervisor).get("/alerts")
    text = text_of(shown)
    for expected in ("赵大山、钱桂兰", "乡级联系人联系", "待接手", "由乡级跟进", "登记联系", "接手", "暂不提醒"):
        assert expected in text
    auditor = text_of(story.world.browser(story.auditor).get("/alerts"))
    assert "赵*山" in auditor
    assert "接手提醒" not in auditor


def test_each_tab_has_as_many_lines_as_it_says(story: Story) -> None:
    review_alerts(story.world.office)
    client = story.world.browser(story.supervisor)
    shown = client.get("/alerts").text
    tabs = tree(shown).findall(".//a/span[@class='count']/..")
    counts = [(tab.attrib["href"], int(words(tab).split()[-1])) for tab in tabs]
    assert len(counts) == 6 + 4
    assert max(count for _, count in counts) > 1
    for address, count in counts:
        assert client.get(address).text.count('role="rowheader"') == count, address


def test_taken_on_it_says_by_whom_and_what_will_be_done(story: Story) -> None:
    client, api = story.world.browser(story.contact_person), story.world.api(story.contact_person)
    alert = api.get(f"{V1}/alerts").json()["items"][0]["id"]
    path = f"/households/{story.household}/alerts/{alert}/acknowledgement"
    assert "打算怎么做" in text_of(client.get(path))
    empty = fill(client, path, path)
    assert empty.status_code == 422
    assert "请写明打算怎么做" in empty.text
    assert fill(client, path, path, plan="周五上午电话联系").status_code == 303
    assert "周五上午电话联系" in text_of(client.get(f"/households/{story.household}"))
    taken = text_of(client.get("/alerts?stage=acknowledged"))
    assert "周五上午电话联系" in taken
    assert "丁青" in taken
    assert "周五上午电话联系" not in text_of(story.world.browser(story.auditor).get("/alerts?stage=acknowledged"))
    assert "已接手“乡级联系人联系”的提醒" in text_of(client.get(f"/households/{story.household}/history"))


def test_a_rest_is_bounded_by_the_edition_and_ends_by_itself(world: World) -> None:
    household, _ = world.household(registered_on=date(2026, 10, 1))
    alert = world.alert(household, "any_contact", date(2026, 10, 31))
    api = world.api(world.caller())
    path = f"{V1}/households/{household}/alerts/{alert}/snooze"
    body: dict[str, Any] = {"until_on": str(TODAY + timedelta(days=31)), "reason": "外出探亲"}
    refused = api.post(path, json=body)
    assert (refused.status_code, refused.json()["type"]) == (422, "/problems/rests-too-long")
    assert refused.json()["errors"][0]["field"] == "until_on"
    body["until_on"] = str(TODAY + timedelta(days=10))
    assert api.post(path, json=body).status_code == 201
    assert stages(api) == [("any_contact", "snoozed", "village")]
    assert stages(api, on=str(TODAY + timedelta(days=9))) == [("any_contact", "snoozed", "village")]
    assert stages(api, on=str(TODAY + timedelta(days=10))) == [("any_contact", "raised", "village")]
    assert api.get(f"{V1}/overdue").json()["total"] == 1  # only the alert rests


def test_a_programme_asks_by_stage_and_by_whose(world: World) -> None:
    household, _ = world.household(registered_on=date(2026, 6, 1))
    review_alerts(world.office)
    api = world.api(world.caller())
    assert stages(api, level="township") == [("level:township", "raised", "township")]
    assert ("any_contact", "raised", "village") in stages(api, stage="raised")
    assert stages(api, stage="resolved") == []
    world.contact(household, TODAY)
    assert ("any_contact", "resolved", "village") in stages(api, stage="resolved")
    assert stages(api, stage="resolved") == stages(api, resolved="true")
    for wrong in ({"stage": "asleep"}, {"level": "province"}):
        answer = api.get(f"{V1}/alerts", params=wrong)
        assert answer.status_code == 422
        assert answer.json()["errors"][0]["field"] in wrong


def test_a_supervisor_says_who_will_see_to_it_and_a_contact_person_speaks_for_themselves(world: World) -> None:
    household, _ = world.household(registered_on=date(2026, 10, 1))
    alert, staff, other = world.alert(household, "any_contact"), world.staff(), world.staff("township")
    world.assign(household, staff)
    path = f"{V1}/households/{household}/alerts/{alert}/acknowledgement"
    supervisor, own = world.api(world.caller()), world.api(world.caller("contact_person", staff_id=staff))
    assert supervisor.post(path, json={"plan": "上门看望", "staff_id": str(other)}).status_code == 201
    assert own.get(f"{V1}/alerts").json()["items"][0]["staff_id"] == str(other)
    refused = own.post(path, json={"plan": "上门看望", "staff_id": str(other)})
    assert refused.status_code == 403
    assert own.post(path, json={"plan": "上门看望"}).status_code == 201
    assert own.get(f"{V1}/alerts").json()["items"][0]["staff_id"] == str(staff)
