"""Trends: the ends of the months as known now and as known then, as lines and as a table of the same numbers."""

import re
from datetime import date, timedelta
from itertools import pairwise

import pytest

from projections.oversight.trends import month_ends, weeks_until
from tests.api.case import V1
from tests.support.markup import tree, words
from tests.support.sound import text_of
from tests.support.story import Story
from tests.support.world import COUNTY, TODAY, VILLAGE, Client
from web.oversight.trends_page import Share, drawn

ADDRESS = "/coverage/trends"


def rows(client: Client, query: str = "") -> list[list[str]]:
    page = client.get(ADDRESS + query)
    assert page.status_code == 200, text_of(page)
    return [[words(cell) for cell in row] for row in tree(page.text).findall(".//table/tbody/tr")]


def test_the_months_of_a_year_end_with_today() -> None:
    assert month_ends(2026, TODAY)[-2:] == [date(2026, 10, 31), TODAY]
    assert len(month_ends(2026, TODAY)) == 11
    assert month_ends(2025, TODAY)[-1] == date(2025, 12, 31)
    assert month_ends(2027, TODAY) == []
    assert {b - a for a, b in pairwise(weeks_until(TODAY))} == {timedelta(days=7)}


@pytest.mark.parametrize("division", [COUNTY, VILLAGE])
def test_each_day_is_what_the_coverage_of_that_day_says(story: Story, division: str) -> None:
    client = story.world.api(story.supervisor)
    found = client.get(f"{V1}{ADDRESS}", params={"division": division}).json()["points"]
    assert len(found) == 11
    assert found[0]["now"] != found[-1]["now"]
    for point in found:
        asked = {"on": point["on"], "division": division}
        assert point["now"] == client.get(f"{V1}/coverage", params=asked).json()["total"]


def test_what_was_entered_later_shows_as_a_difference(story: Story) -> None:
    shown = rows(story.world.browser(story.supervisor), "?figure=doctor")
    day, then, now, difference = shown[-2]  # the end of October: the story was written down afterwards
    assert day == "2026年10月31日"
    assert (then, difference) == ("–", "–") or int(difference) > 0
    assert now.endswith("%")


def test_every_number_opens_its_list(story: Story) -> None:
    client = story.world.browser(story.supervisor)
    page = tree(client.get(f"{ADDRESS}?figure=contact").text)
    links = page.findall(".//table//td//a")
    assert links
    for link in links[-3:]:
        found = re.search(r"(\d+) [户人]", text_of(client.get(link.attrib["href"])))
        assert found, link.attrib["href"]
        assert found[1] == words(link)


def test_the_lines_are_told_apart_without_colour_and_said_in_words(story: Story) -> None:
    page = tree(story.world.browser(story.supervisor).get(ADDRESS).text)
    drawing = page.find(".//svg")
    assert drawing is not None
    assert drawing.attrib["role"] == "img"
    assert drawing.attrib["aria-label"]
    dashes = [line.get("stroke-dasharray") for line in drawing.findall("line")]
    lines = rows(story.world.browser(story.supervisor), "")
    assert dashes.count(None) == 3 + len(lines) - 1  # three levels, and a stroke from each day to the next


def test_a_day_that_is_not_known_then_leaves_the_others_in_their_place() -> None:
    half, none = Share(1, 2), None
    assert drawn([half, none, half, half]) == [(0.0, 103.0, 58.7, 103.0), (58.7, 103.0, 88.0, 103.0)]


def test_weeks_and_other_years_can_be_asked_for(story: Story) -> None:
    client = story.world.browser(story.supervisor)
    assert len(rows(client, "?by=weeks")) == 13
    assert len(rows(client, "?year=2025")) == 12
    assert "还没有开始" in text_of(client.get(f"{ADDRESS}?year=2030"))


@pytest.mark.parametrize("query", ["year=x", "year=1", "division=411327"])
def test_what_cannot_be_asked_is_refused(story: Story, query: str) -> None:
    expected = 403 if "division" in query else 422
    assert story.world.browser(story.supervisor).get(f"{ADDRESS}?{query}").status_code == expected
    assert story.world.api(story.supervisor).get(f"{V1}{ADDRESS}?{query}").status_code == expected


def test_above_a_county_too(story: Story) -> None:
    for division in ("41", ""):
        found = story.world.api(story.world.caller("auditor", division)).get(f"{V1}{ADDRESS}").json()["points"]
        assert found[-1]["now"]["households"] == 4
        assert (found[-1]["then"] is None) == (division == "")
        page = story.world.browser(story.world.caller("auditor", division)).get(ADDRESS).text
        assert ("当时所知按省（区、市）分别查看" in page) == (division == "")
        assert "/coverage/trends?division=41" in page
