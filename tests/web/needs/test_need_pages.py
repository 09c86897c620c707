"""What a family needs: noted, answered, closed, through the forms."""

from urllib.parse import parse_qs, urlsplit

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
    closed = fill(client, f"{path}/closure", f"{path}/closure", outcome="met", satisfied="yes")
    assert "以前办结 1 件" in text_of(client.get(closed.headers["location"]))


def test_what_is_missing_is_said_at_its_field(story: Story) -> None:
    client, home = story.world.browser(story.contact_person), f"/households/{story.household}"
    empty = fill(client, f"{home}/needs/new", f"{home}/needs")
    assert empty.status_code == 422
    assert {'href="#domain"' in empty.text, 'href="#summary"' in empty.text} == {True}
    need = f"{home}/needs/{story.need}/answer"
    assert fill(client, need, need).status_code == 422


def test_a_need_is_answered_so_far_and_then_for_good(story: Story) -> None:
    client = story.world.browser(story.contact_person)
    home = f"/households/{story.household}"
    path = f"{home}/needs/{story.need}/answer"
    assert fill(client, path, path, answer="正在联系志愿者", interim="yes").status_code == 303
    assert fill(client, path, path, answer="一起过了中秋").status_code == 303
    shown = text_of(client.get(home))
    assert "目前进展：正在联系志愿者" in shown
    assert "答复：一起过了中秋" in shown


def test_a_need_is_given_to_somebody_closed_and_opened_again(story: Story) -> None:
    client, home = story.world.browser(story.contact_person), f"/households/{story.household}"
    path = f"{home}/needs/{story.need}"
    assert fill(client, f"{path}/assignment", f"{path}/assignment").status_code == 422
    given = fill(client, f"{path}/assignment", f"{path}/assignment", organisation="县残联")
    assert "经办：县残联" in text_of(client.get(given.headers["location"]))
    fill(client, f"{path}/closure", f"{path}/closure", outcome="partly", satisfied="no")
    assert "部分解决 · " in text_of(client.get(home))
    again = fill(client, f"{path}/reopening", f"{path}/reopening", reason="还有一半没有办")
    assert "待反馈进展" in text_of(client.get(again.headers["location"]))


def test_what_was_noted_is_put_right_or_withdrawn_with_a_reason(story: Story) -> None:
    client, home = story.world.browser(story.contact_person), f"/households/{story.household}"
    path = f"{home}/needs/{story.need}"
    assert fill(client, f"{path}/correction", f"{path}/correction", reason="").status_code == 422
    done = fill(
        client,
        f"{path}/correction",
        f"{path}/correction",
        domain="emotional",
        summary="希望有人陪着过年",
        reason="听错了",
    )
    assert "希望有人陪着过年" in text_of(client.get(done.headers["location"]))
    assert fill(client, f"{path}/withdrawal", f"{path}/withdrawal", reason="不是这一户").status_code == 303
    assert "希望有人陪着过年" not in text_of(client.get(home))
    assert "希望有人陪着过年" in text_of(client.get(f"{home}/history"))


def test_an_emergency_is_the_first_thing_a_supervisor_sees_and_says_to_know_of(story: Story) -> None:
    client, home = story.world.browser(story.contact_person), f"/households/{story.household}"
    told = fill(
        client, f"{home}/needs/new", f"{home}/needs", domain="medical", summary="摔伤送医", emergency="accident"
    )
    need = parse_qs(urlsplit(told.headers["location"]).query)["made"][0]
    supervisor = story.world.browser(story.supervisor)
    assert "紧急情况 2" in text_of(supervisor.get("/home"))
    first = text_of(supervisor.get("/needs?state=emergency"))
    assert "意外事故" in first
    path = f"{home}/needs/{need}/acknowledgement"
    assert fill(supervisor, path, path).status_code == 303
    assert "主管已知悉紧急情况“摔伤送医”" in text_of(supervisor.get(f"{home}/history"))


def test_a_need_of_another_household_is_not_there(story: Story) -> None:
    client = story.world.browser(story.contact_person)
    assert client.get(f"/households/{story.late}/needs/{story.need}/answer").status_code == 404
