"""Every page of the route table, for each role that may open it, on a phone and on a desktop in the dark."""

from typing import Final

import pytest
from playwright.sync_api import Page, Response

from casework.common.roles import ROLES, Role
from tests.browser.conftest import PageFor, Place
from tests.browser.looking import AXE, CONTRAST, faults_of_access, faults_of_build, faults_of_contrast, faults_of_width
from tests.support.page_routes import Route, page_routes

HOME: Final = "/households/{household_id}"
# Pages that look otherwise with a question in their address, and pages that are not there.
MORE: Final[dict[Role, tuple[str, ...]]] = {
    "contact_person": (f"{HOME}?done=LogContact&made={{contact_id}}", f"{HOME}?on=2026-06-01", "/coverage"),
    "supervisor": ("/coverage/list?kind=doctor&covered=true", f"{HOME}/history?kind=contacts", "/nowhere"),
    "auditor": ("/overdue?band=31-90", "/coverage?division=411326301"),
}
REFUSED: Final = {("/coverage", 403), ("/nowhere", 404)}
FILES: Final = {"/imports/template", "/payment-lists/{list_id}/bank-file"}  # taken down, not shown
NOT_THERE: Final = {f"{HOME}/child/correction"}  # of the story's family no child is recorded
PHONE, DESKTOP = (360, 740), (1280, 800)


def addresses(place: Place, role: Role | None) -> list[str]:
    world, ids = place.story.world, place.ids
    every = page_routes(world.site)
    pages = [
        route
        for route in every
        if route.method == "GET" and route.path not in {"/", *FILES, *NOT_THERE} and may_open(route, role)
    ]
    more = MORE.get(role, ()) if role else ("/nowhere",)
    return [*(route.address(ids) for route in pages), *(address.format_map(ids) for address in more)]


def may_open(route: Route, role: Role | None) -> bool:
    return route.open_to_all if role is None else role in route.roles and not route.open_to_all


@pytest.mark.parametrize("role", [None, *ROLES])
def test_every_page_is_sound(place: Place, page_for: PageFor, role: Role | None) -> None:
    """Axe, which takes longest, looks at all that supervisors open, and at what only others do."""
    page, seen = page_for(role), set[str]()
    every = addresses(place, role)
    others_look = set(addresses(place, "supervisor")) - {"/worklist"} if role != "supervisor" else set()
    assert len(every) > (1 if role is None else 9)
    if role == "supervisor":  # whose every page axe looks at
        page.context.add_init_script(AXE)
    found = {at: faults for at in every if (faults := look_at(page, at, seen, at not in others_look))}
    assert found == {}


def test_a_text_hard_to_see_is_found_wherever_it_looks_new(page_for: PageFor) -> None:
    page, seen = page_for(None), set[str]()
    page.goto("/sign-in")
    assert faults_of_contrast(page, seen) == []
    page.evaluate("document.querySelector('h1').style.color = '#999'")
    for ground in ("#999", "#989898"):
        page.evaluate("ground => document.querySelector('h1').parentElement.style.backgroundColor = ground", ground)
        assert faults_of_contrast(page, seen) != []
        assert faults_of_contrast(page, seen) == []


def look_at(page: Page, address: str, seen: set[str], with_axe: bool) -> list[str]:
    """What is wrong with a page, on a phone in daylight and on a desktop in the dark."""
    resize(page, PHONE)
    page.emulate_media(color_scheme="light")
    answer = page.goto(address)
    faults = [*faults_of_answer(answer, address), *faults_of_build(page), *faults_of_width(page)]
    faults += [*faults_of_access(page, CONTRAST), *faults_of_contrast(page, seen)] if with_axe else []
    if not with_axe:  # the same page was looked at on a desktop as a supervisor sees it
        return faults
    resize(page, DESKTOP)
    page.emulate_media(color_scheme="dark")
    return faults + faults_of_width(page, "standard") + faults_of_contrast(page, seen)


def resize(page: Page, size: tuple[int, int]) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})


def faults_of_answer(answer: Response | None, address: str) -> list[str]:
    assert answer
    faults = [] if answer.ok or (address, answer.status) in REFUSED else [f"status {answer.status}"]
    if address.endswith("/contacts/new") and (weight := len(answer.body())) > 40 * 1024:
        faults.append(f"{weight} bytes")
    return faults
