"""A household's page: what each role sees and may do, today and as of another day."""

import pytest

from tests.support.sound import text_of
from tests.support.story import Story
from tests.support.world import TODAY


def test_a_contact_person_sees_the_family_and_what_to_do(story: Story) -> None:
    shown = story.world.browser(story.contact_person).get(f"/households/{story.household}")
    text = text_of(shown)
    for expected in (
        "赵大山、钱桂兰",
        "西簧乡七棵树村",
        "138****1111",
        "希望有人陪着过节",
        "带复诊单再来看望",
    ):
        assert expected in text
    assert 'href="tel:13800001111"' in shown.text
    assert f"/households/{story.household}/contacts/new" in shown.text
    assert "/pause" not in shown.text


def test_a_reason_names_rule_fact_and_sum(story: Story) -> None:
    text = text_of(story.world.browser(story.contact_person).get(f"/households/{story.late}"))
    assert "每月至少联系一次（30 天内）" in text
    assert "上次联系：2026年10月9日" in text
    assert "2026年10月9日再过 30 天，就是2026年11月8日。" in text


def test_a_supervisor_is_led_to_decisions(story: Story) -> None:
    home = f"/households/{story.household}"
    shown = story.world.browser(story.supervisor).get(home).text
    for path in ("assignments/new", "pause", "closure", "category", "life-events/new"):
        assert f'href="{home}/{path}"' in shown
    assert f'href="/members/{story.members[0]}/doctor-contracts/new"' in shown


def test_an_auditor_sees_names_masked_and_changes_nothing(story: Story) -> None:
    shown = story.world.browser(story.auditor).get(f"/households/{story.household}")
    assert "赵*山" in shown.text
    assert "赵大山" not in text_of(shown).replace("赵大山最近睡得不好", "").replace("陪赵大山去", "")
    assert "tel:" not in shown.text
    assert "/contacts/new" not in shown.text


def test_the_past_is_looked_at_and_not_changed(story: Story) -> None:
    shown = story.world.browser(story.contact_person).get(f"/households/{story.household}?on=2026-06-01")
    assert "/contacts/new" not in shown.text
    assert "赵大山最近睡得不好" not in shown.text
    assert "量血压" not in shown.text
    same_day = story.world.browser(story.contact_person).get(f"/households/{story.household}?on={TODAY}")
    assert "/contacts/new" in same_day.text


def test_what_was_known_at_a_position_is_shown_as_known_then(story: Story) -> None:
    client = story.world.browser(story.contact_person)
    with story.world.office.open_snapshot(story.supervisor) as snapshot:
        known = snapshot.known["411326"]
    first = client.get(f"/households/{story.household}?known_position=411326:{known // 2}")
    assert "希望有人陪着过节" not in first.text
    assert "/contacts/new" not in first.text
    assert client.get(f"/households/{story.household}?known_position=411326:{known + 1}").status_code == 422


@pytest.mark.parametrize("path", ["", "/history", "/contacts/new", "/needs/new"])
def test_a_family_in_others_care_is_not_there(story: Story, path: str) -> None:
    assert story.world.browser(story.contact_person).get(f"/households/{story.other}{path}").status_code == 404
