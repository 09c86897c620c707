"""The overdue list: oldest first, by age, with reasons; contact persons see their own."""

import re

import pytest

from tests.support.markup import texts, tree, words
from tests.support.sound import text_of
from tests.support.story import Story


def test_a_supervisor_reads_what_is_late_why_and_whom_to_call(story: Story) -> None:
    shown = story.world.browser(story.supervisor).get("/overdue")
    text = text_of(shown)
    for expected in (
        "淅川县 · 逾期联系",
        "孙福来、周玉梅",
        "西簧乡",
        "上次联系：2026年10月9日",
        "每月至少联系一次（30 天内）",
    ):
        assert expected in text
    assert "2026年10月9日加 30 天为2026年11月8日，到2026年11月20日已过 12 天。" in text
    assert 'href="tel:13900002222"' in shown.text
    days = [int(n) for n in texts(shown.text, ".//td[@data-label='逾期天数']")]
    assert days == sorted(days, reverse=True) != []


def test_the_bands_count_and_filter(story: Story) -> None:
    client = story.world.browser(story.supervisor)
    shown = client.get("/overdue").text
    every, *bands = tree(shown).findall(".//a/span[@class='count']/..")
    counts = {band.attrib["href"]: int(words(band).split()[-1]) for band in bands}
    assert all("band=" in address for address in counts)
    assert words(every) == f"全部 {sum(counts.values())}" != "全部 0"
    for address, count in counts.items():
        assert client.get(address).text.count('role="rowheader"') == count


def test_a_contact_person_sees_only_their_own_households(story: Story) -> None:
    shown = story.world.browser(story.contact_person).get("/overdue")
    assert str(story.late) in shown.text
    assert str(story.other) not in shown.text
    assert str(story.other) in story.world.browser(story.supervisor).get("/overdue").text
    assert "tel:" not in shown.text


def test_an_auditor_reads_it_masked(story: Story) -> None:
    text = text_of(story.world.browser(story.auditor).get("/overdue"))
    assert "孙*来" in text
    assert "孙福来" not in text


def test_nothing_overdue_is_good_news_with_a_way_on(story: Story) -> None:
    client = story.world.browser(story.supervisor)
    empty = client.get("/overdue?division=411326104")
    assert "这一天没有逾期事项" in text_of(empty)
    assert 'href="/coverage?division=411326104"' in empty.text


@pytest.mark.parametrize("path", ["/overdue", "/households", "/staff", "/coverage/list?kind=contact"])
def test_a_page_after_the_last_says_so_and_leads_back(story: Story, path: str) -> None:
    client, joint = story.world.browser(story.supervisor), "&" if "?" in path else "?"
    beyond = client.get(f"{path}{joint}size=2&page=999")
    told = tree(beyond.text).find(".//p[@class='empty']")
    assert told is not None
    last = re.match(r"这份清单共 (\d+) 页。", words(told))
    assert last
    assert [link.attrib["href"].endswith(f"page={last[1]}") for link in told.findall("a")] == [True]
    assert "没有逾期" not in beyond.text
    assert 'role="rowheader"' in client.get(f"{path}{joint}size=2&page={last[1]}").text


def test_a_reason_names_the_edition_in_words_and_says_when_nobody_is_assigned(story: Story) -> None:
    text = text_of(story.world.browser(story.supervisor).get("/overdue"))
    assert "默认联系制度" in text
    assert not re.search(r"\bdefault\b", text)
    assert "目前无人担任：村级联系人" in text_of(story.world.browser(story.supervisor).get("/overdue?on=2027-06-01"))


@pytest.mark.parametrize(("query", "status"), [("division=410102", 403), ("size=201", 422), ("on=x", 422)])
def test_what_cannot_be_asked_is_refused(story: Story, query: str, status: int) -> None:
    assert story.world.browser(story.supervisor).get(f"/overdue?{query}").status_code == status


def test_each_number_of_a_days_movement_opens_its_list(story: Story) -> None:
    client = story.world.browser(story.supervisor)
    assert 'href="/overdue/movement?division=411326"' in client.get("/overdue").text
    shown = client.get("/overdue/movement")
    numbers = {link.attrib["href"]: int(words(link)) for link in tree(shown.text).iterfind(".//td//a")}
    assert {"became", "resolved"} <= {address.rpartition("turn=")[2] for address in numbers}
    for address, number in numbers.items():
        assert re.search(rf"\b{number} 项", text_of(client.get(address))), address
    api = story.world.api(story.supervisor).get("/api/v1/overdue/movement?division=411326").json()
    assert len(api["days"]) == 31
    assert "先选择县" in text_of(story.world.browser(story.world.caller("auditor", "41")).get("/overdue/movement"))
