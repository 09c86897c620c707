"""The worklist: each household once, the most urgent first, with the reason in words."""

from tests.support.sound import assert_sound, text_of
from tests.support.story import Story
from tests.support.world import VILLAGE


def test_each_household_stands_once_with_why_now(story: Story) -> None:
    shown = story.world.browser(story.contact_person).get("/worklist")
    assert_sound(shown)
    text = text_of(shown)
    assert "孙福来、周玉梅" in text
    assert "任一方式联系" in text
    assert "已超过 12 天" in text
    assert "上次约定：联系村里修屋顶" in text
    assert "需要帮忙：希望有人陪着过节" in text
    assert shown.text.count(f'href="/households/{story.late}"') == 1
    assert str(story.other) not in shown.text  # not in this contact person's care


def test_a_list_without_households_says_why(story: Story) -> None:
    alone = story.world.caller("contact_person", VILLAGE, story.world.staff())
    assert "还没有安排您负责的家庭" in text_of(story.world.browser(alone).get("/worklist"))


def test_who_looks_after_nobody_is_shown_the_way(story: Story) -> None:
    for role in ("supervisor", "payment_clerk", "auditor"):
        assert 'href="/overdue"' in story.world.browser(story.world.caller(role)).get("/worklist").text
    assert story.world.browser(story.world.caller("administrator")).get("/worklist").status_code == 403
