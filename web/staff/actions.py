"""Staff records and the posts they hold."""

from typing import Any, Final

from msgspec import UNSET

from casework.staff.commands import CorrectPost, CorrectStaff, EndPost, RegisterStaff, TakePost, WithdrawPost
from web.http import reach
from web.http.action import TO_THOSE_WITHOUT, Action, Asking, WriteResult, hand_over
from web.http.rights import demand_division, demand_there_is
from web.language.i18n import N_
from web.office import Reached
from web.staff.hand_over_actions import HAND_OVER, with_end_of_post

STAFF: Final = "/staff/{staff_id:uuid}"
POST: Final = STAFF + "/posts/{post_id:uuid}"


def _new_record(asking: Asking) -> Reached:
    """The record lives in the ledger of its first post, else of the caller's division."""
    posts = asking.said.posts
    for place, post in enumerate(posts):
        _demand_post(asking, post.division, f"posts.{place}.division")
    division = posts[0].division if posts else asking.caller.division
    return reach.new(asking.caller, division, asking.request.make_id("staff"))


def _of_staff(asking: Asking) -> Reached:
    at = reach.staff(asking.office, asking.caller, asking.ids["staff_id"])
    _demand_post(asking, asking.said.division, "division")
    return at


def _of_record(asking: Asking) -> Reached:
    return reach.staff(asking.office, asking.caller, asking.ids["staff_id"])


def _of_moved_post(asking: Asking) -> Reached:
    """A post that a correction puts elsewhere stays within the caller's reach."""
    at = _of_post(asking)
    if asking.said.division is not UNSET:
        _demand_post(asking, asking.said.division, "division")
    return at


def _of_post(asking: Asking) -> Reached:
    return reach.post(asking.office, asking.caller, asking.ids["staff_id"], asking.ids["post_id"])


def _demand_post(asking: Asking, division: str, field: str) -> None:
    demand_division(asking.caller, division, field)
    demand_there_is(division, field)


def _with_posts(asking: Asking, command: RegisterStaff, at: Reached, action: Action) -> WriteResult:
    done = hand_over(asking, command, at, action)
    more: dict[str, Any] = {"posts": [{"id": post.post_id} for post in command.posts]}
    return WriteResult(done.id, done.receipt, more)


REGISTER_STAFF: Final = Action(
    RegisterStaff,
    "/staff",
    "staff_id",
    _new_record,
    carry_out=_with_posts,
    said=N_("The staff record is added."),
    next_steps=(TO_THOSE_WITHOUT,),
)
TAKE_POST: Final = Action(
    TakePost, STAFF + "/posts", "post_id", _of_staff, said=N_("The post is recorded."), next_steps=(TO_THOSE_WITHOUT,)
)
CORRECT_STAFF: Final = Action(
    CorrectStaff,
    STAFF + "/correction",
    "staff_id",
    _of_record,
    said=N_("The staff record is corrected."),
)
CORRECT_POST: Final = Action(
    CorrectPost,
    POST + "/correction",
    "post_id",
    _of_moved_post,
    said=N_("The post is corrected."),
    next_steps=(TO_THOSE_WITHOUT,),
)
WITHDRAW_POST: Final = Action(
    WithdrawPost,
    POST + "/withdrawal",
    "post_id",
    _of_post,
    said=N_("The post is withdrawn: it counts on no day."),
    next_steps=(TO_THOSE_WITHOUT,),
)
END_POST: Final = Action(
    EndPost,
    POST + "/ending",
    "post_id",
    _of_post,
    carry_out=with_end_of_post,
    said=N_("The end of the post is recorded."),
    next_steps=(TO_THOSE_WITHOUT,),
)
ACTIONS: Final = (REGISTER_STAFF, CORRECT_STAFF, TAKE_POST, CORRECT_POST, WITHDRAW_POST, END_POST, HAND_OVER)
