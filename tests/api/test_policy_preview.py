"""What an edition would change, for programs: the same as on the page, and as the figures afterwards."""

from typing import Any

import pytest

from tests.api.case import V1, Body, Case
from tests.support.world import COUNTY, TODAY, Client, World
from web.policies import preview

BEIJING = {"edition": "beijing", "from_on": TODAY.isoformat()}


def previewed(client: Client, query: str = "", **changes: Any) -> Body:
    answer = client.post(f"{V1}/policies/preview{query}", json=BEIJING | changes)
    assert answer.status_code == 200, answer.text
    found: Body = answer.json()
    return found


def test_the_preview_is_what_the_figures_are_afterwards(here: Case) -> None:
    world = here.world
    client = world.api(world.caller())
    found = previewed(client)
    assert found["total"]["before"] == now(client)
    assert client.post(f"{V1}/policies", json=BEIJING | {"document_number": "京1号"}).status_code == 201
    assert found["total"]["after"] == now(client) != found["total"]["before"]
    assert (found["on"], found["division"], found["otherwise"], found["not_counted"]) == (
        TODAY.isoformat(),
        COUNTY,
        0,
        [],
    )


def now(client: Client) -> Body:
    items = client.get(f"{V1}/overdue?size=200").json()["items"]
    duties = [item["duty"] for item in items]
    coverage = client.get(f"{V1}/coverage").json()["total"]
    return {"overdue": len(items), "duties": {duty: duties.count(duty) for duty in duties}, "coverage": coverage}


def test_it_is_asked_for_the_day_it_begins_and_an_answer_can_be_had_again(here: Case) -> None:
    world = here.world
    client = world.api(world.caller())
    assert previewed(client, from_on="2027-03-01")["on"] == "2027-03-01"
    assert previewed(client, from_on="2020-03-01")["on"] == TODAY.isoformat()
    first = previewed(client, "?on=2026-11-19")
    world.contact(here.ids["household_id"], TODAY.replace(day=18))
    assert previewed(client, "?on=2026-11-19") != first
    assert previewed(client, f"?on=2026-11-19&known_position={first['known_position'][COUNTY]}") == first


def test_a_whole_edition_can_be_tried(here: Case) -> None:
    world = here.world
    client = world.api(world.caller())
    edition = client.get(f"{V1}/policies").json()["presets"][0] | {"duties": [], "festivals": []}
    assert previewed(client, edition=edition)["total"]["after"]["overdue"] == 0


@pytest.mark.parametrize(
    ("changes", "status", "field"),
    [
        ({"edition": "no such"}, 422, "edition"),
        ({"edition": {"edition": "x"}}, 422, "edition"),
        ({"from_on": "soon"}, 422, "from_on"),
        ({"division": "419999"}, 403, None),
        ({"division": "411326301"}, 403, "division"),
        ({"documents": "1"}, 422, "documents"),
    ],
)
def test_what_cannot_be_tried_is_refused_at_its_field(
    world: World, changes: Body, status: int, field: str | None
) -> None:
    refused = world.api(world.caller()).post(f"{V1}/policies/preview", json=BEIJING | changes)
    assert refused.status_code == status
    assert [error["field"] for error in refused.json()["errors"]] == ([field] if field else [])


def test_who_reads_figures_reads_previews_and_nobody_else(here: Case) -> None:
    world = here.world
    for role, status in (("auditor", 200), ("approver", 200), ("contact_person", 403), ("administrator", 403)):
        client = world.api(world.caller(role))  # type: ignore[arg-type]
        assert client.post(f"{V1}/policies/preview", json=BEIJING).status_code == status, role


def test_counties_for_which_there_was_no_time_are_named(here: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    world = here.world
    world.household(world.caller(division="411327"), residence_division="411327100001")
    client = world.api(world.caller(division="41"))
    whole = previewed(client)
    assert [(row["division"], row["name"]) for row in whole["rows"]] == [("4113", "南阳市")]
    assert (whole["total"]["before"]["coverage"]["households"], whole["not_counted"]) == (2, [])
    monkeypatch.setattr(preview, "SECONDS", -1.0)
    assert previewed(client)["not_counted"] == ["411327"]
