"""Where a day begins: each role with its own, each number as long as the list it opens."""

import pytest

from casework.common.roles import ROLES, Role
from tests.support.markup import tree, words
from tests.support.sound import text_of
from tests.support.story import Story
from web.navigation import FIRST, home_of, menu_for

ROWS = ('role="rowheader"', '<div class="item"', '<li class="item"')
OF_AN_AREA = ("supervisor", "payment_clerk", "approver", "auditor")


def length_of(page: str) -> int:
    """How many a list shows, whether as a table or as items."""
    return sum(page.count(row) for row in ROWS)


@pytest.mark.parametrize("role", ROLES)
def test_every_role_begins_at_its_own_home(story: Story, role: Role) -> None:
    client = story.world.browser(story.world.caller(role, staff_id=story.staff))
    begun = client.get("/")
    assert (begun.status_code, begun.url.path) == (200, home_of(role))
    assert home_of(role) == menu_for(role).first[0].path


@pytest.mark.parametrize("role", OF_AN_AREA)
def test_each_number_of_a_day_is_as_long_as_the_list_it_opens(story: Story, role: Role) -> None:
    client = story.world.browser(story.world.caller(role))
    lines = tree(client.get("/home").text).findall(".//a[@href]/span[@class='row-head']/..")
    counted = [line for line in lines if line.attrib["href"].partition("?")[2] and len(line.findall("span/span")) == 2]
    assert len(counted) >= 5
    for line in counted:
        path, number = line.attrib["href"], words(line.findall("span/span")[1])
        length = length_of(client.get(path).text)
        assert number == (str(length) if length else "无"), path


def test_what_is_overdue_is_told_by_how_late_it_is(story: Story) -> None:
    client = story.world.browser(story.supervisor)
    parts = [a for a in tree(client.get("/home").text).iter("a") if "&band=" in a.get("href", "")]
    assert parts
    for part in parts:
        shown = client.get(part.attrib["href"]).text
        assert words(part).endswith(f"：{length_of(shown)}")


def test_an_auditor_is_led_to_what_can_be_checked(story: Story) -> None:
    shown = text_of(story.world.browser(story.auditor).get("/home"))
    assert "台账链" in shown
    assert "管理日志" in shown
    assert "登记家庭" not in shown


def test_an_administrator_sees_no_case_but_who_may_sign_in(story: Story) -> None:
    administrator = story.world.browser(story.world.caller("administrator"))
    assert administrator.get("/home").status_code == 403
    lines = tree(administrator.get("/administration").text).findall(".//a[@href]/span[@class='row-head']/..")
    for line in lines:
        if "#" in line.attrib["href"]:
            continue
        listed = length_of(administrator.get(line.attrib["href"]).text)
        assert words(line.findall("span/span")[1]) == (str(listed) if listed else "无")


def test_a_menu_shows_a_few_places_and_the_rest_below_one_word(story: Story) -> None:
    assert all(len(menu_for(role).first) <= FIRST + 1 for role in ROLES)
    shown = tree(story.world.browser(story.supervisor).get("/home").text)
    more = shown.findall(".//nav/details//a")
    assert [place.get("href") for place in more] == [place.path for place in menu_for("supervisor").more]


def test_a_browser_that_asks_for_an_icon_at_its_usual_place_is_led_to_it(story: Story) -> None:
    icon = story.world.visitor().get("/favicon.ico")
    assert (icon.status_code, icon.headers["content-type"].partition(";")[0]) == (200, "image/svg+xml")


def test_a_program_is_told_the_same_as_the_page(story: Story) -> None:
    told = story.world.api(story.supervisor).get("/api/v1/waiting").json()
    shown = story.world.browser(story.supervisor).get("/home").text
    assert len(told) > 5
    for line in told:
        assert line["page"].replace("&", "&amp;") in shown
