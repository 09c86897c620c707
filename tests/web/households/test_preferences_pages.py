"""What a family wishes is read before every contact; the days that matter to them are told to nobody but who looks after them."""

from datetime import date
from uuid import UUID

import pytest

from tests.support.world import VILLAGE, World
from web.access.caller import Caller
from web.households import preference_actions as preferences


@pytest.fixture
def family(world: World) -> tuple[UUID, Caller]:
    home, _ = world.household(born_on=date(1962, 11, 25))
    staff_id = world.staff()
    world.assign(home, staff_id)
    return home, world.caller("contact_person", VILLAGE, staff_id)


def test_wishes_stand_on_the_form_and_on_the_familys_page(world: World, family: tuple[UUID, Caller]) -> None:
    home, by = family
    for said in ({"kind": "avoid", "text": "孩子的事"}, {"kind": "not_before", "not_before": date(2026, 12, 1)}):
        world.ask(preferences.NOTE_PREFERENCE, by, household_id=home, **said)
    client = world.browser(by)
    for page in (f"/households/{home}", f"/households/{home}/contacts/new"):
        text = client.get(page).text
        assert "请不要提起：孩子的事" in text
        assert "2026年12月1日之前请勿上门" in text
    world.clock.pass_by(days=12)
    assert "请勿上门" not in client.get(f"/households/{home}").text
    masked = world.browser(world.caller("auditor")).get(f"/households/{home}").text
    assert "孩子的事" not in masked


def test_a_day_is_near_for_who_looks_after_the_family_alone_and_is_not_named(
    world: World, family: tuple[UUID, Caller]
) -> None:
    home, by = family
    own = {"household_id": home, "kind": "own", "day": "11-26", "agreed_on": date(2026, 11, 1)}
    world.ask(preferences.NOTE_PERSONAL_DAY, by, **own)
    text = world.browser(by).get("/worklist").text
    assert "这几天适合打个电话" in text
    assert "11月26日" not in text
    assert "11月26日" in world.browser(by).get(f"/households/{home}").text
    supervisor = world.browser(world.caller())
    assert "11月26日" not in supervisor.get(f"/households/{home}").text
    assert "11月26日" not in supervisor.get(f"/households/{home}/history").text
    world.clock.pass_by(days=10)
    assert "这几天适合打个电话" not in world.browser(by).get("/worklist").text


def test_a_birthday_needs_consent_and_is_withdrawn(world: World, family: tuple[UUID, Caller]) -> None:
    home, by = family
    with world.office.open_snapshot(by) as snapshot:
        member = snapshot.value("select member_id from read.member where household_id = %(home)s limit 1", home=home)
    client = world.browser(by)
    assert "生日" not in client.get("/worklist").text
    noted = world.ask(
        preferences.NOTE_PERSONAL_DAY,
        by,
        household_id=home,
        kind="birthday",
        member_id=member,
        agreed_on=date(2026, 11, 1),
    )
    assert "家人近日生日" in client.get("/worklist").text
    world.ask(preferences.WITHDRAW_PERSONAL_DAY, by, household_id=home, personal_day_id=noted.id, reason="不愿再提")
    assert "家人近日生日" not in client.get("/worklist").text
