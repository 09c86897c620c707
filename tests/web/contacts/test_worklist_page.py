"""The worklist: each household once, the most urgent first, with the reason in words."""

from tests.support.sound import text_of
from tests.support.story import Story
from tests.support.world import VILLAGE


def test_each_household_stands_once_with_why_now(story: Story) -> None:
    shown = story.world.browser(story.contact_person).get("/worklist")
    text = text_of(shown)
    assert "孙福来、周玉梅" in text
    assert "任意方式联系" in text
    assert "已超过 12 天" in text
    assert "上次约定：联系村里修屋顶" in text
    assert "需要帮忙：希望有人陪着过节" in text
    assert shown.text.count(f'href="/households/{story.late}"') == 1
    assert str(story.other) not in shown.text  # not in this contact person's care


def test_a_list_without_households_says_why(story: Story) -> None:
    alone = story.world.caller("contact_person", VILLAGE, story.world.staff())
    assert "还没有配备给您的家庭" in text_of(story.world.browser(alone).get("/worklist"))


def test_a_promise_whose_day_has_passed_says_so(story: Story) -> None:
    text = text_of(story.world.browser(story.contact_person).get("/worklist"))
    assert "联系村里修屋顶 · 2026年11月10日 ◷ 约定的日子已过" in text
    home = text_of(story.world.browser(story.contact_person).get(f"/households/{story.late}"))
    assert "约定的日子已过" in home


def test_what_another_level_owes_is_told_last_and_ranks_nothing(story: Story) -> None:
    text = text_of(story.world.browser(story.contact_person).get("/worklist"))
    soon = text[text.index("七天内") :]  # though the township's contact person is months late
    assert "吴长贵、郑秀芝" in soon
    assert "任意方式联系，2026年11月24日前 乡级联系人联系，已超过 233 天 · 等待丁青珍" in soon


def test_from_each_line_one_may_log_a_contact_and_come_to_the_phone_numbers(story: Story) -> None:
    client = story.world.browser(story.contact_person)
    shown = client.get("/worklist").text
    assert f'href="/households/{story.late}/contacts/new"' in shown
    assert f'href="/households/{story.late}#members"' in shown
    assert "13800001111" not in shown
    home = client.get(f"/households/{story.late}").text
    assert 'id="members"' in home
    assert 'href="tel:13800001111"' in home


def test_a_contact_person_has_one_list_that_leads_to_the_others(story: Story) -> None:
    shown = story.world.browser(story.contact_person).get("/worklist").text
    menu, page = shown.split("</nav>", 1)
    assert 'href="/overdue"' not in menu
    assert 'href="/overdue"' in page
    assert 'href="/alerts"' in page
