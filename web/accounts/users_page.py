"""Who may sign in: the list, and adding a user. What is done to one user is in user_changes."""

from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.di import NamedDependency
from litestar.params import URLEncodedBody
from litestar.response import Template

from casework.divisions.codes import range_of
from web.access import Access, accounts, log, users
from web.access.caller import Caller, any_of
from web.access.sign_in_names import LONGEST_NAME, normal
from web.access.users import NameTaken, User
from web.accounts.user_form import choices, place_of
from web.divisions.areas import area_name
from web.http.as_of_view import AnyRequest, TheCaller, TheOffice
from web.http.form import Form
from web.http.query_params import page_of
from web.language.i18n import N_
from web.office import Office, not_found

Typed = URLEncodedBody[dict[str, str]]
TheAccess = NamedDependency[Access]
STATES = {
    "active": N_("Users who sign in"),
    "one_time": N_("Users who have not signed in yet"),
    "disabled": N_("Disabled users"),
}


@get("/users", guards=[any_of("administrator")], sync_to_thread=True)
def show_users(request: AnyRequest, access: TheAccess, caller: TheCaller) -> Template:
    return _list(request, access, caller)


@get("/users/new", guards=[any_of("administrator")], sync_to_thread=True)
def ask_user(request: AnyRequest, office: TheOffice, caller: TheCaller) -> Template:
    return _new_page(office, caller, Form(), request.query_params.get("division", ""))


@post("/users", guards=[any_of("administrator")], sync_to_thread=True)
def add_user(
    request: AnyRequest, data: Typed, access: TheAccess, office: TheOffice, caller: TheCaller
) -> Response[Any]:
    form = Form(data)
    name = form.required("name", missing=N_("Enter the sign-in name"))
    _check_names(form, name)
    place = place_of(form, office, caller)
    if form.errors:
        return _new_page(office, caller, form, form.text("division"))
    try:
        with access.database.write() as connection:
            password = accounts.add(
                connection, log.by(caller), access.clock(), name, place.role, place.division, place.staff_id,
                shown_name=form.text("shown_name") or normal(name), grants=place.grants,
            )  # fmt: skip
    except NameTaken:
        form.refuse("name", N_("Somebody else has this sign-in name"))
        return _new_page(office, caller, form, form.text("division"))
    return _list(request, access, caller, told=(normal(name), password))


def user_of(access: Access, caller: Caller, user_id: UUID) -> User:
    """A user within the caller's division, but not the caller. Raises Problem 404."""
    found = [user for user in _everyone(access, caller) if user.id == user_id and user_id != caller.user_id]
    if not found:
        raise not_found()
    return found[0]


def _everyone(access: Access, caller: Caller, state: str | None = None) -> list[User]:
    with access.database.write() as connection:
        return users.everyone(connection, *log.reach(range_of(caller.division)), state)


def _check_names(form: Form, name: str) -> None:
    if name and not normal(name):
        form.refuse("name", N_("Enter the sign-in name"))
    for field, text in (("name", normal(name)), ("shown_name", form.text("shown_name"))):
        if len(text) > LONGEST_NAME:
            form.refuse(field, N_("Use at most 100 characters"))
    if not form.text("shown_name").isprintable():
        form.refuse("shown_name", N_("Leave out characters that cannot be seen"))


def _list(request: AnyRequest, access: Access, caller: Caller, told: tuple[str, str] | None = None) -> Template:
    page, size = page_of(request.query_params)
    state = request.query_params.get("state", "")
    state = state if state in STATES else ""
    every = _everyone(access, caller, state or None)
    context = {
        "state": state,
        "states": [("", N_("All")), *STATES.items()],
        "rows": [(user, area_name(user.division)) for user in every[(page - 1) * size : page * size]],
        "page": page,
        "size": size,
        "total": len(every),
        "told": told,
        "own": caller.user_id,
    }
    return Template("accounts/users/index.html", context=context, status_code=200)


def _new_page(office: Office, caller: Caller, form: Form, division: str) -> Template:
    context = {"form": form, "chosen": choices(office, caller, division)}
    return Template("accounts/users/new.html", context=context, status_code=422 if form.errors else 200)
