"""One user, for administrators: role and area, a one-time password, disabling and enabling, API tokens."""

from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromQuery
from litestar.response import Redirect, Template

from web.access import Access, accounts, log, tokens
from web.access.caller import Caller, any_of
from web.access.users import User
from web.accounts.user_form import choices, people, place_of
from web.accounts.users_page import TheAccess, Typed, user_of
from web.divisions.areas import area_name
from web.http.as_of_view import AnyRequest, Id, TheCaller, TheOffice
from web.http.form import Form
from web.language.i18n import N_, gettext
from web.language.words import word
from web.office import Office

ADMINISTRATOR = [any_of("administrator")]
DONE = {
    "change": N_("Role and area are changed. They have to sign in again."),
    "disabling": N_("The user is disabled."),
    "enabling": N_("The user may sign in again."),
    "token": N_("The API token is revoked."),
}


@get("/users/{user_id:uuid}", guards=ADMINISTRATOR, sync_to_thread=True)
def show_user(
    access: TheAccess, office: TheOffice, caller: TheCaller, user_id: Id, done: FromQuery[str] = ""
) -> Template:
    return _page(access, office, caller, user_of(access, caller, user_id), done=done)


@get("/users/{user_id:uuid}/change", guards=ADMINISTRATOR, sync_to_thread=True)
def ask_change(request: AnyRequest, access: TheAccess, office: TheOffice, caller: TheCaller, user_id: Id) -> Template:
    user = user_of(access, caller, user_id)
    return _change_page(office, caller, user, Form(), request.query_params.get("division") or user.division)


@post("/users/{user_id:uuid}/change", guards=ADMINISTRATOR, sync_to_thread=True)
def change(data: Typed, access: TheAccess, office: TheOffice, caller: TheCaller, user_id: Id) -> Response[Any]:
    user, form = user_of(access, caller, user_id), Form(data)
    place = place_of(form, office, caller)
    if form.errors:
        return _change_page(office, caller, user, form, form.text("division"))
    with access.database.write() as connection:
        accounts.change(
            connection, log.by(caller), access.clock(), user, place.role, place.division, place.staff_id, place.grants
        )
    return _back(user_id, "change")


@get("/users/{user_id:uuid}/password", guards=ADMINISTRATOR, sync_to_thread=True)
def ask_password(access: TheAccess, caller: TheCaller, user_id: Id) -> Template:
    return _question("password", user_of(access, caller, user_id))


@post("/users/{user_id:uuid}/password", guards=ADMINISTRATOR, sync_to_thread=True)
def replace_password(access: TheAccess, office: TheOffice, caller: TheCaller, user_id: Id) -> Template:
    """A new one-time password, shown once; every sign-in and token of the user ends."""
    user = user_of(access, caller, user_id)
    with access.database.write() as connection:
        password = accounts.reset_password(connection, log.by(caller), access.clock(), user)
    return _page(access, office, caller, user_of(access, caller, user_id), told=(user.name, password))


@get("/users/{user_id:uuid}/disabling", guards=ADMINISTRATOR, sync_to_thread=True)
def ask_disabling(access: TheAccess, caller: TheCaller, user_id: Id) -> Template:
    return _question("disabling", user_of(access, caller, user_id))


@post("/users/{user_id:uuid}/disabling", guards=ADMINISTRATOR, sync_to_thread=True)
def disable(access: TheAccess, caller: TheCaller, user_id: Id) -> Redirect:
    user = user_of(access, caller, user_id)
    with access.database.write() as connection:
        accounts.disable(connection, log.by(caller), access.clock(), user)
    return _back(user_id, "disabling")


@get("/users/{user_id:uuid}/enabling", guards=ADMINISTRATOR, sync_to_thread=True)
def ask_enabling(access: TheAccess, caller: TheCaller, user_id: Id) -> Template:
    return _question("enabling", user_of(access, caller, user_id))


@post("/users/{user_id:uuid}/enabling", guards=ADMINISTRATOR, sync_to_thread=True)
def enable(access: TheAccess, caller: TheCaller, user_id: Id) -> Redirect:
    user = user_of(access, caller, user_id)
    with access.database.write() as connection:
        accounts.enable(connection, log.by(caller), access.clock(), user)
    return _back(user_id, "enabling")


@post("/users/{user_id:uuid}/tokens/{token_id:uuid}/revocation", guards=ADMINISTRATOR, sync_to_thread=True)
def revoke_token(access: TheAccess, caller: TheCaller, user_id: Id, token_id: Id) -> Redirect:
    user = user_of(access, caller, user_id)
    with access.database.write() as connection:
        accounts.revoke_token(connection, log.by(caller), access.clock(), user.id, token_id)
    return _back(user_id, "token")


def _back(user_id: UUID, done: str) -> Redirect:
    return Redirect(f"/users/{user_id}?done={done}", status_code=303)


def _question(what: str, user: User) -> Template:
    return Template(f"accounts/users/{what}.html", context={"user": user, "area": area_name(user.division)})


def _change_page(office: Office, caller: Caller, user: User, form: Form, division: str) -> Template:
    context = {
        "user": user,
        "area": area_name(user.division),
        "form": form,
        "held": [f"grant.{grant}" for grant in user.grants],
        "chosen": choices(office, caller, division),
    }
    return Template("accounts/users/change.html", context=context, status_code=422 if form.errors else 200)


def _page(
    access: Access, office: Office, caller: Caller, user: User, *, done: str = "", told: tuple[str, str] | None = None
) -> Template:
    with access.database.write() as connection:
        held = tokens.listed(connection, user.id, access.clock())
    names = dict(people(office, caller, caller.division)) if user.staff_id else {}
    context = {
        "user": user,
        "area": area_name(user.division),
        "staff": names.get(str(user.staff_id)),
        "tokens": held,
        "grants": gettext(", ").join(word("grant", grant) for grant in user.grants),
        "done": DONE.get(done),
        "told": told,
    }
    return Template("accounts/users/show.html", context=context, status_code=200)


HANDLERS = [
    show_user,
    ask_change,
    change,
    ask_password,
    replace_password,
    ask_disabling,
    disable,
    ask_enabling,
    enable,
    revoke_token,
]
