"""Categorised help through the forms and the API: what is due follows it, and why something is due says so."""

from datetime import date, timedelta
from typing import Any

import msgspec

from casework.policies import preset
from tests.support.pages import fill
from tests.support.sound import text_of
from tests.support.world import COUNTY, TODAY, World

V1 = "/api/v1"
CATEGORISED = msgspec.structs.replace(preset("default"), help_categories=preset("categorised").help_categories)


def any_contact(world: World, on: date) -> dict[str, Any]:
    """The overdue item of any contact in the county on a day, if there is one."""
    items = world.api(world.caller()).get(f"{V1}/overdue?division={COUNTY}&on={on}").json()["items"]
    return next((item for item in items if item["duty"] == "any_contact"), {})


def test_a_category_makes_a_contact_due_sooner_and_is_the_reason_given(world: World) -> None:
    household, _ = world.household()
    world.contact(household, TODAY - timedelta(days=10))
    world.adopt(CATEGORISED)
    assert any_contact(world, TODAY) == {}
    client, home = world.browser(world.caller()), f"/households/{household}"
    form = f"{home}/help-categories"
    said = {"help_category": "intensive", "from_on": "2026-11-19", "reason": "独居，行动不便"}
    assert fill(client, f"{form}/new", form, **{**said, "reason": ""}).status_code == 422
    assert fill(client, f"{form}/new", form, **said).status_code == 303
    assert "重点帮扶" in text_of(client.get(home))
    item = any_contact(world, TODAY)
    assert (item["due_on"], item["days_overdue"]) == ("2026-11-17", 3)
    assert item["rule"] == "重点帮扶家庭每周至少联系一次（7 天内）"
    given = next(fact for fact in item["why"]["facts"] if fact["fact"] == "help_category")
    assert (given["occurred_on"], given["help_category"]) == ("2026-11-19", "intensive")
    assert any_contact(world, date(2026, 11, 18)) == {}


def test_only_a_category_of_the_edition_in_force_can_be_given(world: World) -> None:
    household, _ = world.household()
    body = {"help_category": "intensive", "from_on": "2026-11-19", "reason": "独居"}
    answer = world.api(world.caller()).post(f"{V1}/households/{household}/help-categories", json=body)
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, "help_category")


def test_the_api_tells_the_help_that_holds_on_a_day(world: World) -> None:
    household, _ = world.household()
    world.help(household, "regular", date(2026, 11, 1))
    measure, priority = world.measure(household), world.priority(household)
    path = f"{V1}/households/{household}/help"
    told = world.api(world.caller()).get(path).json()
    assert told["category"]["help_category"] == "regular"
    assert told["priority"]["id"] == str(priority)
    assert [each["id"] for each in told["measures"]] == [str(measure)]
    before = world.api(world.caller()).get(path, params={"on": "2026-10-31"}).json()
    assert (before["category"], before["priority"], before["measures"]) == (None, None, [])
    assert world.api(world.caller("auditor")).get(path).json()["measures"][0]["measure"] is None
