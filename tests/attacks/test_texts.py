"""Characters that lie: those nobody can see are left out, those nothing can store are refused beside their field."""

from typing import Any
from uuid import UUID

import pytest

from tests.api.case import V1, contact_body, household_body
from tests.support.pages import fill
from tests.support.sound import text_of
from tests.support.world import World
from web.http.characters import is_storable, visible

INVISIBLE = "\u202e\u2066\u200b\u200f\ufeff\u00ad\U000e0041"


@pytest.mark.parametrize(
    "text", ["张\u3400\U00020bb7", "a\tb\nc", "辻\U000e0100", "ᠮᠣᠩ\u180e", "👨🏻", "བོད་", "\ue000"]
)
def test_characters_of_every_script_stay(text: str) -> None:
    """Also rare characters, their variants, and those that only a font of the office knows."""
    assert visible(text) == text
    assert is_storable(text)


def test_what_cannot_be_seen_is_left_out(world: World) -> None:
    """A number pasted from a telephone's contacts stands between two marks of direction."""
    client = world.api(world.caller())
    body = household_body(world, household_no=f"{INVISIBLE}H-1{INVISIBLE}")
    body["members"][0] |= {"name": f"王{INVISIBLE}秀兰", "phone": "\u202d13800001111\u202c"}
    made = client.post(f"{V1}/households", json=body)
    assert made.status_code == 201, made.text
    shown = client.get(f"{V1}/households/{made.json()['id']}").json()
    assert (shown["household_no"], shown["members"][0]["name"]) == ("H-1", "王秀兰")
    again = client.post(f"{V1}/households", json=household_body(world, household_no="H-\u200b1"))
    assert (again.status_code, again.json()["type"]) == (409, "/problems/household-no-taken")


def test_a_text_of_which_nothing_can_be_seen_is_empty(world: World) -> None:
    client, body = world.api(world.caller()), household_body(world)
    body["members"][0]["name"] = INVISIBLE
    refused = client.post(f"{V1}/households", json=body)
    assert (refused.status_code, refused.json()["errors"][0]["field"]) == (422, "members.0.name")


@pytest.mark.parametrize("broken", ["\x00", "\x1b", "\x7f", "\u2028", "\ufffe"])
def test_what_cannot_be_stored_is_refused_at_its_field(world: World, broken: str) -> None:
    caller = world.caller()
    household_id, _ = world.household(caller)
    client, browser = world.api(caller), world.browser(caller)
    home = f"/households/{household_id}"
    refused = client.post(f"{V1}{home}/contacts", json=contact_body(note=f"血压{broken}高"))
    assert (refused.status_code, refused.json()["errors"][0]["field"]) == (422, "note")
    typed = {"channel": "phone", "outcome": "reached", "day": "2026-11-19", "note": f"血压{broken}高"}
    page = fill(browser, f"{home}/contacts/new", f"{home}/contacts", **typed)
    assert page.status_code == 422
    assert 'id="note-error"' in page.text
    assert ">血压高</textarea>" in page.text
    assert contacts_of(world, household_id) == 0


def contacts_of(world: World, household_id: UUID) -> Any:
    with world.office.open_snapshot(world.caller()) as snapshot:
        return snapshot.value("select count(*) from read.contact where household_id = %(id)s", id=household_id)


def test_a_number_pasted_into_an_address_is_found(world: World) -> None:
    """A person pastes what nobody can see; a program that sends what nothing can store is told which parameter it was."""
    caller = world.caller()
    world.household(caller)
    client, browser = world.api(caller), world.browser(caller)
    assert client.get(f"{V1}/households", params={"q": "\u202d411326-00001\u202c"}).json()["total"] == 1
    assert "张建国" in text_of(browser.get("/households?q=411326%E2%80%8B-00001%00"))
    refused = client.get(f"{V1}/households?q=a%00b")
    assert (refused.status_code, refused.json()["errors"][0]["field"]) == (422, "q")


@pytest.mark.parametrize(
    "content",
    [
        b'{"reason": "a", "reason": "b"}',
        b'{"reason": "a", "channel": "phone", "channel": "video"}',
        b'{"reason": "a", "next_promise": {"text": "x", "text": "y", "on": "2026-12-01"}}',
    ],
)
def test_a_field_said_twice_is_refused(world: World, content: bytes) -> None:
    """Of two keys of one name the last would win, and nobody would know."""
    caller = world.caller()
    household_id, _ = world.household(caller)
    contact_id = world.contact(household_id, world.office.today(), caller)
    client = world.api(caller)
    path = f"{V1}/contacts/{contact_id}/correction"
    refused = client.post(path, content=content, headers={"content-type": "application/json"})
    assert (refused.status_code, refused.json()["title"]) == (422, "有些内容需要改正")
    assert refused.json()["errors"][0]["field"] in ("reason", "channel", "text")
