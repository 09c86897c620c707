"""After every action the page says what was recorded, and leads on."""

import re

import pytest

from tests.support.markup import value_of
from tests.support.pages import fill
from tests.support.sound import text_of
from tests.support.story import Story
from tests.support.world import NEXT_COUNTY, TODAY
from web.actions import ACTIONS
from web.households.assignment_actions import END_ASSIGNMENT


def test_every_action_is_confirmed() -> None:
    """In words that may be those of others like it: what was recorded is told in a sentence below them."""
    assert all(action.said for action in ACTIONS)


def test_a_contact_is_repeated_with_day_way_and_person_and_can_be_withdrawn(story: Story) -> None:
    client, home = story.world.browser(story.contact_person), f"/households/{story.late}"
    typed = {"day": "2026-11-19", "channel": "phone", "outcome": "reached", "note": "精神不错"}
    answer = fill(client, f"{home}/contacts/new", f"{home}/contacts", **typed)
    shown = client.get(answer.headers["location"])
    assert "联系已登记。 2026年11月19日，丁青珍打电话联系，与家人说上了话。记录：“精神不错”。 撤回" in text_of(shown)
    assert re.search(rf'href="{home}/contacts/[0-9a-f-]{{36}}/withdrawal"', shown.text)


def test_after_a_contact_what_is_still_open_with_the_family_is_named(story: Story) -> None:
    client, home = story.world.browser(story.contact_person), f"/households/{story.household}"
    typed = {"day": "2026-11-20", "channel": "phone", "outcome": "not_reached"}
    shown = text_of(client.get(fill(client, f"{home}/contacts/new", f"{home}/contacts", **typed).headers["location"]))
    still = shown[shown.index("这家还有") : shown.index("回到工作清单")]
    assert "希望有人陪着过节" in still


@pytest.mark.parametrize(
    ("form", "typed", "told"),
    [
        ("/pause", {"until_on": "2026-12-20", "reason": "外出探亲"}, "2026年12月20日恢复"),
        ("/needs/new", {"domain": "living", "summary": "屋顶漏雨"}, "“屋顶漏雨”"),
        ("/category", {"category": "child_disabled", "from_on": "2026-11-01"}, "2026年11月1日起，类别为"),
    ],
)
def test_whatever_is_recorded_is_repeated_in_a_sentence(
    story: Story, form: str, typed: dict[str, str], told: str
) -> None:
    client, home = story.world.browser(story.supervisor), f"/households/{story.late}"
    version = (
        value_of(client.get(home + form).text, "version") if 'name="version"' in client.get(home + form).text else ""
    )
    answer = fill(client, home + form, home + form.removesuffix("/new"), **typed, version=version)
    assert told in text_of(client.get(answer.headers["location"]))


def test_a_post_that_ends_is_named_on_the_list_of_staff(story: Story) -> None:
    client = story.world.browser(story.supervisor)
    with story.world.office.open_snapshot(story.supervisor) as snapshot:
        post = snapshot.value("select post_id from read.post where staff_id = %(staff)s limit 1", staff=story.staff)
    path = f"/staff/{story.staff}/posts/{post}/ending"
    answer = fill(client, path, path, until_on="2026-11-20")
    assert "丁青珍不再担任" in text_of(client.get(answer.headers["location"]))


def test_nobody_reads_what_somebody_else_recorded_from_its_place_in_an_address(story: Story) -> None:
    with story.world.office.open_snapshot(story.supervisor) as snapshot:
        last = snapshot.known["411326"]
    path = f"/households?done=LogContact&made=x&told=411326:1-{last}"
    for caller in (story.auditor, story.clerk, story.world.caller("supervisor", NEXT_COUNTY)):
        shown = text_of(story.world.browser(caller).get(path))
        assert "丁青珍" not in shown
        assert "失眠" not in shown


def test_what_somebody_recorded_of_a_household_no_longer_theirs_is_not_told(story: Story) -> None:
    client, home = story.world.browser(story.contact_person), f"/households/{story.late}"
    typed = {"day": "2026-11-19", "channel": "phone", "outcome": "reached", "note": "精神不错"}
    told = fill(client, f"{home}/contacts/new", f"{home}/contacts", **typed).headers["location"].partition("?")[2]
    with story.world.office.open_snapshot(story.supervisor) as snapshot:
        assigned = snapshot.value(
            "select assignment_id from read.assignment where household_id = %(home)s and staff_id = %(staff)s",
            home=story.late, staff=story.staff,
        )  # fmt: skip
    story.world.ask(
        END_ASSIGNMENT, story.supervisor, household_id=story.late, assignment_id=assigned, until_on=TODAY, reason="调动"
    )
    assert "精神不错" not in text_of(client.get(f"/worklist?{told}"))


@pytest.mark.parametrize("told", ["411326:1-999999999999999999", "411326:5-1", "x", "41132:1-2", "411326:-1-2"])
def test_a_place_that_is_none_tells_nothing(story: Story, told: str) -> None:
    shown = story.world.browser(story.supervisor).get(f"/staff?done=EndPost&made=x&told={told}")
    assert shown.status_code == 200


@pytest.mark.parametrize("role", ["supervisor", "administrator"])
def test_next_steps_are_those_of_the_reader(story: Story, role: str) -> None:
    client = story.world.browser(story.world.caller(role))  # type: ignore[arg-type]
    shown = client.get("/staff?done=EndPost&made=x").text
    assert "离岗已登记。" in shown
    assert ("尚无联系人的家庭" in shown) == (role == "supervisor")


def test_an_address_that_confirms_nothing_says_nothing(story: Story) -> None:
    shown = story.world.browser(story.supervisor).get("/staff?done=Nothing<b>")
    assert "<b>" not in shown.text
