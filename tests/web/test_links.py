"""Nobody has to know an address: whoever may open a page or send a form is led there from another page."""

import re
from collections import defaultdict, deque
from collections.abc import Iterator
from datetime import timedelta
from urllib.parse import urljoin, urlsplit
from uuid import UUID

import httpx
import pytest

from casework.common.roles import ROLES, Role
from tests.support.applying import every_stage
from tests.support.funded import fund_ids
from tests.support.markup import tree
from tests.support.ordered import ordered
from tests.support.page_routes import Route, callers, page_routes
from tests.support.paid import lists_in_every_state
from tests.support.recovering import recovery_ids
from tests.support.sound import is_whole_page
from tests.support.story import Story, days_ago
from tests.support.supervised import supervised
from tests.support.world import TODAY, VILLAGE, Client
from web.access import accounts, log, users
from web.access.caller import Caller
from web.authenticity import actions as authenticity
from web.hospitals import actions as hospitals
from web.households import actions as households
from web.households import assignment_actions as assignments
from web.households import closure_actions as closure
from web.households import family_actions as family
from web.households import supporter_actions as supporters
from web.staff import hand_over_actions as hand_overs

VISITS = 7  # of one kind of page: all families of the village, whatever they have met with
# Sending a form leads there at once.
AFTER_A_FORM = {
    "POST /recoveries/looking",  # that of the page of what is to be paid back, where something is new
    "POST /payment-lists/{list_id}/computing",  # that of a list, until all its lines are there
    "POST /staff/{staff_id}/hand-overs/{hand_over_id}/continuation",  # that of a hand-over, until it is done
    # that of a qualification, where something waits for a decision (tests/web/recoveries/test_closed_households.py)
    *(f"{method} /applications/{{application_id}}/continuation" for method in ("GET", "POST")),
    *("GET /imports/run", "POST /imports/run/stopping", "POST /imports/run/taking"),  # that of a file
    *("GET /policies/preview", "POST /policies"),  # that of an edition: its preview
    *("GET /schemes/preview", "POST /schemes"),  # that of a scheme: its preview
    *("GET /bank-layouts/preview", "POST /bank-layouts"),  # that of a bank's layout: its preview
}


def led_to(client: Client, routes: list[Route]) -> set[Route]:
    """Where the pages lead, beginning with the one that comes after signing in."""
    found: set[Route] = set()
    visits: dict[Route, set[str]] = defaultdict(set)
    waiting = deque(["/"])
    while waiting:
        page = client.get(waiting.popleft())
        for method, address in leads(page):
            path = urlsplit(address).path
            route = next((each for each in routes if each.method == method and fits(each, path)), None)
            if route is None or (method == "GET" and path == page.url.path):
                continue
            found.add(route)
            if method == "GET" and address not in visits[route] and len(visits[route]) < VISITS:
                visits[route].add(address)
                waiting.append(address)
    return found


def leads(page: httpx.Response) -> Iterator[tuple[str, str]]:
    """Method and address of each link, form and button."""
    for element in tree(page.text).iter() if is_whole_page(page) else ():
        for name in ("href", "hx-get", "action", "formaction"):
            if address := element.get(name):
                sent = name in ("action", "formaction") and element.get("method", "post") == "post"
                yield "POST" if sent else "GET", urljoin(str(page.url), address)


def fits(route: Route, path: str) -> bool:
    return re.fullmatch(re.sub(r"{\w+}", "[^/]+", route.path), path) is not None


def _changed(story: Story) -> None:
    """One family rests, somebody left another, one household is closed, one was merged, and a hospital withdrawn."""
    world = story.world
    closed, merged = (world.household()[0] for _ in range(2))
    world.ask(hospitals.WITHDRAW, hospital_id=world.hospital(name="淅川县中医院"), on=TODAY)
    world.ask(closure.CLOSE, household_id=closed, on=days_ago(9), reason="迁往外地")
    world.ask(closure.MERGE, household_id=merged, right_household_id=story.soon, reason="重复登记")
    world.ask(households.PAUSE, household_id=story.soon, until_on=TODAY + timedelta(days=30), reason="外出")
    world.ask(family.RECORD_CHILD, household_id=story.soon, disability_level=2)
    with world.office.open_snapshot(story.supervisor) as snapshot:
        member = snapshot.value(
            "select member_id from read.member where household_id = %(home)s limit 1", home=story.late
        )
    world.ask(family.RECORD_LEAVING, member_id=member, from_on=days_ago(5), cause="divorced", reason="离异")


def settled(story: Story, caller: Caller) -> Client:
    """Signed in, with a token of which the owner has still to be told; one other account has one, the rest are disabled.

    Two families are to be called back, and one of them was. One was handed over with a note, where somebody else holds a post.
    """
    world, by, now = story.world, log.COMMAND_LINE, story.world.clock()
    world.petition(story.household)
    every_stage(world, story.members[0])
    world.help(story.household)
    world.measure(story.household)
    world.priority(story.household)
    world.ask(authenticity.DRAW, division=VILLAGE, from_on=days_ago(90), until_on=days_ago(0), size=2)
    supervised(world, story.supervisor, story.household)
    ordered(world, story.supervisor, story.household)
    fund_ids(world)
    lists_in_every_state(world, story.household, story.members[0])
    recovery_ids(world, story.household, story.members[0])
    check, _ = world.api(story.supervisor).get("/api/v1/spot-checks").json()["items"]
    world.ask(authenticity.ANSWER, spot_check_id=UUID(check["id"]), result="confirmed")
    _changed(story)
    world.assign(story.other, story.staff, "county")
    world.ask(
        hand_overs.HAND_OVER, staff_id=story.staff, level="county", from_on=TODAY, reason="退休",
        to=[{"staff_id": world.staff("county", VILLAGE[:6])}],
    )  # fmt: skip
    world.staff()
    world.ask(
        assignments.ASSIGN, household_id=story.household, level="county", staff_id=story.staff, from_on=TODAY,
        handover_note="上午方便",
    )  # fmt: skip
    world.help_plan(story.household)
    world.ask(supporters.NAME_SUPPORTER, household_id=story.household, role="volunteer", name="何青", from_on=TODAY)
    used = (caller.name, world.caller("auditor").name)
    with world.office.database.write() as connection:
        for name in used:
            accounts.create_token(connection, by, now, name, 30, "")
        for user in users.everyone(connection, "0", "99"):
            if user.name not in used:
                accounts.disable(connection, by, now, user)
    return world.browser(caller)


@pytest.mark.parametrize("role", ROLES)
def test_every_page_and_form_of_a_role_is_found_from_the_first_page_on(story: Story, role: Role) -> None:
    caller = callers(story)[role]
    client = settled(story, caller)
    may = [r for r in page_routes(client.app) if role in r.roles and not r.open_to_all]
    missing = {route.name for route in may} - {route.name for route in led_to(client, may)}
    assert missing - AFTER_A_FORM == set()
