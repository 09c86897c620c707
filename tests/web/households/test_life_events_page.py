"""Changes in families: what waits to be verified, what came of it, what is to be done, and that it can be taken back."""

from datetime import date
from uuid import UUID

import pytest

from tests.support.markup import value_of
from tests.support.world import COUNTY, OTHER_VILLAGE, TODAY, VILLAGE, Client, World
from web.households import actions as households
from web.households import life_event_actions as life_events


@pytest.fixture
def family(world: World) -> tuple[UUID, list[UUID]]:
    return world.household()


def reported(world: World, family: tuple[UUID, list[UUID]], **wishes: object) -> UUID:
    home, members = family
    said = {
        "kind": "death",
        "subject": str(members[0]),
        "occurred_on": date(2026, 11, 10),
        "source": "村里来电",
        **wishes,
    }
    return world.ask(households.REPORT_LIFE_EVENT, household_id=home, **said).id


def pressed(client: Client, path: str, **typed: str) -> str:
    token = value_of(client.get("/life-events").text, "csrf_token")
    return client.post(path, data={"csrf_token": token, **typed}).text


def test_what_waits_to_be_verified_says_who_what_and_since_when(world: World, family: tuple[UUID, list[UUID]]) -> None:
    reported(world, family)
    client = world.browser(world.caller())
    page = client.get("/life-events").text
    assert "张建国 · 去世 · 2026年11月10日" in page
    assert "村里来电" in page
    assert f'href="/life-events?division={COUNTY}"' in client.get("/home").text


def test_one_press_confirms_and_leads_back_to_the_list(world: World, family: tuple[UUID, list[UUID]]) -> None:
    event = reported(world, family)
    client = world.browser(world.caller())
    page = pressed(client, f"/households/{family[0]}/life-events/{event}/verification", next="to-verify")
    assert "没有待核实的家庭变动" in page
    assert "张建国 · 去世" in client.get("/life-events?verified=true").text


def test_a_rejection_asks_why(world: World, family: tuple[UUID, list[UUID]]) -> None:
    event = reported(world, family)
    client = world.browser(world.caller())
    path = f"/households/{family[0]}/life-events/{event}/rejection"
    assert "请写明为什么不属实" in pressed(client, path, next="to-verify")
    assert "没有待核实的家庭变动" in pressed(client, path, next="to-verify", reason="本人健在")


def test_who_reported_it_is_told_what_came_of_it_until_they_have_read_it(
    world: World, family: tuple[UUID, list[UUID]]
) -> None:
    staff_id = world.staff()
    world.assign(family[0], staff_id)
    reporter = world.caller("contact_person", VILLAGE, staff_id)
    event = world.ask(
        households.REPORT_LIFE_EVENT, reporter, household_id=family[0], kind="death", subject=str(family[1][0]),
        occurred_on=date(2026, 11, 10), source="邻居",
    ).id  # fmt: skip
    client = world.browser(reporter)
    assert "您上报的事有结果了" not in client.get("/worklist").text
    world.ask(households.REJECT_LIFE_EVENT, household_id=family[0], life_event_id=event, reason="本人健在")
    told = client.get("/worklist").text
    assert "您上报的事有结果了" in told
    assert "本人健在" in told
    assert "丁青珍" in world.browser(world.caller()).get(f"/households/{family[0]}/history").text
    token = value_of(told, "csrf_token")
    path = f"/households/{family[0]}/life-events/{event}/outcome"
    after = client.post(path, data={"csrf_token": token, "next": "worklist"}).text
    assert "您上报的事有结果了" not in after


def test_who_reported_a_death_that_another_report_had_verified_is_told_so(
    world: World, family: tuple[UUID, list[UUID]]
) -> None:
    staff_id = world.staff()
    world.assign(family[0], staff_id)
    reported(world, family, staff_id=staff_id)
    world.ask(
        households.VERIFY_LIFE_EVENT, household_id=family[0], life_event_id=reported(world, family, source="派出所")
    )
    assert "没有待核实的家庭变动" in world.browser(world.caller()).get("/life-events").text
    told = world.browser(world.caller("contact_person", VILLAGE, staff_id)).get("/worklist").text
    assert "已由另一份上报核实" in told


def test_after_a_spouses_death_the_survivors_care_is_listed_to_be_checked(
    world: World, family: tuple[UUID, list[UUID]]
) -> None:
    event = reported(world, family, verified=True)
    client = world.browser(world.caller())
    page = client.get("/life-events?verified=true").text
    assert page.index("先慰问") < page.index("核对由谁联系这家") < page.index("核对收款账户")
    path = f"/households/{family[0]}/life-events/{event}/follow-ups"
    for done in ("condolence", "contact_person", "doctor", "account"):
        page = pressed(client, path, next="to-follow-up", done=done)
    assert "没有要办的后续事项" in page


