"""Families of a test's own, in the contact person's care, and what the office reads of them."""

import re
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from playwright.sync_api import Locator, Page

from tests.browser.conftest import Place
from tests.support.story import days_ago
from tests.support.world import TODAY, VILLAGE

NOTHING_OVERDUE = 3  # the column, after the name


@dataclass(frozen=True)
class Family:
    household_id: UUID
    name: str

    @property
    def home(self) -> str:
        return f"/households/{self.household_id}"

    def among(self, page: Page, listed: str) -> Locator:
        """The family's entry on a list."""
        return page.locator(listed).filter(has_text=self.name)


def overdue_family(place: Place, name: str) -> Family:
    """Last visited 95 days ago and called 42 days ago, both too long; the township has done its part."""
    world, by = place.story.world, place.story.contact_person
    township = world.staff("township", VILLAGE[:9])
    member = {"name": name, "id_number": world.id_number(date(1961, 4, 2)), "relation": "mother"}
    household_id, _ = world.household(members=(member,))
    world.assign(household_id, place.story.staff)
    world.assign(household_id, township, "township")
    world.contact(household_id, days_ago(60), staff_id=township)
    world.contact(household_id, days_ago(95), by, channel="home_visit")
    world.contact(household_id, days_ago(42), by)
    return Family(household_id, name)


def seen_today(place: Place, name: str) -> Family:
    """A family of which one visit is all that keeps it from being overdue."""
    family = overdue_family(place, name)
    place.story.world.contact(family.household_id, TODAY, place.story.contact_person, channel="home_visit")
    return family


def effective(page: Page, address: str = "/coverage") -> int:
    """How many households have nothing overdue, from its cell; the list behind the cell is exactly as long."""
    page.goto(address)
    cell = page.locator("tr.total td").nth(NOTHING_OVERDUE)
    covered, of = map(int, re.findall(r"\d+", cell.locator("small").inner_text())[:2])
    cell.get_by_role("link").first.click()  # to who is covered, or where nobody is, to who is missing
    page.wait_for_url("**kind=contact_effective**")
    assert page.locator("tbody tr").count() == (covered or of)
    return covered


def is_overdue(page: Page, family: Family) -> bool:
    page.goto("/overdue")
    return family.among(page, "tbody tr").count() > 0


def contacts_told(page: Page, family: Family) -> list[str]:
    """The sentences about contacts in a family's history, the newest first."""
    page.goto(f"{family.home}/history?kind=contacts")
    return page.locator(".timeline li > p:first-child").all_inner_texts()
