"""Every overdue item can be derived again: its first fact is the day it counts from, at its place in a ledger."""

from datetime import date
from typing import Any

from tests.api.case import V1
from tests.support.world import COUNTY, Client, World

Item = dict[str, Any]


def items(client: Client, **query: str) -> dict[str, Item]:
    """The overdue items by duty, each derived again from its facts."""
    found = client.get(f"{V1}/overdue", params={"size": "200", **query}).json()["items"]
    for item in found:
        why = item["why"]
        assert why["facts"][0]["occurred_on"] == why["base_on"], item
        base = date.fromisoformat(why["base_on"])
        assert (date.fromisoformat(item["due_on"]) - base).days == why["interval_days"]
        assert item["due_on"] == why["due_on"]
    return {item["duty"]: item for item in found}


def facts(item: Item) -> list[tuple[str, int | None, str]]:
    return [(fact["fact"], fact["position"], fact["occurred_on"]) for fact in item["why"]["facts"]]


def event_at(client: Client, household_id: Any, position: int) -> str:
    told = client.get(f"{V1}/households/{household_id}/history").json()["items"]
    return str(next(each["event"] for each in told if each["position"] == position))


def test_registration(world: World) -> None:
    client = world.api(world.caller())
    household_id, _ = world.household()
    ((fact, position, day),) = facts(items(client)["any_contact"])
    assert (fact, day) == ("registered", "2026-01-01")
    assert position is not None
    assert event_at(client, household_id, position) == "HouseholdRegistered"


def test_the_contact_of_the_kind_that_counts(world: World) -> None:
    client = world.api(world.caller())
    household_id, _ = world.household()
    world.contact(household_id, date(2026, 3, 5))
    world.contact(household_id, date(2026, 3, 5), channel="home_visit")
    found = items(client)
    ((fact, visit, day),) = facts(found["home_visit"])
    ((_, first, _),) = facts(found["any_contact"])
    assert (fact, day) == ("contact", "2026-03-05")
    assert visit is not None
    assert first is not None
    assert visit > first


def test_a_category_given_later(world: World) -> None:
    client = world.api(world.caller())
    household_id, _ = world.household(category="none")
    body = {"category": "child_disabled", "from_on": "2026-02-10"}
    assert client.post(f"{V1}/households/{household_id}/category", json=body).status_code == 201
    ((fact, position, day),) = facts(items(client)["any_contact"])
    assert (fact, day) == ("category_changed", "2026-02-10")
    assert position is not None
    assert event_at(client, household_id, position) == "CategoryChanged"


def test_a_duty_that_an_adopted_edition_brought(world: World) -> None:
    client = world.api(world.caller())
    world.household()
    body = {"edition": "anyue-2020", "from_on": "2026-06-01", "document_number": "安卫〔2020〕1号", "division": COUNTY}
    adopted = client.post(f"{V1}/policies", json=body)
    assert adopted.status_code == 201, adopted.text
    began, registered = facts(items(client)["face_to_face"])
    assert began == ("duty_began", adopted.json()["position"], "2026-06-01")
    assert registered[0] == "registered"


def test_an_edition_that_the_province_adopted(world: World) -> None:
    province = world.api(world.caller(division="41"))
    body = {"edition": "anyue-2020", "from_on": "2026-06-01", "document_number": "x", "division": "41"}
    assert province.post(f"{V1}/policies", json=body).status_code == 201
    world.household()
    fact = items(world.api(world.caller()))["face_to_face"]["why"]["facts"][0]
    assert (fact["fact"], fact["ledger"], fact["position"]) == ("duty_began", "410000", 1)


def test_a_festival(world: World) -> None:
    client = world.api(world.caller())
    household_id, _ = world.household()
    world.contact(household_id, date(2026, 9, 1))
    item = items(client)["festival:2026-mid_autumn"]
    assert item["due_on"] == "2026-09-25"
    festival, registered, contact = facts(item)
    assert festival == ("festival", None, "2026-09-15")
    assert (registered[0], registered[2]) == ("registered", "2026-01-01")
    assert (contact[0], contact[2]) == ("contact", "2026-09-01")


def test_who_makes_the_interval_shorter(world: World) -> None:
    client = world.api(world.caller())
    _, members = world.household(born_on=date(1946, 11, 20))
    why = items(client)["home_visit"]["why"]
    _, elderly = why["facts"]
    assert (why["interval_days"], elderly["fact"], elderly["birth_year"], elderly["age"]) == (
        30,
        "elderly_member",
        1946,
        80,
    )
    assert elderly["member_id"] in map(str, members)
    assert items(client, on="2026-11-19")["home_visit"]["why"]["interval_days"] == 90


def test_one_who_lives_alone(world: World) -> None:
    client = world.api(world.caller())
    world.household(living_alone=True)
    why = items(client)["home_visit"]["why"]
    assert why["interval_days"] == 30
    assert [fact["fact"] for fact in why["facts"]] == ["registered", "living_alone"]
