"""Giving a household a contact person, and ending that."""

from tests.support.pages import fill
from tests.support.sound import text_of
from tests.support.story import Story
from tests.support.world import TODAY


def test_who_covers_the_village_stands_first_and_is_assigned(story: Story) -> None:
    client = story.world.browser(story.supervisor)
    page = f"/households/{story.other}/assignments/new?level=village"
    shown = client.get(page)
    assert "✓ 丁青珍 · 西簧乡 七棵树村民委员会 · 现负责 3 户" in text_of(shown)
    answer = fill(
        client, page, f"/households/{story.other}/assignments", post=f"village:{story.staff}",
        from_on=TODAY.isoformat(), handover_note="周三下午方便",
    )  # fmt: skip
    assert answer.status_code == 303
    assert "周三下午方便" in text_of(client.get(f"/households/{story.other}"))


def test_nobody_chosen_or_assigned_already_is_said(story: Story) -> None:
    client = story.world.browser(story.supervisor)
    page, action = f"/households/{story.late}/assignments/new", f"/households/{story.late}/assignments"
    assert "请选择联系人" in text_of(fill(client, page, action, from_on=TODAY.isoformat()))
    twice = fill(client, page, action, post=f"village:{story.staff}", from_on=TODAY.isoformat())
    assert twice.status_code == 422
    assert "Error" not in text_of(twice)
    strange = fill(client, page, action, post="village:nobody", from_on=TODAY.isoformat())
    assert strange.status_code == 422


def test_an_assignment_ends_with_a_reason(story: Story) -> None:
    world = story.world
    client = world.browser(story.supervisor)
    assignment = world.assign(story.other, story.staff)
    page = f"/households/{story.other}/assignments/{assignment}/ending"
    without = fill(client, page, page, until_on=TODAY.isoformat())
    assert 'id="reason-error"' in without.text
    assert fill(client, page, page, until_on=TODAY.isoformat(), reason="调离").status_code == 303
    assert f'value="{story.other}"' not in client.get("/overdue").text
    assert "缺村级联系人" in text_of(client.get("/coverage/list?kind=contact&covered=false"))


def test_an_assignment_of_another_household_is_not_there(story: Story) -> None:
    client = story.world.browser(story.supervisor)
    assignment = story.world.assign(story.other, story.staff)
    page = f"/households/{story.late}/assignments/{assignment}/ending"
    assert client.get(page).status_code == 404


def test_a_decision_about_what_has_changed_meanwhile_is_asked_again(story: Story) -> None:
    client = story.world.browser(story.supervisor)
    assignment = story.world.assign(story.other, story.staff)
    page = f"/households/{story.other}/assignments/{assignment}/ending"
    answer = fill(client, page, page, until_on=TODAY.isoformat(), reason="调离", version="1")
    assert answer.status_code == 422
    assert "刚" in text_of(answer) or "变" in text_of(answer)
