"""The list of households: whom a reader sees, and how one is found."""

from datetime import date, timedelta
from urllib.parse import unquote

import httpx
import pytest

from casework.common.roles import Role
from casework.ledger import questions
from tests.support.markup import texts, tree
from tests.support.pages import fill
from tests.support.sound import text_of
from tests.support.story import Story
from tests.support.world import VILLAGE, Client


def test_a_supervisor_sees_all_and_may_register(story: Story) -> None:
    shown = story.world.browser(story.supervisor).get("/households")
    text = text_of(shown)
    assert "4 户" in text
    assert "赵大山、钱桂兰" in text
    assert 'href="/households/new"' in shown.text


def test_a_contact_person_sees_the_families_they_look_after(story: Story) -> None:
    shown = story.world.browser(story.contact_person).get("/households")
    assert "3 户" in text_of(shown)
    assert str(story.other) not in shown.text
    assert "/households/new" not in shown.text


def test_an_auditor_reads_masked_names(story: Story) -> None:
    text = text_of(story.world.browser(story.auditor).get("/households"))
    assert "赵*山、钱*兰" in text
    assert "赵大山" not in text


@pytest.mark.parametrize(
    ("asked", "found"), [("zds", 1), ("ZDS", 1), ("00001", 1), ("411326", 4), ("xyz", 0), ("%00", 4)]
)
def test_a_household_is_found_by_number_or_initials(story: Story, asked: str, found: int) -> None:
    client = story.world.browser(story.supervisor)
    text = text_of(client.get(f"/households?q={asked}"))
    assert (f"{found} 户" if found else "没有符合条件的家庭") in text


def test_a_list_is_held_to_a_state_and_a_category(story: Story) -> None:
    client = story.world.browser(story.supervisor)
    assert "4 户" in text_of(client.get("/households?status=open&category=child_deceased"))
    assert "没有符合条件的家庭" in text_of(client.get("/households?status=closed"))


def find(client: Client, text: str, **more: str) -> httpx.Response:
    """Sends the box, and opens what it leads to; who sees no names sends it as an address."""
    if 'action="/households/search"' not in client.get("/households").text:
        return client.get("/households", params={"q": text, **more})
    answer = fill(client, "/households", "/households/search", text=text, **more)
    assert answer.status_code == 303
    return client.get(answer.headers["location"])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("赵大山", 1), ("大山", 1), ("山", 1), ("福", 1), ("王", 1), ("赵山", 0), ("桂兰", 1), ("zds", 1), ("DS", 1), ("gl", 1), ("sd", 0),
        ("00001", 1), ("411326", 4), ("13800001111", 4), ("138 0000 1111", 4), ("某某", 0),
    ],
)  # fmt: skip
def test_one_box_finds_by_a_name_or_part_of_it_initials_number_or_phone(story: Story, text: str, found: int) -> None:
    shown = find(story.world.browser(story.supervisor), text)
    assert (f"{found} 户" if found else "没有符合条件的家庭") in text_of(shown)
    assert texts(shown.text, ".//h1")[0].startswith("查找结果")


def test_a_family_is_found_by_an_identity_number(story: Story) -> None:
    number = story.world.id_number(date(1950, 5, 1))
    household, _ = story.world.household(members=({"name": "马先觉", "id_number": number, "relation": "father"},))
    client = story.world.browser(story.supervisor)
    assert str(household) in find(client, number.lower()).text
    assert "没有符合条件的家庭" in text_of(find(client, story.world.id_number(date(1951, 5, 1))))


def test_a_village_is_found_by_part_of_its_name_and_leads_to_its_families(story: Story) -> None:
    for caller in (story.supervisor, story.auditor):
        client = story.world.browser(caller)
        place = tree(find(client, "七棵树").text).find(f".//a[@href='/households?division={VILLAGE}']")
        assert place is not None
        assert "4 户" in text_of(client.get(place.attrib["href"]))


def test_what_names_a_person_stands_in_no_address_and_the_answer_can_be_asked_again(story: Story) -> None:
    client = story.world.browser(story.supervisor)
    shown = find(client, "赵大山")
    address = unquote(str(shown.url))
    assert "赵" not in address
    assert "1 户" in text_of(client.get(str(shown.url)))
    assert 'value="赵大山"' in shown.text
    assert "没有符合条件" not in text_of(shown)


