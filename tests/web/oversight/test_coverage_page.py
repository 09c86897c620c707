"""The three coverages as supervisors and auditors read them: each number is its list."""

import re
from datetime import date, timedelta

import pytest

from tests.support.markup import addresses, tree, words
from tests.support.sound import text_of
from tests.support.story import Story
from tests.support.world import COUNTY, TODAY, Client


def linked(page: str) -> dict[str, int]:
    """Each list that the page leads to, with the number that leads there."""
    found = {}
    for link in tree(page).iterfind(".//a"):
        address, shown = link.get("href", ""), words(link)
        number = re.fullmatch(r"\D*([\d,]+)\D*", shown)
        if address.startswith("/coverage/list") and number and "%" not in shown:
            found[address] = int(number[1].replace(",", ""))
    return found


def listed(client: Client, address: str) -> int:
    text = text_of(client.get(address))
    found = re.search(r"查看 (\d+) [户人]", text)
    assert found, text
    return int(found[1])


def test_the_page_says_what_is_missing_and_since_when(story: Story) -> None:
    shown = story.world.browser(story.supervisor).get("/coverage")
    text = text_of(shown)
    for expected in (
        "淅川县 · 三个全覆盖",
        "西簧乡",
        "差 1 户",
        "75%",
        "数据截至2026年11月20日",
        "与一周前持平",
    ):
        assert expected in text
    assert "未归入地区" not in text


def test_every_number_is_as_long_as_its_list(story: Story) -> None:
    client = story.world.browser(story.supervisor)
    numbers = linked(client.get("/coverage").text)
    assert len(numbers) > 12
    assert {address: listed(client, address) for address in numbers} == numbers


def test_the_way_down_ends_in_the_village(story: Story) -> None:
    client = story.world.browser(story.supervisor)
    town, village = "411326301", "411326301220"
    assert f'href="/coverage?division={town}"' in client.get("/coverage").text
    below = client.get(f"/coverage?division={town}")
    assert f'href="/coverage?division={COUNTY}"' in below.text
    assert "七棵树村" in text_of(below)
    assert f"division={village}&amp;kind=contact&amp;covered=false" in below.text


def test_what_has_changed_within_a_week_is_told(story: Story) -> None:
    story.world.assign(story.other, story.staff, from_on=TODAY - timedelta(days=2))
    township = story.world.staff("township", "411326301")
    story.world.assign(story.other, township, "township", from_on=TODAY - timedelta(days=2))
    # three of four households had contact persons, now all of them have
    assert "比一周前 +25.0 个百分点" in text_of(story.world.browser(story.supervisor).get("/coverage"))


def test_a_lasting_link_shows_the_same_after_more_has_been_recorded(story: Story) -> None:
    client = story.world.browser(story.supervisor)
    before = client.get("/coverage")
    [lasting] = addresses(before.text, r"/coverage\?.*known_position.*")
    story.world.household()
    assert "5" in text_of(client.get("/coverage"))
    again = client.get(lasting)
    assert linked(again.text).values().__len__() == len(linked(before.text))
    assert sorted(linked(again.text).values()) == sorted(linked(before.text).values())
    assert "所知" in text_of(again)
    assert all("known_position=" in address for address in linked(again.text))


def test_a_list_names_who_lacks_what_and_leads_to_assigning(story: Story) -> None:
    client = story.world.browser(story.supervisor)
    shown = client.get(f"/coverage/list?division={COUNTY}&kind=contact&covered=false")
    text = text_of(shown)
    assert "王德厚 父亲" in text
    assert "缺村级联系人" in text
    assert (
        f'href="/households/{story.other}/assignments/new?level=village&amp;next=without-contact-person"' in shown.text
    )
    covered = text_of(client.get(f"/coverage/list?division={COUNTY}&kind=doctor&covered=true"))
    assert "赵大山" in covered
    assert "钱桂兰" not in covered


def test_an_auditor_reads_masked_names_and_assigns_nobody(story: Story) -> None:
    client = story.world.browser(story.auditor)
    shown = client.get(f"/coverage/list?division={COUNTY}&kind=contact&covered=false")
    assert "王*厚" in text_of(shown)
    assert "王德厚" not in shown.text
    assert "/assignments/new" not in shown.text


def test_who_leads_nothing_is_refused_in_words(story: Story) -> None:
    answer = story.world.browser(story.contact_person).get("/coverage")
    assert answer.status_code == 403
    assert "不在您的工作范围" in text_of(answer)


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("division=410102", 403),
        ("division=41", 403),
        ("division=x", 422),
        ("kind=nothing", 422),
        ("on=2026-13-01", 422),
        (f"known_position={COUNTY}:999999", 422),
        ("page=0", 422),
    ],
)
def test_what_cannot_be_asked_is_refused(story: Story, query: str, status: int) -> None:
    assert story.world.browser(story.supervisor).get(f"/coverage/list?{query}").status_code == status


def test_another_day_is_another_state(story: Story) -> None:
    client = story.world.browser(story.supervisor)
    assert "这一天这里没有在册家庭" in text_of(client.get(f"/coverage?on={date(2025, 12, 31)}"))


def test_what_had_been_recorded_until_a_moment_can_be_asked_for_on_the_page(story: Story) -> None:
    client = story.world.browser(story.supervisor)
    assert 'type="datetime-local"' in client.get("/coverage").text
    then = client.get("/coverage?known_at=2026-11-20T07:30:05")
    assert "按 2026年11月20日 07:30 前已录入的记录" in text_of(then)
    assert 'value="2026-11-20T07:30:05"' in then.text
    assert "这一天这里没有在册家庭" in text_of(then)  # all of the story was recorded later
    assert "known_at=2026-11-20T07%3A30%3A05%2B08%3A00" in then.text


def test_the_day_is_folded_away_until_another_is_asked_about(story: Story) -> None:
    client = story.world.browser(story.supervisor)
    assert "<details><summary>换一天" in client.get(f"/households/{story.late}").text
    assert "<details open><summary>换一天" in client.get(f"/households/{story.late}?on=2026-11-01").text


def test_nobody_missing_is_said(story: Story) -> None:
    client = story.world.browser(story.supervisor)
    text = text_of(client.get("/coverage/list?division=411326104&kind=contact&covered=false"))
    assert "这里已全部覆盖" in text
