"""A visit on a day that is hard for these families asks why; nothing that is due moves, and a fact is never refused."""

from datetime import UTC, datetime
from uuid import UUID

import pytest

from tests.support.pages import fill
from tests.support.sound import text_of
from tests.support.story import Story
from tests.support.world import COUNTY, World

MOTHERS_DAY = datetime(2026, 5, 10, 1, 0, tzinfo=UTC)
V1 = "/api/v1"


@pytest.fixture
def household(world: World) -> UUID:
    world.clock.now = MOTHERS_DAY
    return world.household()[0]


def test_a_visit_asks_why_and_keeps_what_was_typed(world: World, household: UUID) -> None:
    client, home = world.browser(world.caller()), f"/households/{household}"
    assert "母亲节" in text_of(client.get(f"{home}/contacts/new"))
    said = {"channel": "home_visit", "outcome": "reached", "day": "2026-05-10", "note": "老人邀请一起吃饭"}
    asked = fill(client, f"{home}/contacts/new", f"{home}/contacts", **said)
    assert asked.status_code == 422
    assert 'href="#day_reason"' in asked.text
    assert "老人邀请一起吃饭" in asked.text
    done = fill(client, f"{home}/contacts/new", f"{home}/contacts", **said, day_reason="老人自己邀请")
    assert done.status_code == 303
    assert "老人自己邀请" in text_of(client.get(f"{home}/history"))


@pytest.mark.parametrize(
    "said", [{"channel": "phone", "day": "2026-05-10"}, {"channel": "home_visit", "day": "2026-05-09"}]
)
def test_a_call_or_another_day_asks_nothing(world: World, household: UUID, said: dict[str, str]) -> None:
    client, home = world.browser(world.caller()), f"/households/{household}"
    assert fill(client, f"{home}/contacts/new", f"{home}/contacts", outcome="reached", **said).status_code == 303


def test_a_program_may_record_it_without(world: World, household: UUID) -> None:
    visit = {"channel": "home_visit", "outcome": "reached", "occurred_on": "2026-05-10"}
    assert world.api(world.caller()).post(f"{V1}/households/{household}/contacts", json=visit).status_code == 201


def test_an_edition_without_such_days_asks_nothing(world: World, household: UUID) -> None:
    supervisor = world.caller()
    beijing = next(
        e for e in world.api(supervisor).get(f"{V1}/policies").json()["presets"] if e["edition"] == "beijing"
    )
    assert beijing["quiet"] != []
    body = {"edition": beijing | {"quiet": []}, "from_on": "2026-01-01", "document_number": "x", "division": COUNTY}
    assert world.api(supervisor).post(f"{V1}/policies", json=body).status_code == 201
    client, home = world.browser(supervisor), f"/households/{household}"
    said = {"channel": "home_visit", "outcome": "reached", "day": "2026-05-10"}
    assert fill(client, f"{home}/contacts/new", f"{home}/contacts", **said).status_code == 303


def test_a_wrong_number_leads_to_the_members_and_their_numbers(story: Story) -> None:
    client, home = story.world.browser(story.contact_person), f"/households/{story.household}"
    said = {"channel": "phone", "outcome": "not_reached", "day": "2026-11-20", "hindrance": "wrong_number"}
    done = fill(client, f"{home}/contacts/new", f"{home}/contacts", **said)
    shown = client.get(done.headers["location"])
    assert "空号或号码有误" in text_of(shown)
    assert 'href="#members"' in shown.text
    assert "由主管更正" in text_of(shown)
    client = story.world.browser(story.supervisor)
    done = fill(client, f"{home}/contacts/new", f"{home}/contacts", **said)
    path = f"/members/{story.members[0]}/correction"
    assert f'href="{path}"' in client.get(done.headers["location"]).text
    assert client.get(path).status_code == 200


def test_a_reason_chosen_before_the_outcome_changed_is_left_out(story: Story) -> None:
    client, home = story.world.browser(story.contact_person), f"/households/{story.household}"
    said = {"channel": "phone", "outcome": "reached", "day": "2026-11-20", "hindrance": "no_answer"}
    assert fill(client, f"{home}/contacts/new", f"{home}/contacts", **said).status_code == 303
    refused = story.world.api(story.contact_person).post(
        f"{V1}/households/{story.household}/contacts",
        json={"channel": "phone", "outcome": "reached", "occurred_on": "2026-11-20", "hindrance": "no_answer"},
    )
    assert (refused.status_code, refused.json()["errors"][0]["field"]) == (422, "hindrance")
