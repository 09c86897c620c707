"""Staff and users beside each other: who is in post and cannot sign in, and who can and is in no post any more."""

from typing import Any, Final, NamedTuple
from uuid import UUID

from litestar import get
from litestar.response import Template

from casework.divisions.codes import level_of, range_of
from projections.staff import staff_list
from web.access import log, users
from web.access.caller import Caller, any_of
from web.access.users import User
from web.accounts.users_page import TheAccess
from web.divisions.areas import area_name, village_name
from web.http.as_of_view import TheCaller, TheOffice
from web.http.rights import COUNTY
from web.office import Office
from web.unsealing import unsealed

SHOWN: Final = 100  # of each: who has more begins with these


class InPost(NamedTuple):
    staff_id: UUID
    name: str
    place: str
    division: str


class Apart(NamedTuple):
    """`without_user`: in post today, and no user of theirs may sign in. `left`: users who may, whose posts have ended."""

    without_user: list[InPost]
    left: list[User]


@get("/users/staff", guards=[any_of("administrator")], sync_to_thread=True)
def show_staff_and_users(office: TheOffice, access: TheAccess, caller: TheCaller) -> Template:
    apart = staff_and_users(office, _may_sign_in(access, caller), caller)
    context: dict[str, Any] = {
        "area": area_name(caller.division),
        "without_user": apart.without_user[:SHOWN],
        "left": [(user, area_name(user.division)) for user in apart.left[:SHOWN]],
        "more": max(len(apart.without_user), len(apart.left)) > SHOWN,
    }
    return Template("accounts/users/staff.html", context=context)


def is_told(caller: Caller) -> bool:
    """Whether the two are compared: of a county at most, because every staff record is looked at."""
    return level_of(caller.division) >= COUNTY


def staff_and_users(office: Office, able: list[User], caller: Caller) -> Apart:
    if not is_told(caller):
        return Apart([], [])
    with office.open_snapshot(caller) as snapshot:
        people = staff_list.staff(snapshot, caller.division)
        posts = staff_list.posts(snapshot, [person.staff_id for person in people])
    held = {id_: [post for post in some if post.holds(office.today())] for id_, some in posts.items()}
    signing = {user.staff_id for user in able}
    missing = [each for each in people if held.get(each.staff_id) and each.staff_id not in signing]
    names = unsealed(office, [(each.name, each.ledger, each.staff_id) for each in missing])
    without = [
        InPost(each.staff_id, names.text(each.name), village_name(post.division), post.division)
        for each in missing
        for post in held[each.staff_id][:1]
    ]
    left = [user for user in able if user.staff_id in posts and not held.get(user.staff_id)]
    return Apart(sorted(without, key=lambda each: (each.division, each.name)), left)


def _may_sign_in(access: Any, caller: Caller) -> list[User]:
    with access.database.write() as connection:
        every = users.everyone(connection, *log.reach(range_of(caller.division)))
    return [user for user in every if user.disabled_at is None]
