"""Coverage by contact person: each number is its list; who has left their post is counted apart."""

import re
from datetime import timedelta
from uuid import UUID

import pytest

from tests.api.case import V1
from tests.support.markup import tree, words
from tests.support.sound import text_of
from tests.support.story import Story
from tests.support.world import COUNTY, TODAY
from web.staff.actions import END_POST

ADDRESS = "/coverage/contact-persons"


def end_post(story: Story) -> None:
    """The village contact person leaves the post; the households stay in their care until somebody else is assigned."""
    with story.world.office.open_snapshot(story.supervisor) as snapshot:
        post: UUID = snapshot.value("select post_id from read.post where staff_id = %(staff)s", staff=story.staff)
    story.world.ask(END_POST, staff_id=story.staff, post_id=post, until_on=TODAY - timedelta(days=1))


def test_every_number_is_as_long_as_its_list(story: Story) -> None:
    client = story.world.browser(story.supervisor)
    page = client.get(ADDRESS)
    numbers = {
        link.attrib["href"]: int(words(link))
        for link in tree(page.text).iterfind(".//td/div/a")
        if link.attrib["href"].startswith(f"{ADDRESS}/list")
    }
    assert len(numbers) >= 5
    for address, number in numbers.items():
        assert f"{number} 户" in text_of(client.get(address)), address


def test_the_households_with_nobody_stand_last_with_their_level(story: Story) -> None:
    rows = tree(story.world.browser(story.supervisor).get(ADDRESS).text).findall(".//tbody/tr")
    assert "无人" in words(rows[-1])
    assert "无人" not in words(rows[0])


def test_who_left_the_post_has_households_and_covers_none(story: Story) -> None:
    end_post(story)
    items = story.world.api(story.supervisor).get(f"{V1}/coverage/contact-persons").json()["items"]
    mine = next(item for item in items if item["staff_id"] == str(story.staff))
    assert (mine["assigned"], mine["nominal"], mine["effective"]) == (3, 0, 0)
    nobody = next(item for item in items if item["staff_id"] is None and item["level"] == "village")
    assert nobody["assigned"] == 4


def test_what_another_level_alone_can_do_is_not_counted_as_theirs(story: Story) -> None:
    items = story.world.api(story.supervisor).get(f"{V1}/coverage/contact-persons", params={"on": "2026-11-20"}).json()
    levels = {item["level"]: item for item in items["items"] if item["staff_id"]}
    client = story.world.api(story.supervisor)
    for level, item in levels.items():
        asked = {"staff_id": item["staff_id"], "level": level, "which": "overdue", "division": COUNTY}
        found = client.get(f"{V1}/coverage/contact-persons/list", params=asked).json()
        assert found["total"] == item["overdue"]
        duties = {duty for each in found["items"] for duty in each["overdue"]}
        assert not any(re.match(r"level:(?!" + level + r"$)", duty) for duty in duties)


def test_the_figures_can_be_had_again(story: Story) -> None:
    client = story.world.api(story.supervisor)
    before = client.get(f"{V1}/coverage/contact-persons").json()
    known = ",".join(f"{ledger}:{at}" for ledger, at in before["known_position"].items())
    end_post(story)
    again = client.get(f"{V1}/coverage/contact-persons", params={"on": TODAY.isoformat(), "known_position": known})
    assert again.json() == before
    assert client.get(f"{V1}/coverage/contact-persons").json() != before


@pytest.mark.parametrize(
    "query", ["level=nobody", "level=village&which=x", "level=village&staff_id=x", "level=village&page=0"]
)
def test_what_cannot_be_asked_is_refused(story: Story, query: str) -> None:
    assert story.world.browser(story.supervisor).get(f"{ADDRESS}/list?{query}").status_code == 422
    assert story.world.api(story.supervisor).get(f"{V1}{ADDRESS}/list?{query}").status_code == 422


def test_above_a_county_the_way_leads_down_to_the_counties(story: Story) -> None:
    auditor = story.world.caller("auditor", "41")
    page = story.world.browser(auditor).get(ADDRESS)
    assert f'href="{ADDRESS}?division=4113"' in page.text
    assert story.world.api(auditor).get(f"{V1}{ADDRESS}").status_code == 422
