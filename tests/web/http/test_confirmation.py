"""After every action the page says what was recorded, and leads on."""

import pytest

from tests.support.sound import text_of
from tests.support.story import Story
from web.actions import ACTIONS


def test_every_action_is_confirmed_in_its_own_words() -> None:
    assert all(action.said for action in ACTIONS)
    assert len({action.said for action in ACTIONS}) == len(ACTIONS)


def test_a_contact_is_repeated_with_day_way_and_person_and_can_be_withdrawn(story: Story) -> None:
    home = f"/households/{story.household}"
    shown = story.world.browser(story.contact_person).get(f"{home}?done=LogContact&made={story.contact}")
    assert "联系已登记。 2026年11月14日 · 入户看望 · 已联系上 · 丁青珍 撤回" in text_of(shown)
    assert f'href="{home}/contacts/{story.contact}/withdrawal"' in shown.text


@pytest.mark.parametrize("role", ["supervisor", "administrator"])
def test_next_steps_are_those_of_the_reader(story: Story, role: str) -> None:
    client = story.world.browser(story.world.caller(role))  # type: ignore[arg-type]
    shown = client.get("/staff?done=EndPost&made=x").text
    assert "离岗已登记。" in shown
    assert ("尚无联系人的家庭" in shown) == (role == "supervisor")


def test_an_address_that_confirms_nothing_says_nothing(story: Story) -> None:
    shown = story.world.browser(story.supervisor).get("/staff?done=Nothing<b>")
    assert "<b>" not in shown.text
