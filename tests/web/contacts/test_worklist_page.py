"""The worklist: each household once, the most urgent first, with the reason in words."""

from datetime import timedelta
from urllib.parse import unquote

import pytest

from tests.support.markup import tree, words
from tests.support.pages import fill
from tests.support.sound import text_of
from tests.support.story import Story
from tests.support.world import TODAY, VILLAGE
from web.households.actions import REPORT_LIFE_EVENT


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


def test_from_each_line_one_may_log_a_contact_and_ring_each_of_the_living(story: Story) -> None:
    shown = story.world.browser(story.contact_person).get("/worklist")
    assert f'href="/households/{story.late}/contacts/new"' in shown.text
    line = tree(shown.text).find(f".//li[@id='{story.late}']")
    assert line is not None
    rung = [(words(link), link.get("href")) for link in line.iter("a") if link.get("href", "").startswith("tel:")]
    assert rung == [("拨打孙福来", "tel:13800001111"), ("拨打周玉梅", "tel:13800001111")]
    assert "13800001111" not in text_of(shown)  # to be rung, not read over somebody's shoulder


def test_nobody_is_rung_who_has_died(story: Story) -> None:
    story.world.ask(
        REPORT_LIFE_EVENT, story.supervisor, household_id=story.household, kind="death", subject=str(story.members[0]),
        occurred_on=TODAY - timedelta(days=2), source="村委会", verified=True,
    )  # fmt: skip
    client = story.world.browser(story.contact_person)
    answer = fill(client, "/worklist", "/households/search", text="七棵树", list="worklist")
    shown = text_of(client.get(answer.headers["location"]))
    assert "拨打钱桂兰" in shown
    assert "拨打赵大山" not in shown


@pytest.mark.parametrize("text", ["福来", "sfl", "00002", "七棵树"])
def test_the_list_is_searched_and_shows_also_who_is_not_due(story: Story, text: str) -> None:
    client = story.world.browser(story.contact_person)
    answer = fill(client, "/worklist", "/households/search", text=text, list="worklist")
    assert text not in unquote(answer.headers["location"])
    shown = client.get(answer.headers["location"])
    assert f'href="/households/{story.late}/contacts/new"' in shown.text
    assert (f"/households/{story.household}/contacts/new" in shown.text) == (text == "七棵树")


def test_a_search_within_the_list_finds_nobody_of_others(story: Story) -> None:
    client = story.world.browser(story.contact_person)
    answer = fill(client, "/worklist", "/households/search", text="王德厚", list="worklist")
    assert "您负责的家庭中没有符合的" in text_of(client.get(answer.headers["location"]))


def test_a_contact_person_has_one_list_that_leads_to_the_others(story: Story) -> None:
    shown = story.world.browser(story.contact_person).get("/worklist").text
    menu, page = shown.split("</nav>", 1)
    assert 'href="/overdue"' not in menu
    assert 'href="/overdue"' in page
    assert 'href="/alerts"' in page
