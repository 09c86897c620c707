"""Days, places and editions that cannot be are refused by name, and nothing of them is kept."""

from datetime import date
from typing import Any

import pytest

from casework.policies import preset
from tests.api.case import V1, contact_body, household_body
from tests.support.world import COUNTY, TODAY, VILLAGE, World


@pytest.mark.parametrize("day", ["0001-01-01", "1899-12-31", "2200-01-01", "9999-12-31"])
def test_a_day_beyond_the_years_that_count(world: World, day: str) -> None:
    client = world.api(world.caller())
    household_id, members = world.household()
    home, member = f"{V1}/households/{household_id}", f"{V1}/members/{members[0]}"
    writes: list[tuple[str, dict[str, Any], str]] = [
        (f"{home}/contacts", contact_body(occurred_on=day), "occurred_on"),
        (f"{home}/contacts", contact_body(next_promise={"text": "再来", "on": day}), "next_promise.on"),
        (f"{home}/pause", {"until_on": day, "reason": "x"}, "until_on"),
        (f"{home}/category", {"category": "child_disabled", "from_on": day}, "from_on"),
        (f"{member}/green-channel-passes", {"number": "1", "from_on": "2026-01-01", "until_on": day}, "until_on"),
        (f"{V1}/policies", {"edition": "default", "from_on": day, "document_number": "x"}, "from_on"),
    ]
    for path, body, field in writes:
        refused = client.post(path, json=body)
        assert refused.status_code == 422, path
        assert [error["field"] for error in refused.json()["errors"]] == [field]


def test_a_form_takes_no_such_day_either(world: World) -> None:
    browser = world.browser(world.caller())
    household_id, _ = world.household()
    page = browser.get(f"/households/{household_id}/pause").text
    token = page.split('name="csrf_token" value="')[1].split('"')[0]
    data = {"csrf_token": token, "until_on": "9999-12-31", "from_on": TODAY.isoformat(), "reason": "x"}
    assert browser.post(f"/households/{household_id}/pause", data=data).status_code == 422


@pytest.mark.parametrize("division", [VILLAGE[:9] + "000", COUNTY + "000000", "411326301999"])
def test_a_household_lives_in_a_village(world: World, division: str) -> None:
    client = world.api(world.caller())
    household_id, (member, _) = world.household()
    refused = client.post(f"{V1}/households", json=household_body(world, residence_division=division))
    assert (refused.status_code, refused.json()["errors"][0]["field"]) == (422, "residence_division")
    moved = {
        "kind": "moved", "subject": str(member), "occurred_on": "2026-11-01", "source": "x",
        "residence_division": division,
    }  # fmt: skip
    refused = client.post(f"{V1}/households/{household_id}/life-events", json=moved)
    assert (refused.status_code, refused.json()["errors"][0]["field"]) == (422, "residence_division")


def test_a_registered_residence_exists(world: World) -> None:
    body = household_body(world)
    body["members"][0]["hukou_division"] = "999999"
    refused = world.api(world.caller()).post(f"{V1}/households", json=body)
    assert (refused.status_code, refused.json()["errors"][0]["field"]) == (422, "members.0.hukou_division")


@pytest.mark.parametrize(
    "change",
    [
        {"duty": "festival:2026-spring"},
        {"duty": "festival:x"},
        {"duty": "<b>"},
        {"elderly_days": 7, "elderly_age": 10**6},
    ],
)
def test_an_edition_that_would_break_the_lists(world: World, change: dict[str, Any]) -> None:
    client = world.api(world.caller())
    edition = preset("default")
    duty = {
        "duty": "any_contact", "satisfied_by": "any", "every_days": 30, "rule_zh": "x", "rule_en": "x", **change
    }  # fmt: skip
    body = {"edition": "own", "title_zh": "x", "title_en": "x", "required_levels": list(edition.required_levels)}
    sent = {"edition": body | {"duties": [duty]}, "from_on": date(2026, 1, 1).isoformat(), "document_number": "x"}
    refused = client.post(f"{V1}/policies", json=sent)
    assert (refused.status_code, refused.json()["errors"][0]["field"]) == (422, "edition")