def test_what_somebody_searched_for_is_theirs_alone_and_known_for_a_day(story: Story) -> None:
    address = str(find(story.world.browser(story.supervisor), "赵大山").url)
    other = story.world.browser(story.world.caller("supervisor")).get(address)
    assert "已经过期" in text_of(other)
    assert '赵大山"' not in other.text
    keys, by, now = story.world.office.casework.keys, story.supervisor.user_id, story.world.clock()
    token = questions.sealed(keys, by, "赵大山", now)
    assert questions.opened(keys, by, token, now + timedelta(days=1)) == "赵大山"
    assert questions.opened(keys, by, token, now + timedelta(days=1, seconds=1)) is None
    assert [questions.opened(keys, by, wrong, now) for wrong in (token[:-4], "x", "", "赵", token + "A")] == [None] * 5


def test_a_search_finds_nobody_outside_the_searchers_care(story: Story) -> None:
    client = story.world.browser(story.contact_person)
    assert "没有符合条件的家庭" in text_of(find(client, "王德厚"))
    assert "1 户" in text_of(find(client, "福来"))


@pytest.mark.parametrize("text", ["赵大山", "大山", "zds", "13800001111"])
@pytest.mark.parametrize("role", ["auditor", "payment_clerk", "approver"])
def test_who_sees_no_names_cannot_learn_by_searching_that_somebody_is_there(
    story: Story, role: Role, text: str
) -> None:
    client = story.world.browser(story.world.caller(role))
    assert "没有符合条件的家庭" in text_of(find(client, text))
    assert "没有符合条件的家庭" in text_of(client.get(f"/households?q={text}"))
    assert "1 户" in text_of(find(client, "00001"))


def test_a_name_corrected_or_not_is_looked_at_whole_before_it_is_shown(story: Story) -> None:
    """Parts say only who may fit: of many names that share a byte, those that do not have the part are left out."""
    for name in ("陈一", "陈二", "陈三", "林一", "林二"):
        number = story.world.id_number(date(1950, 5, 1))
        story.world.household(members=({"name": name, "id_number": number, "relation": "father"},))
    client = story.world.browser(story.supervisor)
    assert "3 户" in text_of(find(client, "陈"))
    assert "2 户" in text_of(find(client, "一"))
    assert "1 户" in text_of(find(client, "陈一"))


def test_a_list_is_held_to_a_village_and_a_contact_person_and_ordered_by_the_last_contact(story: Story) -> None:
    client = story.world.browser(story.supervisor)
    cared_for = client.get(f"/households?staff={story.staff}")
    assert "3 户" in text_of(cared_for)
    assert "只列出丁青珍负责的家庭" in text_of(cared_for)
    assert "4 户" in text_of(client.get(f"/households?division={VILLAGE}"))
    ordered = [home.get("href") for home in tree(client.get("/households?sort=last_contact").text).findall(".//th/a")]
    by_last = [story.late, story.soon, story.household, story.other]
    assert ordered == [f"/households/{home}" for home in by_last]


def test_in_a_township_its_contact_persons_can_be_chosen(story: Story) -> None:
    client = story.world.browser(story.supervisor)
    assert 'id="staff"' not in client.get("/households").text  # a county has hundreds
    chosen = tree(client.get(f"/households?division={VILLAGE[:9]}").text).findall(".//select[@id='staff']/option")
    assert str(story.staff) in [option.get("value") for option in chosen]
    assert "3 户" in text_of(client.get(f"/households?division={VILLAGE[:9]}&staff={story.staff}"))
    assert "没有符合条件的家庭" in text_of(client.get(f"/households?staff={story.household}"))


def test_the_filter_goes_along_with_what_is_searched_for(story: Story) -> None:
    client = story.world.browser(story.supervisor)
    shown = find(client, "山", category="child_disabled", staff=str(story.staff), status="open")
    assert "没有符合条件的家庭" in text_of(shown)
    for kept in ("category=child_disabled", f"staff={story.staff}", "status=open"):
        assert kept in str(shown.url)


def test_another_division_is_refused(story: Story) -> None:
    assert story.world.browser(story.supervisor).get("/households?division=410102").status_code == 403
