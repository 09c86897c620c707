"""Users: added with a one-time password that is shown once, disabled for good."""

import re

from tests.story import Story
from tests.web.pages import assert_sound, fill, text_of
from tests.world import Client

PASSWORD = re.compile(r"一次性密码\s*：\s*<strong><code>([^<]+)</code>")


def administrator(story: Story) -> Client:
    return story.world.browser(story.world.caller("administrator"))


def test_a_user_is_added_and_signs_in_with_the_password_shown_once(story: Story) -> None:
    client = administrator(story)
    assert_sound(client.get("/users"))
    added = fill(client, "/users/new", "/users", name="Wang.Fang", role="auditor", division="411326")
    assert added.status_code in (200, 201)
    assert_sound(added)
    found = PASSWORD.search(added.text)
    assert found
    assert found[1] not in client.get("/users").text
    visitor = story.world.visitor()
    answer = visitor.post("/sign-in", data={"name": "wang.fang", "password": found[1]}, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/me")


def test_a_contact_person_needs_a_staff_record(story: Story) -> None:
    client = administrator(story)
    fields = {"name": "ding", "role": "contact_person", "division": "411326"}
    assert 'id="staff_id-error"' in fill(client, "/users/new", "/users", **fields).text
    assert fill(client, "/users/new", "/users", **fields, staff_id=str(story.staff)).status_code in (200, 201)
    taken = fill(client, "/users/new", "/users", **fields, staff_id=str(story.staff))
    assert taken.status_code == 422
    assert "此登录名已被使用" in text_of(taken)


def test_a_user_belongs_to_the_administrators_area(story: Story) -> None:
    client = administrator(story)
    for division in ("410102", "41", "x", "411326999"):
        answer = fill(client, "/users/new", "/users", name="li", role="auditor", division=division)
        assert 'id="division-error"' in answer.text


def test_a_new_password_and_the_end(story: Story) -> None:
    client = administrator(story)
    user = story.auditor.user_id
    renewed = fill(client, "/users", f"/users/{user}/password")
    assert PASSWORD.search(renewed.text)
    page = f"/users/{user}/disabling"
    assert_sound(client.get(page))
    assert fill(client, page, page).status_code == 303
    assert "已停用" in text_of(client.get("/users"))


def test_nobody_disables_themselves_or_somebody_elsewhere(story: Story) -> None:
    world = story.world
    me = world.caller("administrator")
    client = world.browser(me)
    elsewhere = world.caller("supervisor", "410102")
    for user in (me, elsewhere):
        assert client.get(f"/users/{user.user_id}/disabling").status_code == 404
        assert fill(client, "/users", f"/users/{user.user_id}/password").status_code == 404


def test_only_administrators_see_users(story: Story) -> None:
    assert story.world.browser(story.supervisor).get("/users").status_code == 403
