"""Every page and form, for every role at home, in another county, beside the village, and for nobody."""

from collections.abc import Callable
from uuid import UUID

import httpx
import pytest

from casework.common.roles import ROLES, Role
from tests.support.connections import connections_watched
from tests.support.markup import value_of
from tests.support.page_routes import OPEN_TO_ALL, Route, callers, page_routes
from tests.support.story import Story
from tests.support.world import NEXT_COUNTY, OTHER_VILLAGE, Client
from tests.web.conftest import Full

NAMES = ("赵大山", "钱桂兰", "赵*山", "钱*兰", "丁青珍", "周敏", "13800001111", "13900002222")
Wrong = Callable[[Route, httpx.Response], bool]
Among = Callable[[Route], bool]


def faults(client: Client, ids: dict[str, UUID], wrong: Wrong, among: Among = lambda _: True) -> dict[str, int]:
    """The routes whose answer is wrong, with its status. Asked in order, forms with nothing typed."""
    found = {}
    for route in filter(among, page_routes(client.app)):
        answer = client.request(route.method, route.address(ids), follow_redirects=False)
        if answer.status_code >= 500 or wrong(route, answer):
            found[route.name] = answer.status_code
    return found


def with_token(client: Client) -> Client:
    """The client as it sends forms from its own pages."""
    client.headers["x-csrf-token"] = value_of(client.get("/me").text, "csrf_token")
    return client


def test_the_matrix_is_not_empty(story: Story) -> None:
    every = page_routes(story.world.visitor().app)
    assert len(every) * (2 * len(ROLES) + 1) > 900
    assert sum(is_form(route) for route in every) > 30
    assert sum(is_about_household(route) for route in every) > 30
    assert {route.name for route in every} >= OPEN_TO_ALL
    assert {"GET", "POST"} == {route.method for route in every}


def test_nobody_is_led_to_the_sign_in_form(full: Full) -> None:
    def wrong(route: Route, answer: httpx.Response) -> bool:
        to_sign_in = answer.status_code == 303 and answer.headers["location"].startswith("/sign-in")
        return not to_sign_in and not route.open_to_all

    assert faults(full.story.world.visitor(), full.ids, wrong) == {}


@pytest.mark.parametrize("role", ROLES)
def test_at_home_a_role_may_what_is_declared_and_nothing_else(full: Full, role: Role) -> None:
    def wrong(route: Route, answer: httpx.Response) -> bool:
        if role not in route.roles and not route.open_to_all:
            return answer.status_code != 403
        if (
            answer.status_code == 422 and 'id="error-summary"' not in answer.text
        ):  # nothing typed: what is missing is said
            return True
        expected = (200, 303, 422) if route.method == "GET" else (200, 303, 400, 409, 415, 422)
        return answer.status_code not in expected

    client = with_token(full.story.world.browser(callers(full.story)[role]))
    with connections_watched() as in_wrong_order:
        assert faults(client, full.ids, wrong) == {}
    assert in_wrong_order == set()


@pytest.mark.parametrize("role", ["contact_person", "supervisor", "administrator"])  # every form is open to one of them
def test_a_form_without_its_token_is_refused(full: Full, role: Role) -> None:
    client = full.story.world.browser(callers(full.story)[role])
    assert faults(client, full.ids, lambda _, answer: answer.status_code != 403, is_form) == {}


@pytest.mark.parametrize("role", ROLES)
def test_nothing_is_told_in_another_county(full: Full, role: Role) -> None:
    staff = full.story.staff if role == "supervisor" else None
    caller = full.story.world.caller(role, NEXT_COUNTY, staff)
    about = household_no(full.story)

    def wrong(route: Route, answer: httpx.Response) -> bool:
        told = any(secret in answer.text for secret in (*NAMES, about))
        return told or (route.about_something and answer.status_code not in (403, 404))

    client = with_token(full.story.world.browser(caller))
    assert faults(client, full.ids, wrong) == {}


def test_a_household_in_the_care_of_others_is_not_even_there(full: Full) -> None:
    neighbour = full.story.world.staff(division=OTHER_VILLAGE)
    caller = full.story.world.caller("contact_person", OTHER_VILLAGE, neighbour)
    about = household_no(full.story)

    def wrong(_: Route, answer: httpx.Response) -> bool:
        told = any(secret in answer.text for secret in ("赵大山", "钱桂兰", about))
        return told or answer.status_code not in (403, 404)

    client = with_token(full.story.world.browser(caller))
    assert faults(client, full.ids, wrong, is_about_household) == {}


def is_form(route: Route) -> bool:
    return route.method == "POST" and not route.open_to_all


def is_about_household(route: Route) -> bool:
    return "{household_id}" in route.path or "{member_id}" in route.path


def household_no(story: Story) -> str:
    with story.world.office.open_snapshot(story.supervisor) as snapshot:
        number: str = snapshot.value(
            "select household_no from read.standing where household_id = %(id)s limit 1", id=story.household
        )
    return number
