"""Service projects on the screen: what a family gets, what it says of it, and what only counsellors may know."""

import re
from datetime import date

from tests.support.ordered import ordered
from tests.support.pages import fill
from tests.support.sound import text_of
from tests.support.story import Story
from tests.support.world import TODAY, VILLAGE
from web.projects import actions as services

DAY = TODAY.isoformat()


def test_a_family_sees_what_was_ordered_delivered_and_said(story: Story) -> None:
    ids = ordered(story.world, story.supervisor, story.household)
    client, page = story.world.browser(story.contact_person), f"/households/{story.household}/services"
    text = text_of(client.get(page))
    assert "居家探访" in text
    assert "康乐养老服务中心" in text
    assert "问过身体" in text
    assert "尚未征求家人意见" in text
    assert "重阳包饺子" in text
    saying = f"/households/{story.household}/service-deliveries/{ids['delivery_id']}/acceptance"
    assert "请选择家人的意见" in fill(client, saying, saying, on=DAY).text
    assert fill(client, saying, saying, accepted="no", on=DAY, remark="没有来过").status_code == 303
    assert "家人说没有" in text_of(client.get(page))


def test_a_delivery_is_ticked_off_on_the_checklist(story: Story) -> None:
    ids = ordered(story.world, story.supervisor, story.household)
    client = story.world.browser(story.contact_person)
    place = f"/households/{story.household}/service-orders/{ids['order_id']}/deliveries"
    done = fill(client, f"{place}/new", place, on=DAY, quantity="1", item_shopping="yes", item_home_seen="yes")
    assert done.status_code == 303
    text = text_of(client.get(f"/households/{story.household}/services"))
    assert "看过居家安全" in text
    assert "帮买帮取" in text
    history = text_of(client.get(f"/households/{story.household}/history"))
    assert "数量：1。" in history
    assert re.search("完成：(看过居家安全、帮买帮取|帮买帮取、看过居家安全)。", history)


def test_a_counsellors_note_is_there_for_counsellors_alone(story: Story) -> None:
    world = story.world
    ids = ordered(world, story.supervisor, story.household)
    counsellor = world.caller("supervisor", grants=("professional",))
    home = {"household_id": story.household, "order_id": ids["counselling_order_id"]}
    world.ask(services.NOTE, counsellor, **home, note="谈到了孩子的生日")
    world.ask(services.RECORD_DELIVERY, story.supervisor, **home, on=TODAY, done=("attended",))
    services_page, history = (f"/households/{story.household}/{page}" for page in ("services", "history"))
    for reader, may in (
        (counsellor, True),
        (story.supervisor, False),
        (story.contact_person, False),
        (story.auditor, False),
    ):
        client = world.browser(reader)
        for page in (services_page, history):
            shown = client.get(page).text
            assert ("谈到了孩子的生日" in shown) == may, (reader.role, page)
        assert "如约到场" in client.get(services_page).text
        told = world.api(reader).get(f"/api/v1{history}?size=200").json()["items"]
        assert ("CounsellingNoted" in [item["event"] for item in told]) == may
    noting = f"/households/{story.household}/service-orders/{ids['counselling_order_id']}/notes"
    assert world.browser(story.supervisor).get(f"{noting}/new").status_code == 403


def test_the_very_old_without_a_home_safety_check_are_listed_until_they_had_one(story: Story) -> None:
    world = story.world
    household, members = world.household(born_on=date(1941, 3, 9))
    ids = ordered(world, story.supervisor, household)
    page = f"/projects/orders?project=home_safety&division={VILLAGE}&state=offer"
    client = world.browser(story.supervisor)
    assert "1941" in text_of(client.get(page))
    order = world.ask(
        services.ORDER_SERVICE, household_id=household, project="home_safety", provider_id=ids["provider_id"],
        from_on=TODAY,
    ).id  # fmt: skip
    world.ask(
        services.RECORD_DELIVERY, household_id=household, order_id=order, on=TODAY, done=("floors", "hazard_removed")
    )
    assert "到龄的家人都已享有" in text_of(client.get(page))
    assert len(members) == 2


def test_the_area_counts_what_the_family_denies(story: Story) -> None:
    ids = ordered(story.world, story.supervisor, story.household)
    story.world.ask(
        services.ACCEPT_DELIVERY, household_id=story.household, delivery_id=ids["delivery_id"], accepted=False
    )
    items = story.world.api(story.auditor).get("/api/v1/projects").json()["items"]
    visiting = next(item for item in items if item["project"] == "home_visiting")
    assert (visiting["orders"], visiting["delivered"], visiting["refused"], visiting["unanswered"]) == (1, 1, 1, 0)
    orders = (
        story.world.api(story.supervisor).get(f"/api/v1/households/{story.household}/service-orders").json()["items"]
    )
    assert [[each["accepted"] for each in order["deliveries"]] for order in orders if order["deliveries"]] == [[False]]


def test_an_activity_names_its_families_by_their_numbers(story: Story) -> None:
    client = story.world.browser(story.supervisor)
    number = story.world.api(story.supervisor).get(f"/api/v1/households/{story.household}").json()["household_no"]
    typed = {"division": VILLAGE, "title": "端午包粽子", "programme": "festival", "on": DAY, "persons": "12"}
    new = f"/activities/new?division={VILLAGE}"
    refused = fill(client, new, "/activities", **typed, families="不存在的户号")
    assert refused.status_code == 422
    assert "本区域没有这户" in refused.text
    assert fill(client, new, "/activities", **typed, families=number).status_code == 303
    activity = story.world.api(story.supervisor).get("/api/v1/activities").json()["items"][0]
    assert activity["families"] == 1
    assert "赵大山" in text_of(client.get(f"/activities/{activity['id']}"))
