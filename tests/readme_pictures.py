"""The pictures of the README, taken on the demo county: `python -m tests.readme_pictures OUT`."""

import sys
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.screenshots import ARGUMENTS, BROWSER, SIZES, serving, world_of_its_own
from web.cli.first_time import PASSWORD, load

PICTURES = (
    ("worklist-phone", "lianxi", "phone", "/worklist"),
    ("contact-phone", "lianxi", "phone", "{household}/contacts/new"),
    ("household-phone", "lianxi", "phone", "{household}"),
    ("coverage-desktop", "zhuguan", "desktop", "/coverage"),
    ("overdue-desktop", "zhuguan", "desktop", "/overdue"),
    ("history-desktop", "shenji", "desktop", "{household}/history"),
)


def main(out: Path) -> None:
    out.mkdir(parents=True, exist_ok=True)
    with world_of_its_own() as world, serving(world) as address, sync_playwright() as playwright:
        load(world.office)
        browser = playwright.chromium.launch(executable_path=BROWSER, args=ARGUMENTS)
        household = ""
        for name, who, size, path in PICTURES:
            width, height = SIZES[size]
            page = browser.new_page(viewport={"width": width, "height": height + 200}, locale="zh-CN")
            sign_in(page, address, who)
            household = household or str(page.locator("main a[href^='/households/']").first.get_attribute("href"))
            page.goto(address + path.format(household=household.removesuffix("/contacts/new")))
            page.screenshot(path=out / f"{name}.png")
            page.close()
        browser.close()


def sign_in(page: Page, address: str, name: str) -> None:
    page.goto(f"{address}/sign-in")
    page.fill("#name", name)
    page.fill("#password", PASSWORD)
    page.click("main button")
    page.wait_for_load_state()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
