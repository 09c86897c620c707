"""As known then, beside as known now: which households count otherwise, and which records made the difference."""

import re
from datetime import timedelta

import httpx

from tests.support.connections import connections_watched
from tests.support.markup import tree, words
from tests.support.sound import text_of
from tests.support.story import Story
from tests.support.world import COUNTY, TODAY, Client
from tests.web.oversight.test_contact_persons_page import end_post

ADDRESS = "/coverage/comparison"


def known(story: Story) -> str:
    with story.world.office.open_snapshot(story.supervisor) as snapshot:
        return f"{COUNTY}:{snapshot.known[COUNTY]}"


def compared(client: Client, position: str, path: str = ADDRESS) -> httpx.Response:
    return client.get(f"{path}?on={TODAY}&known_position={position}")


def figures(page: httpx.Response) -> dict[str, tuple[str, ...]]:
    rows = tree(page.text).iterfind(".//table//tr")
    cells = [[words(cell) for cell in row] for row in rows]
    return {first: tuple(rest) for first, *rest in cells}


def test_a_visit_entered_late_is_named_as_what_changed_the_figure(story: Story) -> None:
    client, before = story.world.browser(story.supervisor), known(story)
    story.world.contact(story.late, TODAY - timedelta(days=2), channel="home_visit")
    page = compared(client, before)
    assert "计数有变化的家庭：1 户" in text_of(page)
    assert "2026年11月18日" in text_of(page)
    then, now, difference = figures(page)["逾期事项"]
    assert int(then) - int(now) == -int(difference) > 0


def test_a_comparison_holds_one_look_at_a_time(story: Story) -> None:
    """Whoever holds one and waits for another would hold up everybody, once all are taken."""
    client, before = story.world.browser(story.supervisor), known(story)
    story.world.contact(story.late, TODAY - timedelta(days=2), channel="home_visit")
    with connections_watched() as in_wrong_order:
        assert "计数有变化的家庭：1 户" in text_of(compared(client, before))
    assert in_wrong_order == set()


def test_what_happened_after_the_day_is_not_named_as_what_changed_it(story: Story) -> None:
    client, before = story.world.browser(story.supervisor), known(story)
    story.world.contact(story.late, TODAY - timedelta(days=20), channel="home_visit")
    story.world.contact(story.late, TODAY - timedelta(days=2), channel="phone")
    page = client.get(f"{ADDRESS}?on={TODAY - timedelta(days=10)}&known_position={before}")
    assert "2026年10月31日" in text_of(page)
    assert "2026年11月18日" not in text_of(page)


def test_both_figures_open_exactly_their_list(story: Story) -> None:
    client, before = story.world.browser(story.supervisor), known(story)
    story.world.household()
    page = tree(compared(client, before).text)
    for row in page.findall(".//table/tbody/tr"):
        for link in row.findall("td/a"):
            text = text_of(client.get(link.attrib["href"]))
            found = re.search(r"\d+ 户 (\d+) 项" if "/overdue" in link.attrib["href"] else r"(\d+) [户人]", text)
            shown = next(n for n in found.groups() if n) if found else "0"
            assert shown == words(link), (link.attrib["href"], text[:400])


def test_what_all_households_share_is_named_apart(story: Story) -> None:
    client, before = story.world.browser(story.supervisor), known(story)
    end_post(story)
    assert "各户共用的记录： 工作人员岗位 第 411326:" in text_of(compared(client, before))


def test_nothing_since_is_said(story: Story) -> None:
    assert "没有改变这些数字" in text_of(compared(story.world.browser(story.supervisor), known(story)))


def test_a_moment_can_be_chosen_without_a_script(story: Story) -> None:
    client = story.world.browser(story.supervisor)
    page = client.get(ADDRESS)
    chosen = [link.attrib["href"] for link in tree(page.text).iterfind(".//a") if "known_at=" in link.attrib["href"]]
    assert len(chosen) >= 3
    assert "当时所知" in text_of(client.get(chosen[0]))


def test_a_bar_that_asks_for_an_earlier_knowledge_leads_to_the_comparison(story: Story) -> None:
    client, before = story.world.browser(story.supervisor), known(story)
    story.world.household()
    for path in ("/coverage", "/overdue", f"/households/{story.late}", f"/households/{story.late}/history"):
        page = client.get(f"{path}?on={TODAY}&known_position={before}")
        [link] = [each.attrib["href"] for each in tree(page.text).iterfind(".//a") if words(each) == "与现在所知对照"]
        assert client.get(link).status_code == 200
        assert "前已录入的记录" in text_of(page)


def test_a_household_is_shown_both_ways_with_what_was_recorded_in_between(story: Story) -> None:
    before = known(story)
    story.world.contact(story.late, TODAY - timedelta(days=2), channel="home_visit")
    for caller in (story.supervisor, story.contact_person, story.auditor):
        page = compared(story.world.browser(caller), before, f"/households/{story.late}/comparison")
        assert "此后录入：1 条" in text_of(page)
        assert figures(page)["逾期事项"][1] != "相同"


def test_others_households_are_not_there_to_be_compared(story: Story) -> None:
    client = story.world.browser(story.contact_person)
    assert client.get(f"/households/{story.other}/comparison").status_code == 404


def test_above_a_county_the_areas_that_differ_lead_on(story: Story) -> None:
    before = known(story)
    story.world.household()
    client = story.world.browser(story.world.caller("auditor", "41"))
    page = compared(client, before)
    assert "南阳市" in text_of(page)
    [link] = [e.attrib["href"] for e in tree(page.text).iterfind(".//main//ul//a") if words(e) == "南阳市"]
    assert "known_position=" in link
