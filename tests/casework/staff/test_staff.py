from datetime import date
from uuid import UUID

from msgspec.structs import asdict, replace

from casework.common import refusals
from casework.common.private import Private
from casework.staff.commands import EndPost, NewPost, RegisterStaff, TakePost
from casework.staff.events import PostEnded, PostTaken, StaffRegistered
from tests.support.spec import given

WANG = UUID(int=31)
FROM, END_DAY = date(2026, 1, 1), date(2026, 6, 1)
POST = NewPost(post_id=UUID(int=121), level="village", division="411326001001", from_on=FROM)
TAKEN = PostTaken(post_id=UUID(int=121), level="village", division="411326001001", from_on=FROM)
REGISTER = RegisterStaff(staff_id=WANG, name="王强", phone="139", posts=(POST,))
REGISTERED = StaffRegistered(name=Private(WANG, "王强"), phone=Private(WANG, "139"))
TAKE = TakePost(staff_id=WANG, **asdict(POST))
SECOND = replace(POST, post_id=UUID(int=122), from_on=date(2026, 3, 1))
END = EndPost(staff_id=WANG, post_id=POST.post_id, until_on=END_DAY)
ENDED = PostEnded(post_id=POST.post_id, until_on=END_DAY)


def test_a_staff_member_is_registered_once_with_their_posts():
    given().when(REGISTER).then(REGISTERED, TAKEN)
    given(REGISTERED, TAKEN).when(REGISTER).then_nothing()


def test_a_staff_member_has_a_name():
    given().when(replace(REGISTER, name="")).refused(refusals.TextMissing, "name")


def test_nobody_registers_with_the_same_post_twice():
    given().when(replace(REGISTER, posts=(POST, SECOND))).refused(refusals.PostsOverlap, "posts.1.from_on")


def test_a_post_is_taken_once():
    given(REGISTERED).when(TAKE).then(TAKEN)
    given(REGISTERED, TAKEN).when(TAKE).then_nothing()


def test_only_registered_staff_take_posts():
    given().when(TAKE).refused(refusals.StaffNotThere)
    given().when(END).refused(refusals.StaffNotThere)


def test_a_post_has_at_least_one_day():
    given(REGISTERED).when(TakePost(staff_id=WANG, **asdict(replace(POST, until_on=FROM)))).refused(
        refusals.EndNotAfterStart, "until_on"
    )


def test_the_same_post_is_held_once_at_a_time():
    given(REGISTERED, TAKEN).when(TakePost(staff_id=WANG, **asdict(SECOND))).refused(refusals.PostsOverlap, "from_on")


def test_posts_of_another_division_or_level_may_be_held_besides():
    for post in (replace(SECOND, division="411326001002"), replace(SECOND, level="township")):
        assert given(REGISTERED, TAKEN).when(TakePost(staff_id=WANG, **asdict(post))).decided()


def test_a_post_may_be_taken_again_on_the_day_it_ended():
    again = replace(POST, post_id=UUID(int=122), from_on=END_DAY)
    given(REGISTERED, TAKEN, ENDED).when(TakePost(staff_id=WANG, **asdict(again))).then(
        replace(TAKEN, post_id=UUID(int=122), from_on=END_DAY)
    )


def test_a_post_ends_on_its_first_day_or_later():
    given(REGISTERED, TAKEN).when(END).then(ENDED)
    given(REGISTERED, TAKEN).when(replace(END, until_on=FROM)).then(replace(ENDED, until_on=FROM))
    given(REGISTERED, TAKEN).when(replace(END, until_on=date(2025, 12, 31))).refused(
        refusals.EndBeforeStart, "until_on"
    )


def test_a_post_is_ended_once():
    given(REGISTERED, TAKEN, ENDED).when(END).then_nothing()
    given(REGISTERED, TAKEN, ENDED).when(replace(END, until_on=date(2026, 6, 2))).refused(refusals.PostAlreadyEnded)


def test_a_planned_end_may_be_moved_unless_the_post_would_be_held_twice():
    planned = replace(TAKEN, until_on=date(2026, 7, 1))
    successor = replace(TAKEN, post_id=UUID(int=122), from_on=date(2026, 8, 1))
    given(REGISTERED, planned).when(END).then(ENDED)
    given(REGISTERED, planned, successor).when(replace(END, until_on=date(2026, 9, 1))).refused(
        refusals.PostsOverlap, "until_on"
    )


def test_an_unknown_post_is_not_ended():
    given(REGISTERED).when(END).refused(refusals.PostNotThere)
