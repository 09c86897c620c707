"""The list of households: whom a reader sees, and how one is found."""

import pytest

from tests.support.markup import texts
from tests.support.pages import fill
from tests.support.sound import text_of
from tests.support.story import Story


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


@pytest.mark.parametrize("typed", [{"name": "赵大山"}, {"name": "赵大山", "phone": "13800001111"}])
def test_a_person_is_found_by_what_never_stands_in_an_address(story: Story, typed: dict[str, str]) -> None:
    client = story.world.browser(story.supervisor)
    shown = fill(client, "/households", "/households/search", **typed)
    assert shown.status_code == 201 or shown.status_code == 200
    assert "1 户" in text_of(shown)
    assert texts(shown.text, ".//h1")[0].startswith("查找结果")


def test_a_search_for_nothing_or_for_no_number_is_refused_at_its_field(story: Story) -> None:
    client = story.world.browser(story.supervisor)
    empty = fill(client, "/households", "/households/search")
    assert empty.status_code == 422
    assert 'id="name-error"' in empty.text
    wrong = fill(client, "/households", "/households/search", id_number="123")
    assert 'id="id_number-error"' in wrong.text
    assert 'value="123"' in wrong.text


def test_a_search_finds_nobody_outside_the_searchers_care(story: Story) -> None:
    client = story.world.browser(story.contact_person)
    assert "没有符合条件的家庭" in text_of(fill(client, "/households", "/households/search", name="王德厚"))


def test_who_sees_no_names_searches_for_none(story: Story) -> None:
    auditor = story.world.browser(story.auditor)
    shown = auditor.get("/households")
    assert 'action="/households/search"' not in shown.text
    assert 'action="/households/search"' in story.world.browser(story.supervisor).get("/households").text


def test_another_division_is_refused(story: Story) -> None:
    assert story.world.browser(story.supervisor).get("/households?division=410102").status_code == 403