def test_after_a_childs_death_the_category_is_proposed_from_the_month_after(world: World) -> None:
    home, members = world.household(category="child_disabled", child={"disability_level": 2})
    event = reported(world, (home, members), subject="child", verified=True)
    client = world.browser(world.caller())
    form = client.get(f"/households/{home}/category?after={event}").text
    assert value_of(form, "from_on") == "2026-12-01"
    sent = {"csrf_token": value_of(form, "csrf_token"), "category": "child_deceased", "from_on": "2026-12-01"}
    client.post(f"/households/{home}/category", data={**sent, "life_event_id": str(event)})
    assert "类别" not in client.get(f"/households/{home}/life-events/{event}/follow-ups").text.split("<main", 1)[1]


def test_a_family_with_nobody_left_is_named_after_its_head_and_owes_nothing(world: World) -> None:
    home, members = world.household()
    staff_id = world.staff()
    world.assign(home, staff_id)
    promise = {"text": "带复诊单再来", "on": TODAY}
    world.contact(home, date(2026, 11, 1), staff_id=staff_id, next_promise=promise)
    for member in members:
        reported(world, (home, members), subject=str(member), verified=True)
    worklist = world.browser(world.caller("contact_person", VILLAGE, staff_id)).get("/worklist").text
    assert "带复诊单再来" not in worklist
    listed = world.browser(world.caller()).get("/households?status=to_close").text
    assert "原户主张建国" in listed
    page = world.browser(world.caller()).get(f"/households/{home}").text
    assert "原户主张建国" in page
    assert "张建国 · 去世" in page


def test_a_verified_death_of_the_wrong_person_is_taken_back_with_what_followed(
    world: World, family: tuple[UUID, list[UUID]]
) -> None:
    event = reported(world, family, verified=True)
    client = world.browser(world.caller())
    home = f"/households/{family[0]}"
    form = client.get(f"{home}/life-events/{event}/withdrawal").text
    sent = {name: value_of(form, name) for name in ("csrf_token", "version")}
    page = client.post(f"{home}/life-events/{event}/withdrawal", data={**sent, "reason": "认错了人"}).text
    assert "由此产生的一切随之撤销" in page
    assert "去世于" not in page
    assert "认错了人" in world.browser(world.caller("auditor")).get(f"{home}/history").text


def test_once_verified_only_a_supervisor_takes_it_back(world: World, family: tuple[UUID, list[UUID]]) -> None:
    staff_id = world.staff()
    world.assign(family[0], staff_id)
    event = reported(world, family, verified=True)
    client = world.api(world.caller("contact_person", VILLAGE, staff_id))
    path = f"/api/v1/life-events/{event}"
    assert client.post(f"{path}/withdrawal", json={"reason": "认错了人"}).status_code == 403
    assert client.post(f"{path}/correction", json={"reason": "x", "occurred_on": "2026-11-09"}).status_code == 403


def test_the_api_lists_what_is_to_be_verified_as_the_page_does(world: World, family: tuple[UUID, list[UUID]]) -> None:
    event = reported(world, family)
    client = world.api(world.caller())
    asked = {"division": COUNTY, "verified": "false"}
    found = client.get("/api/v1/life-events", params=asked).json()
    assert [(item["id"], item["kind"], item["reported_on"]) for item in found["items"]] == [
        (str(event), "death", "2026-11-20")
    ]
    world.ask(life_events.WITHDRAW_LIFE_EVENT, household_id=family[0], life_event_id=event, reason="重复上报")
    now = client.get("/api/v1/life-events", params=asked).json()
    then = client.get(
        "/api/v1/life-events", params={**asked, "known_position": f"{COUNTY}:{found['known_position'][COUNTY]}"}
    )
    assert (now["total"], then.json()["total"]) == (0, 1)


def test_what_is_verified_of_people_shows_and_goes_with_its_withdrawal(world: World) -> None:
    home, (husband, wife) = world.household(category="child_disabled", child={"disability_level": 2})
    said = {"verified": True, "occurred_on": date(2026, 11, 2)}
    reported(world, (home, [wife]), kind="moved", subject=str(wife), hukou_division=OTHER_VILLAGE[:9], **said)
    for level in (4, 2, 1, 3):  # of one day what was told last
        reported(world, (home, [wife]), kind="disability_level", subject="child", level=level, **said)
    died = reported(world, (home, [husband]), **said)
    client, pages = world.api(world.caller()), world.browser(world.caller())
    person = client.get(f"/api/v1/members/{wife}").json()
    assert (person["hukou_division"], person["marital_status"]) == (OTHER_VILLAGE[:9], "widowed")
    page = pages.get(f"/households/{home}").text
    assert "丧偶" in page
    assert "残疾等级3级" in page
    assert client.get(f"/api/v1/members/{wife}", params={"on": "2026-11-01"}).json()["marital_status"] is None
    world.ask(life_events.WITHDRAW_LIFE_EVENT, household_id=home, life_event_id=died, reason="认错了人")
    assert client.get(f"/api/v1/members/{wife}").json()["marital_status"] is None


def test_a_former_spouses_death_widows_nobody(world: World) -> None:
    home, (husband, wife) = world.household()
    reported(world, (home, [wife]), kind="divorce", subject=str(wife), occurred_on=date(2026, 10, 1), verified=True)
    reported(world, (home, [husband]), verified=True)
    assert world.api(world.caller()).get(f"/api/v1/members/{wife}").json()["marital_status"] == "divorced"
