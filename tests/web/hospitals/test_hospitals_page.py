"""Designated hospitals: what each lacks is said in words, and changing it changes coverage."""

import pytest

from tests.support.pages import fill
from tests.support.sound import text_of
from tests.support.story import Story
from tests.support.world import TODAY

DAY = TODAY.isoformat()


def test_the_list_says_who_is_ready_and_what_is_missing(story: Story) -> None:
    story.world.hospital(name="淅川县中医院", responsible_person=None, pathway=())
    shown = story.world.browser(story.supervisor).get("/hospitals")
    text = text_of(shown)
    assert "缺：责任人、就医流程" in text
    assert "已就绪" in text
    assert "挂号 → 就诊" in text
    assert 'href="tel:0377-69210000"' in shown.text


def test_a_hospital_is_designated_and_completed_later(story: Story) -> None:
    client = story.world.browser(story.supervisor)
    answer = fill(client, "/hospitals/new", "/hospitals", name="淅川县妇幼保健院", division="411326", from_on=DAY)
    assert answer.status_code == 303
    assert "淅川县妇幼保健院" in text_of(client.get("/hospitals"))
    missing = fill(client, "/hospitals/new", "/hospitals", division="411326", department="医务科")
    assert missing.status_code == 422
    assert 'id="name-error"' in missing.text
    assert 'value="医务科"' in missing.text


def test_what_becomes_vacant_takes_the_green_channel_away(story: Story) -> None:
    client = story.world.browser(story.supervisor)
    page = f"/hospitals/{story.hospital}/responsible"
    shown = client.get(page)
    assert 'value="周敏"' in shown.text
    green = "/coverage/list?kind=green_channel&covered=true"
    assert "赵大山" in text_of(client.get(green))
    answer = fill(client, page, page, from_on=DAY, department="医务科", phone="0377-1", pathway="挂号\n就诊\n")
    assert answer.status_code == 303
    assert "缺：责任人" in text_of(client.get("/hospitals"))
    assert "赵大山" not in text_of(client.get(green))


def test_a_hospital_is_withdrawn(story: Story) -> None:
    client = story.world.browser(story.supervisor)
    page = f"/hospitals/{story.hospital}/withdrawal"
    assert fill(client, page, page, on=DAY, reason="协议到期").status_code == 303
    assert "已取消" in text_of(client.get("/hospitals"))
    again = fill(client, page, page, on="2026-11-25")
    assert again.status_code == 422


def test_everybody_reads_and_supervisors_change(story: Story) -> None:
    for caller in (story.contact_person, story.auditor, story.world.caller("administrator")):
        client = story.world.browser(caller)
        shown = client.get("/hospitals")
        assert shown.status_code == 200
        assert "/responsible" not in shown.text


@pytest.mark.parametrize(("division", "status"), [("410102", 403), ("411326301", 200)])
def test_a_town_has_the_hospitals_of_its_county(story: Story, division: str, status: int) -> None:
    answer = story.world.browser(story.supervisor).get(f"/hospitals?division={division}")
    assert answer.status_code == status
    if status == 200:
        assert "淅川县人民医院" in text_of(answer)
