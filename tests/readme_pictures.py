"""The pictures of the README, taken on the demo county: `python -m tests.readme_pictures OUT`."""

import re
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.screenshots import ARGUMENTS, BROWSER, SIZES, sign_in, world_of_its_own
from tests.support.served import served
from web.cli.first_time import PASSWORD, load

HOUSEHOLD = r"/households/[0-9a-f-]{36}"
PICTURES = (
    ("worklist-phone", "lianxi", "phone", "/worklist"),
    ("contact-phone", "lianxi", "phone", "{household}/contacts/new"),
    ("household-phone", "lianxi", "phone", "{household}"),
    ("coverage-desktop", "zhuguan", "desktop", "/coverage"),
    ("overdue-desktop", "zhuguan", "desktop", "/overdue"),
    ("history-desktop", "shenji", "desktop", "{household}/history"),
    ("payment-lists-desktop", "jingban", "desktop", "/payment-lists"),
)


def main(out: Path) -> None:
    out.mkdir(parents=True, exist_ok=True)
    with world_of_its_own() as world, served(world.site) as site, sync_playwright() as playwright:
        load(world.office)
        browser = playwright.chromium.launch(executable_path=BROWSER, args=ARGUMENTS)
        household = ""
        for name, who, size, path in PICTURES:
            width, height = SIZES[size]
            page = browser.new_page(viewport={"width": width, "height": height + 200}, locale="zh-CN")
            sign_in(page, site.address, who, PASSWORD)
            page.wait_for_load_state()
            household = household or "".join(re.findall(HOUSEHOLD, page.content())[:1])
            page.goto(site.address + path.format(household=household))
            page.screenshot(path=out / f"{name}.png")
            page.close()
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
