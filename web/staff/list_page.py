"""Staff records, the posts they hold, and how many households each looks after."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from litestar import get
from litestar.params import URLEncodedBody
from litestar.response import Template

from casework.common.roles import OVERSEE, STAFFING, SUPERVISION
from projections.staff import staff_list
from projections.staff.staff_list import HeldPost, StaffMember
from web.access.caller import Caller, any_of
from web.divisions.areas import area_name, asked_division, down, trail, village_name
from web.http.as_of_view import AnyRequest, AsOfView, TheCaller, TheOffice, as_of_view, open_snapshot
from web.http.query_params import page_of
from web.http.rights import is_within
from web.language.words import WORDS
from web.office import Office
from web.unsealing import unsealed

Typed = URLEncodedBody[dict[str, str]]
LEVELS = tuple(WORDS["level"])


@get("/staff", guards=[any_of(*OVERSEE)], sync_to_thread=True)
def show_staff(request: AnyRequest, office: TheOffice, caller: TheCaller) -> Template:
    division = asked_division(caller, request.query_params)
    page, size = page_of(request.query_params)
    with open_snapshot(office, caller, request) as snapshot:
        people = staff_list.staff(snapshot, division)
        posts = staff_list.posts(snapshot, [person.staff_id for person in people])
        view = as_of_view(office, snapshot, request)
    ordered = sorted(people, key=lambda person: _order(person, posts, view))
    shown = ordered[(page - 1) * size : page * size]
    context = {
        "area": area_name(division),
        "trail": trail(caller, division),
        "division": division,
        "rows": _rows(office, caller, shown, posts, view),
        "page": page,
        "size": size,
        "total": len(people),
        "seen": view,
        "deeper": down(view, "/staff"),
        "may_change": caller.role in STAFFING,
        "sees_cases": caller.role != "administrator",
        "may_hand_over": caller.role in SUPERVISION,
    }
    return Template("staff/index.html", context=context)


Posts = Mapping[UUID, Sequence[HeldPost]]


def _order(person: StaffMember, posts: Posts, view: AsOfView) -> tuple[bool, str, UUID]:
    """Those in a post first, by where the newest post is."""
    own = posts.get(person.staff_id, ())
    return not any(post.holds(view.on) for post in own), own[0].division if own else "", person.staff_id


def _rows(
    office: Office, caller: Caller, people: Sequence[StaffMember], posts: Posts, view: AsOfView
) -> list[dict[str, Any]]:
    texts = unsealed(office, [(t, p.ledger, p.staff_id) for p in people for t in (p.name, p.phone)])
    return [
        {
            "person": person,
            "name": texts.text(person.name),
            "phone": texts.text(person.phone),
            "posts": [
                (post, village_name(post.division), is_within(caller, post.division))
                for post in posts.get(person.staff_id, [])
            ],
            "active": any(post.holds(view.on) for post in posts.get(person.staff_id, [])),
        }
        for person in people
    ]
