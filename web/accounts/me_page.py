"""The caller's own page: what happened to the account, language, text size, password, sign-ins, API tokens."""

from typing import Any
from uuid import UUID

from litestar import Controller, Response, get, post
from litestar.datastructures import Cookie
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, URLEncodedBody
from litestar.response import Redirect, Template

from web.access import Access, accounts, cookies, devices, log, sessions, sign_ins, tokens, users
from web.access.caller import Caller, signed_in
from web.access.log_words import sentence
from web.accounts.own_password import check_passwords, demand_unchanged, prove_password
from web.http.as_of_view import AnyRequest, TheCaller
from web.http.form import Form
from web.language.i18n import LANGUAGES, N_

Typed = URLEncodedBody[dict[str, str]]
TheAccess = NamedDependency[Access]
TEXT_SIZES = ("standard", "large", "extra")
DAYS = ("30", "90", "180", "365")
DONE = {
    "looks": N_("Your choices are kept."),
    "password": N_("Your password is changed. Other devices were signed out, and your API tokens ended."),
    "elsewhere": N_("Every other device was signed out."),
    "token": N_("The API token is revoked."),
    "read": N_("Noted."),
}


class MeController(Controller):
    path = "/me"
    guards = [signed_in]

    @get(sync_to_thread=True)
    def show(self, request: AnyRequest, caller: TheCaller, access: TheAccess, done: FromQuery[str] = "") -> Template:
        return me_page(request, caller, access, Form(), done=done)

    @post(sync_to_thread=True)
    def choose_looks(self, request: AnyRequest, data: Typed, caller: TheCaller, access: TheAccess) -> Response[Any]:
        form = Form(data)
        language = form.choice("language", LANGUAGES, missing=N_("Choose a language"))
        text_size = form.choice("text_size", TEXT_SIZES, missing=N_("Choose a text size"))
        if form.errors:
            return me_page(request, caller, access, form)
        with access.database.write() as connection:
            users.prefer(connection, caller.user_id, language=language, text_size=text_size)
        wishes = {"language": language, "text_size": text_size}
        return back_to_me("looks", [cookies.wish_cookie(request, *wish) for wish in wishes.items()])

    @post("/password", sync_to_thread=True)
    def change_password(self, request: AnyRequest, data: Typed, caller: TheCaller, access: TheAccess) -> Response[Any]:
        form = Form(data)
        user = check_passwords(request, form, caller, access)
        if user is None:
            return me_page(request, caller, access, form)
        where, now = cookies.where(request, access.secure_cookies), access.clock()
        with access.database.write() as connection:
            demand_unchanged(connection, user)
            accounts.change_password(connection, log.by(caller), now, caller.user_id, form.values["new_password"])
            token = sessions.start(connection, caller.user_id, caller.role, now, where, caller.device_id)
        return back_to_me("password", [cookies.session_cookie(request, access.secure_cookies, token, caller.role)])

    @post("/sign-out-elsewhere", sync_to_thread=True)
    def sign_out_elsewhere(self, request: AnyRequest, caller: TheCaller, access: TheAccess) -> Response[Any]:
        kept = cookies.session_token(request, access.secure_cookies)
        with access.database.write() as connection:
            accounts.end_other_sessions(connection, log.by(caller), access.clock(), caller.user_id, kept)
        return back_to_me("elsewhere", [])

    @post("/notices", sync_to_thread=True)
    def read_notices(self, data: Typed, caller: TheCaller, access: TheAccess) -> Response[Any]:
        """What the page showed was read, on this device; what happened since stays to be read."""
        position = Form(data).number("position") or 0
        with access.database.write() as connection:
            devices.mark_read(connection, caller.device_id, position)
        return back_to_me("read", [])

    @post("/tokens", sync_to_thread=True)
    def create_token(self, request: AnyRequest, data: Typed, caller: TheCaller, access: TheAccess) -> Response[Any]:
        form = Form(data)
        days = form.choice("days", DAYS, missing=N_("Choose how long it is good"))
        if len(form.text("label")) > tokens.LONGEST_LABEL or not form.text("label").isprintable():
            form.refuse("label", N_("Use at most 100 characters"))
        user = None if form.errors else prove_password(request, form, "password", caller, access)
        if user is None:
            return me_page(request, caller, access, form)
        with access.database.write() as connection:
            demand_unchanged(connection, user)
            token = accounts.create_token(
                connection, log.by(caller), access.clock(), caller.name, int(days), form.text("label")
            )
        return me_page(request, caller, access, Form(), token=token)

    @post("/tokens/{token_id:uuid}/revocation", sync_to_thread=True)
    def revoke_token(self, caller: TheCaller, access: TheAccess, token_id: FromPath[UUID]) -> Response[Any]:
        with access.database.write() as connection:
            accounts.revoke_token(connection, log.by(caller), access.clock(), caller.user_id, token_id)
        return back_to_me("token", [])


def me_page(
    request: AnyRequest, caller: Caller, access: Access, form: Form, done: str = "", token: str | None = None
) -> Template:
    here, now = cookies.session_token(request, access.secure_cookies), access.clock()
    with access.database.write() as connection:
        notices = log.unread(connection, caller.user_id, caller.device_id, now)
        context = {
            "form": form,
            "caller": caller,
            "sizes": TEXT_SIZES,
            "days": DAYS,
            "done": DONE.get(done),
            "token": token,
            "notices": [(entry, sentence(entry)) for entry in notices],
            "read_to": notices[-1].position if notices else 0,
            "sessions": sessions.open_ones(connection, caller.user_id, caller.role, here, now),
            "sign_ins": sign_ins.recent(connection, caller.user_id, caller.device_id),
            "tokens": tokens.listed(connection, caller.user_id, now),
        }
    return Template("accounts/me.html", context=context, status_code=422 if form.errors else 200)


def back_to_me(done: str, cookies_set: list[Cookie]) -> Redirect:
    return Redirect(f"/me?done={done}", status_code=303, cookies=cookies_set)
