"""Categorised help through the forms and the API: what is due follows it, and why something is due says so."""

from datetime import date, timedelta
from typing import Any

import msgspec

from casework.policies import preset
from tests.support.pages import fill
from tests.support.sound import text_of
from tests.support.world import COUNTY, TODAY, World
from tests.web.access.access_parts import form_token

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


def test_a_plan_whose_day_has_come_waits_for_the_supervisor_until_it_was_looked_at(world: World) -> None:
    household, _ = world.household()
    plan = world.help_plan(household, review_on=date(2026, 11, 18))["plan_id"]
    client, home = world.browser(world.caller()), f"/households/{household}"
    assert f"/help-plans?division={COUNTY}" in client.get("/home").text
    assert "能自己去镇上看病" in text_of(client.get(f"/help-plans?division={COUNTY}"))
    assert "已到日期" in text_of(client.get(home))
    form = f"{home}/help-plans/{plan}/reviews"
    said = {"finding": "已能自己去", "on": "2026-11-20", "next_review_on": "2027-02-20"}
    assert fill(client, form, form, **{**said, "next_review_on": "2026-11-20"}).status_code == 422
    assert fill(client, form, form, **said).status_code == 303
    assert "能自己去镇上看病" not in text_of(client.get(f"/help-plans?division={COUNTY}"))
    assert "已能自己去" in text_of(client.get(home))
    plans = world.api(world.caller("auditor")).get(f"{V1}{home}/help").json()["plans"]
    assert [(each["due_on"], each["goals"], len(each["reviews"])) for each in plans] == [("2027-02-20", None, 2)]


def test_what_was_found_of_a_plan_and_the_day_it_ended_are_corrected(world: World) -> None:
    household, _ = world.household()
    made = world.help_plan(household)
    client, home = world.browser(world.caller()), f"/households/{household}"
    form, why = f"{home}/help-plan-reviews/{made['review_id']}/correction", {"reason": "记错了"}
    said = {"finding": "还要人陪", "on": "2026-11-18", "next_review_on": "2027-03-01", **why}
    assert fill(client, form, form, **said).status_code == 303
    assert "还要人陪" in text_of(client.get(home))
    ended = {"until_on": "2026-11-20", "reason": "已达到"}
    plan = f"{home}/help-plans/{made['plan_id']}"
    assert fill(client, f"{plan}/ending", f"{plan}/ending", **ended).status_code == 303
    assert f'href="{plan}/correction"' in client.get(home).text
    right = {"goals": "能自己去镇上看病", "steps": "每月陪诊一次", "from_on": "2026-11-01", "review_on": "2026-11-10"}
    right |= {"ended_on": "2026-11-19", **why}
    assert fill(client, f"{plan}/correction", f"{plan}/correction", **right).status_code == 303
    assert "2026年11月19日结束" in text_of(client.get(home))
    told = text_of(client.get(f"{home}/history"))
    assert "回看结果由“已陪诊一次”改为“还要人陪”" in told
    assert "自2026年11月19日起（原为2026年11月20日），帮扶计划结束" in told


def test_a_corrected_category_is_told_in_the_readers_language(world: World) -> None:
    household, _ = world.household()
    given = world.help(household, "regular", date(2026, 11, 1))
    client, home = world.browser(world.caller()), f"/households/{household}"
    form = f"{home}/help-categories/{given}/correction"
    said = {"help_category": "intensive", "from_on": "2026-11-01", "reason": "看错了"}
    assert fill(client, form, form, **said).status_code == 303
    assert "重点帮扶" in text_of(client.get(home))
    assert "帮扶类别由“日常帮扶”改为“重点帮扶”" in text_of(client.get(f"{home}/history"))
    choice = {"csrf_token": form_token(client), "language": "en", "text_size": "standard"}
    client.post("/me", data=choice)
    assert "category of help from “Regular help” to “Intensive help”" in text_of(client.get(f"{home}/history"))
