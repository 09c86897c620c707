"""Who may sign in: adding a user, a new one-time password, and disabling one. For administrators."""

from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.di import NamedDependency
from litestar.params import URLEncodedBody
from litestar.response import Redirect, Template

from casework.division_codes import range_of, trim
from casework.divisions import the_divisions
from projections import staffing
from web.access import Access, users
from web.access.caller import ROLES, Caller, any_of
from web.access.users import NameTaken, User
from web.asking import page_of
from web.forms import Form
from web.i18n import N_
from web.office import Office, not_found
from web.opening import opened
from web.pages.areas import area_name, village_name
from web.pages.seen import AnyRequest, Id, TheCaller, TheOffice
from web.problems import Problem
from web.rights import demand_division
from web.words import options

Typed = URLEncodedBody[dict[str, str]]
TheAccess = NamedDependency[Access]
NO_DIVISION = N_("Enter the code of a division within your own")


@get("/users", guards=[any_of("administrator")], sync_to_thread=True)
def show_users(request: AnyRequest, access: TheAccess, caller: TheCaller) -> Template:
    return _list(request, access, caller)


@get("/users/new", guards=[any_of("administrator")], sync_to_thread=True)
def ask_user(office: TheOffice, caller: TheCaller) -> Template:
    return _new_page(office, caller, Form())


@post("/users", guards=[any_of("administrator")], sync_to_thread=True)
def add_user(
    request: AnyRequest, data: Typed, access: TheAccess, office: TheOffice, caller: TheCaller
) -> Response[Any]:
    form = Form(data)
    name = form.required("name", missing=N_("Enter the sign-in name"))
    role = form.choice("role", ROLES, missing=N_("Choose a role"))
    division = form.required("division", missing=NO_DIVISION)
    staff_id = _staff(form, office, caller)
    _check_division(form, caller, division)
    if form.errors:
        return _new_page(office, caller, form)
    try:
        with access.database.write() as connection:
            shown = form.text("shown_name") or name
            password = users.add(connection, name, role, trim(division), staff_id, shown_name=shown)
    except NameTaken:
        form.refuse("name", N_("Somebody else has this sign-in name"))
        return _new_page(office, caller, form)
    return _list(request, access, caller, told=(users.normal(name), password))


@post("/users/{user_id:uuid}/password", guards=[any_of("administrator")], sync_to_thread=True)
def replace_password(request: AnyRequest, access: TheAccess, caller: TheCaller, user_id: Id) -> Template:
    """A new one-time password; every sign-in of the user ends."""
    user = _user(access, caller, user_id)
    with access.database.write() as connection:
        password = users.set_password(connection, user.name)
    return _list(request, access, caller, told=(user.name, password))


@get("/users/{user_id:uuid}/disabling", guards=[any_of("administrator")], sync_to_thread=True)
def ask_disabling(access: TheAccess, caller: TheCaller, user_id: Id) -> Template:
    user = _user(access, caller, user_id)
    return Template("users/disabling.html", context={"user": user, "area": area_name(user.division)})


@post("/users/{user_id:uuid}/disabling", guards=[any_of("administrator")], sync_to_thread=True)
def disable(access: TheAccess, caller: TheCaller, user_id: Id) -> Redirect:
    user = _user(access, caller, user_id)
    with access.database.write() as connection:
        users.disable(connection, user.name)
    return Redirect("/users", status_code=303)


def _user(access: Access, caller: Caller, user_id: UUID) -> User:
    """A user within the caller's division, but not the caller. Raises Problem 404."""
    found = [user for user in _everyone(access, caller) if user.id == user_id and user_id != caller.user_id]
    if not found:
        raise not_found()
    return found[0]


def _everyone(access: Access, caller: Caller) -> list[User]:
    lowest, end = range_of(caller.division) if caller.division else ("", "99")
    with access.database.write() as connection:
        return users.everyone(connection, lowest, end)


def _check_division(form: Form, caller: Caller, division: str) -> None:
    if not division:
        return
    try:
        demand_division(caller, division)
    except Problem:
        form.refuse("division", NO_DIVISION)
        return
    if not the_divisions().exists(division):
        form.refuse("division", NO_DIVISION)


def _staff(form: Form, office: Office, caller: Caller) -> UUID | None:
    """The staff record a contact person works under."""
    staff_id = form.uuid("staff_id")
    known = {value for value, _ in _staff_choices(office, caller)}
    if form.text("staff_id") and str(staff_id) not in known:
        form.refuse("staff_id", N_("Choose a staff record"))
    elif form.text("role") == "contact_person" and staff_id is None:
        form.refuse("staff_id", N_("A contact person needs a staff record"))
    return staff_id


def _staff_choices(office: Office, caller: Caller) -> list[tuple[str, str]]:
    """Everybody with a staff record here, by place."""
    with office.looking(caller) as look:
        people = staffing.staff(look, caller.division)
        posts = staffing.posts(look, [person.staff_id for person in people])
    names = opened(office, [(person.name, person.ledger, person.staff_id) for person in people])
    placed = [
        (village_name(own[0].division) if (own := posts.get(person.staff_id)) else "", person) for person in people
    ]
    placed.sort(key=lambda one: (one[0], one[1].staff_id))
    return [(str(person.staff_id), f"{names.text(person.name)} · {place}".rstrip(" ·")) for place, person in placed]


def _list(request: AnyRequest, access: Access, caller: Caller, told: tuple[str, str] | None = None) -> Template:
    page, size = page_of(request.query_params)
    every = _everyone(access, caller)
    context = {
        "rows": [(user, area_name(user.division)) for user in every[(page - 1) * size : page * size]],
        "page": page,
        "size": size,
        "total": len(every),
        "told": told,
        "own": caller.user_id,
    }
    return Template("users/index.html", context=context, status_code=200)


def _new_page(office: Office, caller: Caller, form: Form) -> Template:
    context = {
        "form": form,
        "roles": [(code, text) for code, text in options("role") if code in ROLES],
        "people": _staff_choices(office, caller),
        "division": caller.division,
    }
    return Template("users/new.html", context=context, status_code=422 if form.errors else 200)
