"""Pictures of every page, on a phone and on a desktop: `python -m tests.screenshots OUT [PART OF A PATH]`."""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.support.databases import world_on
from tests.support.served import served
from tests.support.story import Story, tell
from tests.support.world import PASSWORD, World
from web.access.caller import Caller
from web.embedded.server import running
from web.operations.installation import bring_up_to_date

SIZES = {"phone": (360, 740), "desktop": (1280, 800)}
BROWSER = os.environ.get("CASEWORK_BROWSER") or shutil.which("chromium") or "chromium"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


def pages(story: Story) -> dict[str, list[str]]:
    """The addresses to look at, by who looks."""
    home = f"/households/{story.household}"
    contact, need = f"{home}/contacts/{story.contact}", f"{home}/needs/{story.need}"
    member = f"/members/{story.members[0]}"
    return {
        "": ["/sign-in"],
        "contact_person": [
            "/worklist", home, f"{home}?done=LogContact&made={story.contact}", f"{home}?on=2026-06-01",
            f"/households/{story.late}", f"{home}/contacts/new", f"{contact}/correction",
            f"{contact}/withdrawal", f"{home}/needs/new", f"{need}/answer", f"{need}/closure",
            f"{home}/history",
            f"{home}/history?kind=contacts", "/households", "/overdue", "/me", f"{home}/life-events/new",
            f"{member}/doctor-services/new", f"{member}/green-channel-uses/new",
        ],
        "supervisor": [
            home, "/home", "/worklist", "/coverage", "/coverage/list", "/households", "/households/new", "/overdue",
            "/alerts", "/hospitals", f"/hospitals/{story.hospital}/responsible", "/staff", "/staff/new",
            f"/staff/{story.staff}/posts/new", "/imports", "/imports/run", "/policies", f"{home}/assignments/new",
            f"{home}/pause", f"{home}/closure", f"{home}/category",
            f"{home}/life-events/new", f"{member}/doctor-contracts/new",
            f"{member}/green-channel-passes/new", "/hospitals/new",
        ],
        "auditor": [f"{home}/history", home, "/ledgers", "/coverage", "/administration-log", "/me"],
        "clerk": ["/home", home],
    }  # fmt: skip


def main(out: Path, part: str = "") -> None:
    out.mkdir(parents=True, exist_ok=True)
    with world_of_its_own() as world, served(world.site) as site, sync_playwright() as playwright:
        story = tell(world)
        browser = playwright.chromium.launch(executable_path=BROWSER, args=ARGUMENTS)
        for who, paths in pages(story).items():
            caller = getattr(story, who) if who else None
            for size in SIZES:
                shoot(browser, site.address, out, (who, caller), size, [path for path in paths if part in path])
        browser.close()


def shoot(
    browser: Browser, address: str, out: Path, who: tuple[str, Caller | None], size: str, paths: list[str]
) -> None:
    """One picture of each whole page, named after who looks, its address and the size."""
    width, height = SIZES[size]
    context = browser.new_context(viewport={"width": width, "height": height}, locale="zh-CN")
    page = context.new_page()
    if who[1]:
        sign_in(page, address, who[1].name)
    for number, path in enumerate(paths):
        answer = page.goto(address + path)
        too_wide = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
        tall = page.evaluate("document.documentElement.scrollHeight")
        page.set_viewport_size({"width": width, "height": max(height, tall)})  # what sticks goes to its end
        page.screenshot(path=out / f"{who[0]}{number:02d}{file_name(path)}.{size}.png", full_page=True)
        weight = len(page.content().encode()) // 1024
        note = (
            answer.status if answer else "-",
            f"{weight} KB",
            "TOO WIDE" if too_wide else "",
            size,
            who[0],
            path,
        )
        sys.stdout.write(" ".join(map(str, note)) + "\n")
        page.set_viewport_size({"width": width, "height": height})
    context.close()


def sign_in(page: Page, address: str, name: str, password: str = PASSWORD) -> None:
    page.goto(f"{address}/sign-in")
    page.fill("#name", name)
    page.fill("#password", password)
    page.click("main button")


def file_name(path: str) -> str:
    """Without ids, so that pictures of two runs can be laid side by side."""
    parts = path.split("&")[0].replace("?", "/").split("/")
    return "_".join(part for part in parts if part.count("-") != 4)


@contextmanager
def world_of_its_own() -> Iterator[World]:
    with tempfile.TemporaryDirectory() as folder, running(Path(folder)) as server:
        bring_up_to_date(server.owner_dsn)
        with world_on(server, pool_size=8) as world:
            yield world


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:3])
