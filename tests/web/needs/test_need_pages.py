"""What a family needs: noted, answered, closed, through the forms."""

from tests.support.pages import fill
from tests.support.sound import text_of
from tests.support.story import Story


def test_a_need_is_noted_answered_and_closed(story: Story) -> None:
    client, home = story.world.browser(story.contact_person), f"/households/{story.late}"
    noted = fill(client, f"{home}/needs/new", f"{home}/needs", domain="living", summary="屋顶漏雨")
    shown = client.get(noted.headers["location"])
    assert "屋顶漏雨" in shown.text
    path = shown.text.split("/answer")[0].rsplit('"', 1)[1]
    answered = fill(client, f"{path}/answer", f"{path}/answer", answer="村里下周来修")
    assert "村里下周来修" in client.get(answered.headers["location"]).text
    closed = fill(client, f"{path}/closure", f"{path}/closure")
    assert "以前办结 1 件" in text_of(client.get(closed.headers["location"]))


def test_what_is_missing_is_said_at_its_field(story: Story) -> None:
    client, home = story.world.browser(story.contact_person), f"/households/{story.household}"
    empty = fill(client, f"{home}/needs/new", f"{home}/needs")
    assert empty.status_code == 422
    assert {'href="#domain"' in empty.text, 'href="#summary"' in empty.text} == {True}
    need = f"{home}/needs/{story.need}/answer"
    assert fill(client, need, need).status_code == 422


def test_a_need_is_answered_once(story: Story) -> None:
    client = story.world.browser(story.contact_person)
    path = f"/households/{story.household}/needs/{story.need}/answer"
    assert fill(client, path, path, answer="一起过了中秋").status_code == 303
    again = fill(client, path, path, answer="又一次")
    assert again.status_code == 422
    assert "这件事已经答复。" in again.text


def test_a_need_of_another_household_is_not_there(story: Story) -> None:
    client = story.world.browser(story.contact_person)
    assert client.get(f"/households/{story.late}/needs/{story.need}/answer").status_code == 404
