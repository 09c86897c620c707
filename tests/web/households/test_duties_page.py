"""Of every household, on any day: what is overdue and why, and what is not and why not."""

from datetime import date
from typing import Any
from uuid import UUID

from tests.support.sound import text_of
from tests.support.story import Story
from tests.support.world import COUNTY, TODAY, Client, World

V1 = "/api/v1"


def asked(client: Client, household: UUID, **query: str) -> dict[str, Any]:
    answer = client.get(f"{V1}/households/{household}/duties", params=query)
    assert answer.status_code == 200, answer.text
    return answer.json()  # type: ignore[no-any-return]


def told(client: Client, household: UUID, **query: str) -> dict[str, tuple[str, list[str]]]:
    items = asked(client, household, **query)["items"]
    return {item["duty"]: (item["state"], [why["code"] for why in item["why_not"]]) for item in items}


def test_what_is_overdue_is_what_the_overdue_list_says(world: World) -> None:
    client = world.api(world.caller())
    household, _ = world.household()
    world.contact(household, date(2026, 3, 1), channel="home_visit")
    listed = {item["duty"]: item["due_on"] for item in client.get(f"{V1}/overdue").json()["items"]}
    items = asked(client, household)["items"]
    assert {item["duty"]: item["due_on"] for item in items if item["state"] == "overdue"} == listed != {}
    assert all(item["why"]["due_on"] == item["due_on"] for item in items if item["state"] == "overdue")


def test_what_is_not_overdue_names_the_contact_that_answered_it(world: World) -> None:
    client = world.api(world.caller())
    household, _ = world.household()
    contact = world.contact(household, date(2026, 11, 10))
    item = next(each for each in asked(client, household)["items"] if each["duty"] == "any_contact")
    (why,) = item["why_not"]
    assert (item["state"], why["code"], why["on"]) == ("due", "answered", "2026-11-10")
    history = client.get(f"{V1}/households/{household}/history").json()["items"]
    assert next(each["event"] for each in history if each["position"] == why["position"]) == "ContactLogged"
    withdrawal = f"{V1}/households/{household}/contacts/{contact}/withdrawal"
    assert client.post(withdrawal, json={"reason": "登记错户"}).status_code == 201
    assert told(client, household)["any_contact"] == ("overdue", [])


def test_a_new_family_has_its_first_interval(world: World) -> None:
    household, _ = world.household(registered_on=TODAY)
    assert told(world.api(world.caller()), household)["any_contact"] == ("due", ["first_interval"])


def test_while_contacts_rest_nothing_is_overdue(world: World) -> None:
    client = world.api(world.caller())
    household, _ = world.household()
    pause = {"from_on": "2026-11-01", "until_on": "2026-12-01", "reason": "外出探亲"}
    client.post(f"{V1}/households/{household}/pause", json=pause)
    assert all(each == ("resting", ["paused"]) for each in told(client, household).values())
    (why,) = asked(client, household)["items"][0]["why_not"]
    assert (why["on"], why["until"]) == ("2026-11-01", "2026-12-01")
    assert "resting" not in {state for state, _ in told(client, household, on="2026-12-01").values()}


def test_out_of_care_it_says_since_when_and_why(world: World) -> None:
    client = world.api(world.caller())
    household, _ = world.household(registered_on=date(2026, 6, 1))
    assert told(client, household, on="2026-05-31")["home_visit"] == ("not_owed", ["not_registered_yet"])
    none, _ = world.household(category="none")
    assert told(client, none)["any_contact"] == ("not_owed", ["no_category"])
    client.post(f"{V1}/households/{household}/closure", json={"on": "2026-11-01", "reason": "迁往外地"})
    assert told(client, household)["any_contact"] == ("not_owed", ["closed"])
    assert told(client, household, on="2026-10-31")["any_contact"] == ("overdue", [])


def test_a_duty_for_the_elderly_says_whom_it_is_for(world: World) -> None:
    client = world.api(world.caller())
    body = {"edition": "mca-monthly-elderly", "from_on": "2026-01-01", "document_number": "x", "division": COUNTY}
    assert client.post(f"{V1}/policies", json=body).status_code == 201
    young, _ = world.household()
    eighty, _ = world.household(born_on=date(1946, 10, 5))
    assert told(client, young) == {"elderly_contact": ("not_owed", ["only_elderly_or_alone"])}
    (item,) = asked(client, eighty)["items"]
    assert (item["state"], item["due_on"]) == ("overdue", "2026-11-04")
    assert item["why"]["facts"][0]["fact"] == "came_of_age"
    assert item["why"]["facts"][0]["occurred_on"] == item["why"]["base_on"] == "2026-10-05"
    listed = client.get(f"{V1}/overdue").json()["items"]
    assert [(each["household_id"], each["due_on"]) for each in listed] == [(str(eighty), "2026-11-04")]


def test_a_festival_is_answered_waited_for_or_came_too_soon(world: World) -> None:
    client = world.api(world.caller())
    household, _ = world.household()
    world.contact(household, date(2026, 9, 20))
    world.contact(household, date(2026, 11, 10))
    mid_autumn, boat = "festival:2026-mid_autumn", "festival:2026-dragon_boat"
    assert told(client, household)[mid_autumn] == ("answered", ["answered"])
    answered = next(each for each in asked(client, household)["items"] if each["duty"] == mid_autumn)
    assert answered["why_not"][0]["on"] == "2026-09-20"
    assert told(client, household, on="2026-06-10")[boat] == ("due", ["festival_to_come"])
    assert told(client, household, on="2026-07-01")[boat] == ("overdue", [])
    late, _ = world.household(registered_on=date(2026, 9, 20))
    assert told(client, late)[mid_autumn] == ("not_owed", ["entered_later"])


def test_that_nobody_is_there_is_said_of_a_post_that_ended_too(world: World) -> None:
    client = world.api(world.caller())
    household, _ = world.household()
    assert asked(client, household)["lacking"] == ["village", "township"]
    staff = world.staff()
    world.assign(household, staff)
    assert asked(client, household)["lacking"] == ["township"]


def test_it_is_told_as_it_was_known(world: World) -> None:
    client = world.api(world.caller())
    household, _ = world.household()
    before = asked(client, household)["known_position"][COUNTY]
    world.contact(household, TODAY)
    assert told(client, household)["any_contact"] == ("due", ["answered"])
    assert told(client, household, known_position=str(before))["any_contact"] == ("overdue", [])


def test_the_page_says_it_in_sentences(story: Story) -> None:
    home = f"/households/{story.household}"
    text = text_of(story.world.browser(story.supervisor).get(f"{home}/duties"))
    for expected in ("赵大山", "任意方式联系", "未到期", "这家在2026年11月14日联系到了"):
        assert expected in text
    auditor = text_of(story.world.browser(story.auditor).get(f"{home}/duties"))
    assert "赵*山" in auditor
    late = text_of(story.world.browser(story.supervisor).get(f"/households/{story.other}/duties"))
    assert "没有人负责这一户：村级联系人" in late
