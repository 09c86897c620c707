"""Who helps besides the contact persons: named on the family's page; one of the staff sees the household, and coverage stays."""

from tests.support.pages import fill
from tests.support.sound import text_of
from tests.support.story import Story
from tests.support.world import TODAY, VILLAGE
from web.households import supporter_actions as supporters

V1 = "/api/v1"


def test_a_supporter_is_named_on_the_page_and_stands_there(story: Story) -> None:
    client, home = story.world.browser(story.supervisor), f"/households/{story.household}"
    said = {"role": "association", "name": "何青", "organisation": "县计生协", "from_on": TODAY.isoformat()}
    assert fill(client, f"{home}/supporters/new", f"{home}/supporters", **said).status_code == 303
    shown = text_of(client.get(home))
    assert "何青 计生协会员 · 县计生协" in shown
    wrong = fill(client, f"{home}/supporters/new", f"{home}/supporters", role="volunteer", from_on=TODAY.isoformat())
    assert "请填写姓名" in text_of(wrong)


def test_a_supporter_of_the_staff_sees_the_household_while_they_help_and_no_coverage_hangs_on_it(story: Story) -> None:
    world, home = story.world, f"{V1}/households/{story.other}"
    supporter = world.staff("township", VILLAGE[:9])
    client, supervisor = world.api(world.caller("contact_person", VILLAGE, supporter)), world.api(story.supervisor)
    covered = supervisor.get(f"{V1}/coverage").json()["total"]["contact"]
    assert client.get(home).status_code == 404
    said = {"role": "volunteer", "staff_id": supporter, "from_on": TODAY}
    named = world.ask(supporters.NAME_SUPPORTER, household_id=story.other, **said).id
    assert client.get(home).status_code == 200
    assert supervisor.get(f"{V1}/coverage").json()["total"]["contact"] == covered
    world.ask(supporters.END_SUPPORTER, household_id=story.other, supporter_id=named, until_on=TODAY, reason="忙不过来")
    assert client.get(home).status_code == 404
