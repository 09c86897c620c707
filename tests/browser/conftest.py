"""A village served on this machine and a browser to look at it with: both once for all of these tests."""

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Any, Protocol
from uuid import UUID

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from casework.common.roles import Role
from tests.screenshots import sign_in
from tests.support.databases import copy_of, world_on
from tests.support.page_routes import callers, ids_of
from tests.support.served import served
from tests.support.story import Story, tell
from web.access.caller import Caller
from web.embedded.server import Server

PHONE = {"viewport": {"width": 360, "height": 740}, "is_mobile": True, "has_touch": True}
DESKTOP = {"viewport": {"width": 1280, "height": 800}}
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
ASKED_FOR = "Failed to load resource: the server responded with a status of 4"  # 4xx is what a test asked for


@dataclass(kw_only=True)
class Address:
    """Where a site is served. `troubles`: what browsers complained of there."""

    address: str
    troubles: list[str] = field(default_factory=list)

    def watch(self, page: Page) -> None:
        """Notes errors on the console and requests to anybody else."""
        page.on("console", lambda said: self._hear(said.type, said.text))
        page.on("pageerror", lambda error: self.troubles.append(f"error: {error}"))
        page.on("request", lambda asked: self._meet(asked.url))

    def _hear(self, kind: str, text: str) -> None:
        if kind in ("error", "warning") and not text.startswith(ASKED_FOR):
            self.troubles.append(f"console: {text}")

    def _meet(self, url: str) -> None:
        if not url.startswith((f"{self.address}/", "data:")):
            self.troubles.append(f"request to {url}")


@dataclass(kw_only=True)
class Place(Address):
    """A story and its people, where it is served."""

    story: Story
    callers: dict[Role, Caller]

    @cached_property
    def ids(self) -> dict[str, UUID]:
        """What each parameter of a path stands for: made once, because making them changes the story."""
        return ids_of(self.story)


class PageFor(Protocol):
    """A new page in a browser of its own, signed in as one of this role, or as nobody."""

    def __call__(self, role: Role | None, *, phone: bool = False, javascript: bool = True) -> Page: ...


@pytest.fixture(scope="package")
def place(server: Server) -> Iterator[Place]:
    with copy_of(server, name="browsed") as there, world_on(there, pool_size=8) as world:
        story = tell(world)
        with served(world.site) as site:
            yield Place(address=site.address, story=story, callers=callers(story))


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    """Only as long as these tests run: beside it, no other test could run an event loop of its own."""
    found = os.environ.get("CASEWORK_BROWSER") or shutil.which("chromium")
    if not found:
        pytest.fail("These tests need Chromium: run script/test, which brings it.", pytrace=False)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="package")
def session_of(chromium: Browser, place: Place) -> Callable[[Role], Any]:
    """The cookies of a role, got once, through the sign-in form."""

    @cache
    def signed_in(role: Role) -> Any:
        context = chromium.new_context(locale="zh-CN")
        page = context.new_page()
        sign_in(page, place.address, place.callers[role].name)
        state = context.storage_state()
        context.close()
        return state

    return signed_in


@pytest.fixture
def page_for(chromium: Browser, place: Address, session_of: Callable[[Role], Any]) -> Iterator[PageFor]:
    opened: list[BrowserContext] = []

    def open_page(role: Role | None, *, phone: bool = False, javascript: bool = True) -> Page:
        context = chromium.new_context(
            **(PHONE if phone else DESKTOP),
            locale="zh-CN", base_url=place.address, java_script_enabled=javascript,
            reduced_motion="reduce", storage_state=session_of(role) if role else None,
        )  # fmt: skip
        context.set_default_timeout(10_000)
        opened.append(context)
        page = context.new_page()
        place.watch(page)
        return page

    yield open_page
    for context in opened:
        context.close()
    troubles, place.troubles[:] = list(place.troubles), []
    assert troubles == []
