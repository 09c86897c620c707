"""Family doctor, services, pass and uses of one person."""

import pytest

from tests.support.pages import fill, said_done
from tests.support.sound import text_of
from tests.support.story import Story
from tests.support.world import TODAY

DAY = TODAY.isoformat()
FORMS = {
    "doctor-contracts": {
        "kind": "family",
        "institution": "西簧乡卫生院",
        "doctor": "王大夫",
        "from_on": DAY,
        "until_on": "2027-11-20",
    },
    "doctor-services": {"on": DAY, "service": "上门量血压"},
    "green-channel-passes": {"number": "LT00009", "from_on": DAY},
    "green-channel-uses": {"on": DAY, "registration": "yes", "escorted": "yes"},
}


@pytest.mark.parametrize("what", FORMS)
def test_what_belongs_to_a_person_is_recorded(story: Story, what: str) -> None:
    client = story.world.browser(story.supervisor)
    member = story.members[1]
    page, action = f"/members/{member}/{what}/new", f"/members/{member}/{what}"
    shown = client.get(page)
    assert "钱桂兰" in text_of(shown)
    answer = fill(client, page, action, hospital_id=str(story.hospital), **FORMS[what])
    assert answer.status_code == 303
    path, _, done = answer.headers["location"].partition("?")
    assert path == f"/members/{member}/care"
    assert said_done(done) in text_of(client.get(answer.headers["location"]))


def test_contracts_that_overlap_are_refused_at_the_day(story: Story) -> None:
    client = story.world.browser(story.supervisor)
    member = story.members[0]
    action = f"/members/{member}/doctor-contracts"
    answer = fill(client, f"{action}/new", action, **FORMS["doctor-contracts"])
    assert answer.status_code == 422
    assert 'value="王大夫"' in answer.text


def test_a_person_elsewhere_is_not_there(story: Story) -> None:
    world = story.world
    client = world.browser(world.caller("supervisor", "411326104"))
    assert client.get(f"/members/{story.members[0]}/doctor-services/new").status_code == 404
