"""What an administrator sees first: who may sign in, who should not, who cannot yet, and where it failed."""

from tests.support.sound import text_of
from tests.support.story import Story
from tests.support.world import NEXT_COUNTY, TODAY
from web.access import throttle
from web.staff.actions import END_POST


def test_who_is_in_post_without_a_user_and_who_left_is_named(story: Story) -> None:
    administrator = story.world.browser(story.world.caller("administrator"))
    first = text_of(administrator.get("/administration"))
    assert "已离岗但仍可登录 无" in first
    shown = administrator.get("/users/staff")
    assert "在岗但没有可登录的用户" in text_of(shown)
    assert 'href="/users/new?division=411326301"' in shown.text  # of the township nobody has a user
    story.world.ask(END_POST, story.supervisor, staff_id=story.staff, post_id=post_of(story), until_on=TODAY)
    assert "已离岗但仍可登录 1" in text_of(administrator.get("/administration"))
    assert f'href="/users/{story.contact_person.user_id}"' in administrator.get("/users/staff").text


def post_of(story: Story) -> object:
    with story.world.office.open_snapshot(story.supervisor) as snapshot:
        return snapshot.value("select post_id from read.post where staff_id = %(staff)s limit 1", staff=story.staff)


def test_sign_ins_that_failed_are_told_to_the_administrator_of_the_account(story: Story) -> None:
    world = story.world
    with world.office.database.write() as connection:
        for _ in range(3):
            throttle.admit(connection, story.supervisor.name, story.supervisor.user_id, "10.1.2.3", world.clock())
    shown = text_of(world.browser(world.caller("administrator")).get("/administration"))
    assert "测试supervisor · 1 次" in shown or "测试supervisor · 3 次" in shown
    elsewhere = world.browser(world.caller("administrator", NEXT_COUNTY))
    assert "测试supervisor" not in text_of(elsewhere.get("/administration"))
