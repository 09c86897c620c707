"""Everything a person reads in English is English; letters as large as they wish; the browser remembers both."""

import re

from playwright.sync_api import Page, expect

from casework.divisions import the_divisions
from tests.browser.conftest import PageFor, Place
from tests.browser.test_every_page import addresses
from tests.screenshots import sign_in
from tests.world import VILLAGE
from web.access.caller import Caller

CHINESE = re.compile(r"[\u3400-\u9fff，。：；？！“”（）、]+")


def test_english_is_complete(place: Place, page_for: PageFor) -> None:
    caller = place.story.world.caller("supervisor")
    page = page_for(None)
    in_english_and_large(page, place, caller)
    every = [*addresses(place, "supervisor"), f"/households/{place.story.household}?done=contact"]
    left = {address: words for address in every if (words := chinese_on(page, address))}
    assert left == {}


def chinese_on(page: Page, address: str) -> list[str]:
    """Chinese on a page that is no data."""
    shown = page.context.request.get(address).text()
    shown = re.sub(r"<(select|script|style)\b.*?</\1>", " ", shown, flags=re.DOTALL)
    return sorted(set(CHINESE.findall(shown)))


def in_english_and_large(page: Page, place: Place, caller: Caller) -> None:
    sign_in(page, place.address, caller)
    page.goto("/me")
    page.get_by_text("English", exact=True).click()
    page.get_by_text("特大", exact=True).click()
    page.get_by_role("button", name="保存").click()
    page.wait_for_url("**/me?done=looks")
