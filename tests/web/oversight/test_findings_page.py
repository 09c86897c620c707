"""Should enter, should leave: counted, listed with what to do, and counted to zero."""

from datetime import date
from uuid import UUID

import pytest

from tests.api.case import V1
from tests.support.markup import tree, words
from tests.support.sound import text_of
from tests.support.story import Story
from tests.support.world import COUNTY, TODAY
from web.households import actions as households
from web.households import closure_actions

ADDRESS = "/scope-findings"


def recipient(story: Story) -> UUID:
    """Registered as a scheme's recipient only, though the child's disability is severe."""
    child = {"name": "张小山", "disability_level": 2}
    return story.world.household(category="none", child=child)[0]


def found(story: Story, **asked: str) -> dict[str, str]:
    items = story.world.api(story.supervisor).get(f"{V1}{ADDRESS}", params=asked).json()["items"]
    return {item["household_id"]: item["finding"] for item in items}


def test_a_recipient_who_should_be_in_care_is_listed_until_the_category_is_changed(story: Story) -> None:
    household = recipient(story)
    assert found(story, side="enter")[str(household)] == "child_disabled"
    client = story.world.browser(story.supervisor)
    page = client.get(ADDRESS)
    assert "应进未进 1" in text_of(page)
    assert f'href="/households/{household}/category"' in page.text
    story.world.ask(households.CHANGE_CATEGORY, household_id=household, category="child_disabled", from_on=TODAY)
    assert str(household) not in found(story)
    assert "应进未进 0" in text_of(client.get(ADDRESS))


def test_a_closure_that_nothing_explains_is_looked_at(story: Story) -> None:
    story.world.ask(closure_actions.CLOSE, household_id=story.other, on=TODAY, reason="误操作")
    assert found(story, side="enter")[str(story.other)] == "closed_with_members"
    assert str(story.other) not in found(story, side="leave")


def test_a_household_of_nobody_is_listed_until_it_is_closed(story: Story) -> None:
    household, members = story.world.household()
    for member in members:
        story.world.ask(
            households.REPORT_LIFE_EVENT, household_id=household, kind="death", subject=str(member),
            occurred_on=date(2026, 11, 2), source="派出所", verified=True,
        )  # fmt: skip
    assert found(story, side="leave")[str(household)] == "nobody_living"
    story.world.ask(closure_actions.CLOSE, household_id=household, on=TODAY, reason="家中已无成员")
    assert str(household) not in found(story)


def test_two_households_that_seem_to_be_one_are_both_listed(story: Story) -> None:
    one, _ = story.world.household()
    other, _ = story.world.household()  # of the same names and birth days, under other identity numbers
    assert {found(story, side="enter").get(str(each)) for each in (one, other)} == {"same_person"}


def test_what_is_to_be_done_is_one_press_away(story: Story) -> None:
    recipient(story)
    story.world.ask(closure_actions.CLOSE, household_id=story.other, on=TODAY, reason="误操作")
    client = story.world.browser(story.supervisor)
    links = [each for each in tree(client.get(ADDRESS).text).iterfind(".//a") if words(each) == "去办理"]
    assert links
    for link in links:
        assert client.get(link.attrib["href"]).status_code == 200, link.attrib["href"]


def test_each_count_is_as_long_as_its_list(story: Story) -> None:
    recipient(story)
    client = story.world.browser(story.supervisor)
    for link in tree(client.get(ADDRESS).text).findall(".//a/span[@class='count']/.."):
        page = client.get(link.attrib["href"])
        assert f" {words(link).split()[-1]} 户" in text_of(page), link.attrib["href"]


def test_what_was_known_then_can_be_asked_for(story: Story) -> None:
    before = story.world.api(story.supervisor).get(f"{V1}{ADDRESS}").json()
    recipient(story)
    known = ",".join(f"{ledger}:{at}" for ledger, at in before["known_position"].items())
    asked = {"on": TODAY.isoformat(), "known_position": known}
    assert story.world.api(story.supervisor).get(f"{V1}{ADDRESS}", params=asked).json() == before


def test_an_auditor_reads_it_masked_and_does_nothing(story: Story) -> None:
    recipient(story)
    page = story.world.browser(story.auditor).get(ADDRESS)
    assert "张*国" in text_of(page)
    assert "/category" not in page.text


@pytest.mark.parametrize("division", ["411327", "41"])
def test_others_are_not_looked_through(story: Story, division: str) -> None:
    assert story.world.api(story.supervisor).get(f"{V1}{ADDRESS}?division={division}").status_code == 403
    auditor = story.world.caller("auditor", "41")
    expected = 422 if division == "41" else 200
    assert story.world.api(auditor).get(f"{V1}{ADDRESS}?division={division}").status_code == expected
    assert story.world.browser(auditor).get(f"{ADDRESS}?division={division}").status_code == 200
    assert COUNTY not in division
