from datetime import date
from uuid import UUID

from msgspec.structs import replace

from casework.common import refusals
from casework.common.private import Private
from casework.staff.commands import CorrectPost, CorrectStaff, TakePost, WithdrawPost
from casework.staff.events import (
    PostCorrected,
    PostEnded,
    PostEndingCorrected,
    PostTaken,
    PostWithdrawn,
    StaffCorrected,
    StaffRegistered,
)
from tests.support.spec import given

WANG, POST = UUID(int=31), UUID(int=121)
FROM, MARCH, JUNE = date(2026, 1, 1), date(2026, 3, 1), date(2026, 6, 1)
REGISTERED = StaffRegistered(name=Private(WANG, "王强"), phone=Private(WANG, "139"))
TAKEN = PostTaken(post_id=POST, level="village", division="411326001001", from_on=FROM)
ENDED = PostEnded(post_id=POST, until_on=JUNE)
CORRECT = CorrectPost(staff_id=WANG, post_id=POST, reason="wrong day", from_on=MARCH)
WITHDRAW = WithdrawPost(staff_id=WANG, post_id=POST, reason="never held")
WITHDRAWN = PostWithdrawn(post_id=POST, reason=Private(WANG, "never held"))
WHY = Private(WANG, "wrong day")


def test_name_and_phone_of_a_staff_record_are_corrected():
    correct = CorrectStaff(staff_id=WANG, reason="wrong day", phone="138")
    given(REGISTERED).when(correct).then(
        StaffCorrected(name=Private(WANG, "王强"), phone=Private(WANG, "138"), reason=WHY)
    )
    given(REGISTERED).when(replace(correct, phone=None)).then(StaffCorrected(name=Private(WANG, "王强"), reason=WHY))
    given(REGISTERED).when(replace(correct, name=" ")).refused(refusals.TextMissing, "name")
    given(REGISTERED).when(replace(correct, reason="")).refused(refusals.TextMissing, "reason")


def test_level_place_and_day_of_a_post_are_corrected_with_a_reason():
    told = PostCorrected(post_id=POST, level="village", division="411326001001", from_on=MARCH, reason=WHY)
    given(REGISTERED, TAKEN).when(CORRECT).then(told)
    given(REGISTERED, TAKEN, told).when(CORRECT).then_nothing()
    given(REGISTERED, TAKEN).when(replace(CORRECT, reason="")).refused(refusals.TextMissing, "reason")


def test_the_end_of_a_post_is_corrected_where_it_stands():
    other_end = CorrectPost(staff_id=WANG, post_id=POST, reason="wrong day", until_on=MARCH)
    given(REGISTERED, TAKEN, ENDED).when(other_end).then(PostEndingCorrected(post_id=POST, until_on=MARCH, reason=WHY))
    planned = replace(TAKEN, until_on=JUNE)
    assert [type(e) for e in given(REGISTERED, planned).when(other_end).decided()] == [PostCorrected]
    given(REGISTERED, TAKEN, ENDED).when(replace(CORRECT, from_on=date(2026, 7, 1))).refused(refusals.EndBeforeStart)


def test_a_corrected_post_does_not_overlap_the_same_one():
    other = replace(TAKEN, post_id=UUID(int=122), division="411326001002")
    given(REGISTERED, TAKEN, other).when(replace(CORRECT, division="411326001002")).refused(refusals.PostsOverlap)


def test_a_withdrawn_post_was_never_held():
    given(REGISTERED, TAKEN).when(WITHDRAW).then(WITHDRAWN)
    given(REGISTERED, TAKEN, WITHDRAWN).when(WITHDRAW).refused(refusals.AlreadyWithdrawn)
    again = TakePost(staff_id=WANG, post_id=UUID(int=122), level="village", division="411326001001", from_on=FROM)
    assert given(REGISTERED, TAKEN, WITHDRAWN).when(again).decided()
