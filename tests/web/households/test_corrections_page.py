"""Who audits finds what was corrected or withdrawn, with its reason, and what it stands in for."""

import re

from tests.support.sound import text_of
from tests.support.story import Story
from tests.support.world import NEXT_COUNTY


def test_an_auditor_reads_what_was_corrected_or_withdrawn_and_why(story: Story) -> None:
    client = story.world.browser(story.auditor)
    shown = client.get("/corrections")
    text = text_of(shown)
    assert "当天是电话联系" in text
    assert "记错了人家" in text
    assert text.index("当天是电话联系") < text.index("记错了人家")  # the last recorded first
    assert "赵*山" in text
    assert "赵大山" not in text
    place = re.search(r'href="(/households/[0-9a-f-]+/history\?at=(\d+)#n\d+)"', shown.text)
    assert place
    assert f'id="n{place[2]}"' in client.get(place[1]).text


def test_each_is_listed_where_its_family_lives(story: Story) -> None:
    elsewhere = story.world.browser(story.world.caller("auditor", NEXT_COUNTY))
    assert "还没有更正或撤回" in text_of(elsewhere.get("/corrections"))
    village = story.world.browser(story.world.caller("supervisor"))
    assert "记错了人家" not in text_of(village.get("/corrections?division=411326104"))
    assert "记错了人家" in text_of(village.get("/corrections?division=411326301"))


def test_as_it_was_known_before_there_is_nothing(story: Story) -> None:
    shown = story.world.browser(story.auditor).get("/corrections?known_position=411326:5")
    assert "还没有更正或撤回" in text_of(shown)
