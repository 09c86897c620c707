"""Registering a household: by hand, with every mistake said at its field."""

from datetime import date

import httpx

from tests.support.markup import texts
from tests.support.pages import fill
from tests.support.sound import text_of
from tests.support.story import Story
from tests.support.world import TODAY, VILLAGE, Client, World

NEW = "/households/new"


def typed(world: World, **changes: str) -> dict[str, str]:
    return {
        "division": "411326",
        "residence_division": VILLAGE,
        "category": "child_disabled",
        "registered_on": TODAY.isoformat(),
        "members.0.name": "何守田",
        "members.0.id_number": world.id_number(date(1959, 2, 3)),
        "members.0.relation": "father",
        "members.1.relation": "mother",
        **changes,
    }


def send(client: Client, **fields: str) -> httpx.Response:
    return fill(client, NEW, "/households", **fields)


def test_the_form_offers_the_villages_of_the_county_by_town(story: Story) -> None:
    shown = story.world.browser(story.supervisor).get(NEW)
    assert shown.text.count("<optgroup") > 10
    assert f'<option value="{VILLAGE}">' in shown.text
    for label in ("村（社区）", "身份证号", "成员二（选填）"):
        assert label in text_of(shown)


def villages(page: str) -> list[str]:
    """The villages to choose from."""
    return [shown for shown in texts(page, ".//select[@id='residence_division']//option") if shown != "请选择"]


def test_part_of_a_name_finds_a_village_among_hundreds(story: Story) -> None:
    client = story.world.browser(story.supervisor)
    every = villages(client.get(NEW).text)
    assert len(every) > 400
    found = client.get(NEW, params={"searched": "七棵树"})
    assert villages(found.text) == [name for name in every if "七棵树" in name]
    assert f'<option value="{VILLAGE}" selected>' in found.text  # the only one is chosen


def test_the_name_of_a_town_finds_its_villages_and_an_unknown_name_says_so(story: Story) -> None:
    client = story.world.browser(story.supervisor)
    assert client.get(NEW, params={"searched": "西簧"}).text.count("<optgroup") == 1
    assert len(villages(client.get(NEW, params={"searched": "西簧"}).text)) > 10
    nothing = client.get(NEW, params={"searched": "没有这个村"})
    assert villages(nothing.text) == ["没有符合的村（社区）"]
    assert 'value="没有这个村"' in nothing.text


def test_a_household_is_registered_with_a_number_of_its_own(story: Story) -> None:
    client = story.world.browser(story.supervisor)
    phones = {"members.0.phone": "13800000000", "members.0.second_phone": "0377-69210001"}
    answer = send(client, **typed(story.world, **phones))
    assert answer.status_code == 303
    page = client.get(answer.headers["location"])
    assert "何守田" in text_of(page)
    assert all(f'href="tel:{phone}"' in page.text for phone in phones.values())
    assert "5 户" in text_of(client.get("/households"))


def test_pressed_twice_it_is_registered_once(story: Story) -> None:
    client = story.world.browser(story.supervisor)
    fields = typed(story.world, command_id="6f9dbb6a-2bd1-4a9f-9e7c-7b2b6f6d3a10")
    assert send(client, **fields).headers["location"] == send(client, **fields).headers["location"]
    assert "5 户" in text_of(client.get("/households"))


def test_what_was_typed_stays_and_each_mistake_is_at_its_field(story: Story) -> None:
    client = story.world.browser(story.supervisor)
    fields = typed(story.world, **{"members.0.id_number": "123", "members.1.name": "刘会英", "address": "三组"})
    answer = send(client, **fields | {"residence_division": ""})
    assert answer.status_code == 422
    page = answer.text
    for name in ("residence_division", "members.1.id_number"):
        assert f'id="{name}-error"' in page
        assert f'href="#{name}"' in page
    for kept in ("何守田", "刘会英", "三组"):
        assert f'value="{kept}"' in page
    again = send(client, **typed(story.world, **{"members.0.id_number": "123"}))
    assert 'id="members.0.id_number-error"' in again.text
    assert "18" in text_of(again)


def test_a_person_registered_already_is_pointed_to(story: Story) -> None:
    client = story.world.browser(story.supervisor)
    number = story.world.id_number(date(1959, 2, 3))
    first = send(client, **typed(story.world, **{"members.0.id_number": number}))
    twice = send(
        client,
        **typed(story.world, **{"members.1.name": "何守田", "members.1.id_number": number}),
    )
    assert twice.status_code == 422
    assert 'id="members.1.id_number-error"' in twice.text
    assert 'id="members.0.id_number-error"' not in twice.text
    home = first.headers["location"].partition("?")[0]
    assert f'href="{home}"' in twice.text
    assert "已经登记" in text_of(twice)


def test_a_child_can_be_told_of(story: Story) -> None:
    client = story.world.browser(story.supervisor)
    answer = send(client, **typed(story.world, **{"child.disability_level": "2"}))
    assert answer.status_code == 303
    wrong = send(client, **typed(story.world, **{"child.disability_level": "7"}))
    assert wrong.status_code == 422
    assert 'id="child.disability_level-error"' in wrong.text


def test_only_supervisors_register_and_only_in_their_division(story: Story) -> None:
    world = story.world
    for caller in (story.contact_person, story.auditor):
        assert world.browser(caller).get(NEW).status_code == 403
    township = world.browser(world.caller("supervisor", "411326104"))
    assert VILLAGE not in township.get(NEW).text
    fields = typed(world) | {"division": "411326104"}
    assert fill(township, NEW, "/households", **fields).status_code == 403


def test_who_leads_several_counties_first_chooses_one(story: Story) -> None:
    client = story.world.browser(story.world.caller("supervisor", "4113"))
    shown = client.get(NEW)
    assert 'href="/households/new?division=411326"' in shown.text
    assert "<form" in client.get(f"{NEW}?division=411326").text
