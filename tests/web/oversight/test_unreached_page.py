"""Who was not reached several times in a row is named, with since when; somebody reached ends it."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from tests.support.world import COUNTY, World
from web.contacts import actions as contacts


@pytest.fixture
def home(world: World) -> UUID:
    household, _ = world.household()
    world.contact(household, date(2026, 10, 1))
    return household


def in_vain(world: World, home: UUID, *days: int, **said: Any) -> list[UUID]:
    return [world.contact(home, date(2026, 11, day), outcome="not_reached", **said) for day in days]


def listed(world: World, **query: str) -> list[tuple[str, int]]:
    answer = world.api(world.caller()).get("/api/v1/unreached", params={"division": COUNTY, **query}).json()
    assert answer["total"] == len(answer["items"])
    return [(item["since"], item["attempts"]) for item in answer["items"]]


def test_after_three_attempts_in_a_row_they_are_not_reached_at_present(world: World, home: UUID) -> None:
    in_vain(world, home, 2, 5)
    assert listed(world) == []
    in_vain(world, home, 9)
    assert listed(world) == [("2026-11-02", 3)]
    assert listed(world, on="2026-11-08") == []
    page = world.browser(world.caller()).get(f"/households/{home}").text
    assert "暂未联系上" in page
    assert "2026年11月2日" in page
    assert "张建国、李秀英" in world.browser(world.caller()).get("/unreached").text
    assert "暂未联系上的家庭" in world.browser(world.caller()).get("/home").text


def test_somebody_reached_ends_it_and_so_does_a_correction(world: World, home: UUID) -> None:
    *_, last = in_vain(world, home, 2, 5, 9)
    world.ask(contacts.CORRECT_CONTACT, household_id=home, contact_id=last, outcome="reached", reason="其实接了")
    assert listed(world) == []
    in_vain(world, home, 10, 11, 12)
    assert listed(world) == [("2026-11-10", 3)]
    world.contact(home, date(2026, 11, 13), outcome="declined")
    assert listed(world) == []


def test_a_wrong_number_is_enough(world: World, home: UUID) -> None:
    in_vain(world, home, 9, hindrance="wrong_number")
    assert listed(world) == [("2026-11-09", 1)]
