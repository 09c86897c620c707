"""Whatever was written stays text: every page, for every role that reads it, with markup in every text there is."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from casework.common.roles import Role
from tests.api.case import Body, Case, bodies
from tests.conftest import LATER_NUMBERS
from tests.support.databases import copy_of, world_on
from tests.support.page_routes import page_routes
from web.embedded.server import Server

MARKUP = "<img src=x onerror=alert(1)>\"'><script>alert(1)</script>{{7*7}}"
CODED = re.compile(r"^[\d-]+$|^[0-9a-f-]{36}$|^[a-z_]+$")  # days, divisions, numbers, ids, choices
KEPT = ("residence_division", "division", "id_number", "edition")


def infected(said: Any, name: str = "") -> Any:
    """A body with the markup in each of its free texts."""
    match said:
        case dict():
            return {key: infected(value, key) for key, value in said.items()}
        case list():
            return [infected(value, name) for value in said]
        case str() if name not in KEPT and not CODED.match(said):
            return said + MARKUP
    return said


@pytest.fixture(scope="module")
def here(server: Server, cased: Case) -> Iterator[Case]:
    """A house in which everything that may be written has been, and each text is an attack: made once, then only read."""
    with copy_of(server, "cased") as there, world_on(there, LATER_NUMBERS) as world:
        yield attacked(Case(world, dict(cased.ids)))


def attacked(here: Case) -> Case:
    world = here.world
    client = world.api(world.caller())
    more: dict[str, tuple[str, Body]] = {
        "address": ("/households", {"address": "村", "basis": "证", "household_no": "No. 1", "child": {"name": "张"}}),
        "contact": ("/households/{household_id}/contacts", {"next_promise": {"text": "再 来", "on": "2026-12-01"}}),
        "needs": ("/households/{household_id}/contacts", {"needs": [{"domain": "living", "summary": "修 灯"}]}),
    }
    written = bodies(here)
    asked = [
        (path, body)
        for name, (path, body) in written.items()
        if name not in ("EndAssignment", "CloseHousehold", "EndPost")
    ]
    for path, body in more.values():
        like = next(one for at, one in written.values() if at == path)
        asked.append(
            (
                path,
                like | {"members": [{**like["members"][0], "id_number": world.id_number()}]} | body
                if "members" in like
                else like | body,
            )
        )
    done = 0
    for path, body in asked:
        done += here.post(client, path, infected(body)).status_code == 201
    assert done >= 20
    return here


@pytest.mark.parametrize("role", ["supervisor", "auditor", "administrator"])
def test_no_page_shows_markup_as_markup(here: Case, role: Role) -> None:
    world = here.world
    user = world.caller("auditor")
    ids = here.ids | {"user_id": user.user_id, "token_id": world.token(user)[1]}
    browser = world.browser(world.caller(role, staff_id=here.ids["staff_id"]))
    seen = 0
    with browser:
        for route in page_routes(browser.app):
            if route.method == "GET":
                text = browser.get(route.address(ids)).text
                assert "<script>alert" not in text, route.name
                assert "<img src=x" not in text, route.name
                assert "&lt;/script&gt;49" not in text, route.name
                seen += "&lt;script&gt;alert" in text
    assert seen >= (8 if role == "supervisor" else 2)


def test_programs_get_it_as_it_was_written(here: Case) -> None:
    """Nothing is changed on its way in: what is dangerous on a page is harmless as JSON."""
    answer = here.get(here.world.api(here.world.caller()), "/households/{household_id}/needs")
    assert any(item["summary"].endswith(MARKUP) for item in answer.json()["items"])
    assert answer.headers["content-type"].startswith("application/json")
    assert answer.headers["x-content-type-options"] == "nosniff"
