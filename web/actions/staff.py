"""Staff records and the posts they hold."""

from uuid import UUID

from casework.divisions import the_divisions
from casework.ledger.envelope import Request
from casework.staff import commands as ask
from web import reach
from web.access.caller import Caller
from web.actions.answer import Answer
from web.actions.bodies import PostBody, PostEndingBody, StaffBody
from web.errors import Problem
from web.i18n import gettext
from web.office import Office
from web.rights import STAFFING, demand, demand_division, unknown_division


def register_staff(office: Office, caller: Caller, body: StaffBody, request: Request) -> Answer:
    """The record lives in the ledger of its first post, else of the caller's division."""
    demand(caller, STAFFING)
    for place, post in enumerate(body.posts):
        _demand_post(caller, post, f"posts.{place}.division")
    staff_id = request.make_id("staff")
    posts = tuple(_post(post, request, place) for place, post in enumerate(body.posts))
    command = ask.RegisterStaff(staff_id=staff_id, name=body.name, phone=body.phone, posts=posts)
    at = reach.new(caller, body.posts[0].division if body.posts else caller.division, staff_id)
    receipt = office.act(caller, command, at=at, request=request)
    return Answer(staff_id, receipt, {"posts": [{"id": post.post_id} for post in posts]})


def take_post(office: Office, caller: Caller, staff_id: UUID, body: PostBody, request: Request) -> Answer:
    demand(caller, STAFFING)
    at = reach.staff(office, caller, staff_id)
    _demand_post(caller, body, "division")
    post = _post(body, request, 0)
    command = ask.TakePost(staff_id=staff_id, post=post)
    return Answer(post.post_id, office.act(caller, command, at=at, request=request))


def end_post(
    office: Office, caller: Caller, staff_id: UUID, post_id: UUID, body: PostEndingBody, request: Request
) -> Answer:
    demand(caller, STAFFING)
    at = reach.post(office, caller, staff_id, post_id)
    command = ask.EndPost(staff_id=staff_id, post_id=post_id, until_on=body.until_on)
    return Answer(post_id, office.act(caller, command, at=at, request=request))


def known_staff(office: Office, caller: Caller, staff_id: UUID) -> None:
    """Whether there is a staff record that the caller may name. Raises Problem 422."""
    with office.looking(caller) as look:
        row = look.connection.execute(
            "select 1 from read.staff where staff_id = %(id)s and known_until = 9223372036854775807",
            {"id": staff_id},
        ).fetchone()
    if row is None:
        message = gettext("There is no such staff record.")
        raise Problem(422, "unknown-staff", message, errors=[{"field": "staff_id", "message": message}])


def _demand_post(caller: Caller, post: PostBody, field: str) -> None:
    demand_division(caller, post.division, field)
    if not the_divisions().exists(post.division):
        raise unknown_division(field)


def _post(body: PostBody, request: Request, place: int) -> ask.NewPost:
    return ask.NewPost(
        post_id=request.make_id(f"post {place}"),
        level=body.level,
        division=body.division,
        from_on=body.from_on,
        until_on=body.until_on,
    )
