"""The caller's own page: language, text size, password, and signing out elsewhere."""

from typing import Any

from litestar import Controller, Request, Response, get, post
from litestar.datastructures import Cookie
from litestar.di import NamedDependency
from litestar.params import FromQuery, URLEncodedBody
from litestar.response import Redirect, Template

from web.access import Access, cookies, passwords, sessions, users
from web.access.caller import Caller, signed_in
from web.access.signing_in import TooManyAttempts, WrongPassword, prove
from web.forms import Form
from web.i18n import LANGUAGES, N_, gettext

AnyRequest = Request[Any, Any, Any]
TEXT_SIZES = ("standard", "large", "extra")
DONE = {
    "looks": N_("Your choices are kept."),
    "password": N_("Your password is changed. Other devices were signed out."),
    "elsewhere": N_("Every other device was signed out."),
}


class MeController(Controller):
    path = "/me"
    guards = [signed_in]

    @get(sync_to_thread=False)
    def show(self, caller: NamedDependency[Caller], done: FromQuery[str] = "") -> Template:
        return me_page(caller, Form(), done=done)

    @post(sync_to_thread=True)
    def choose_looks(
        self,
        request: AnyRequest,
        data: URLEncodedBody[dict[str, str]],
        caller: NamedDependency[Caller],
        access: NamedDependency[Access],
    ) -> Response[Any]:
        form = Form(data)
        language = form.choice("language", LANGUAGES, missing=N_("Choose a language"))
        text_size = form.choice("text_size", TEXT_SIZES, missing=N_("Choose a text size"))
        if form.errors:
            return me_page(caller, form)
        with access.database.write() as connection:
            users.prefer(connection, caller.user_id, language=language, text_size=text_size)
        wishes = {"language": language, "text_size": text_size}
        return back_to_me("looks", [cookies.wish_cookie(request, *wish) for wish in wishes.items()])

    @post("/password", sync_to_thread=True)
    def change_password(
        self,
        request: AnyRequest,
        data: URLEncodedBody[dict[str, str]],
        caller: NamedDependency[Caller],
        access: NamedDependency[Access],
    ) -> Response[Any]:
        form = Form(data)
        check_passwords(form, caller, access, request.client.host if request.client else "unknown")
        if form.errors:
            return me_page(caller, form)
        with access.database.write() as connection:
            users.set_password(connection, caller.name, form.values["new_password"], must_change=False)
            token = sessions.start(connection, caller.user_id, caller.role, access.clock())
        return back_to_me("password", [cookies.session_cookie(request, access.secure_cookies, token, caller.role)])

    @post("/sign-out-elsewhere", sync_to_thread=True)
    def sign_out_elsewhere(
        self, request: AnyRequest, caller: NamedDependency[Caller], access: NamedDependency[Access]
    ) -> Response[Any]:
        kept = cookies.session_token(request, access.secure_cookies)
        with access.database.write() as connection:
            sessions.end_others(connection, caller.user_id, kept, access.clock())
        return back_to_me("elsewhere", [])


def check_passwords(form: Form, caller: Caller, access: Access, source: str) -> None:
    """Refuses a weak or mistyped new password before the old one is proved, which costs an attempt."""
    old, new = form.values.get("old_password", ""), form.values.get("new_password", "")
    if not old:
        form.refuse("old_password", N_("Enter your present password"))
    if weakness := passwords.weakness(new, caller.name):
        form.refuse("new_password", weakness)
    elif new == old:
        form.refuse("new_password", N_("Choose a password other than the present one"))
    if new != form.values.get("new_password_again", ""):
        form.refuse("new_password_again", N_("The two new passwords are not alike"))
    if not form.errors:
        prove_old_password(form, caller, access, source)


def prove_old_password(form: Form, caller: Caller, access: Access, source: str) -> None:
    try:
        prove(access, caller.name, form.values["old_password"], source)
    except WrongPassword:
        form.refuse("old_password", N_("This is not your present password"))
    except TooManyAttempts as refusal:
        message = gettext("Too many attempts. Try again in %(n)s seconds") % {"n": refusal.seconds}
        form.refuse("old_password", message)


def me_page(caller: Caller, form: Form, done: str = "") -> Template:
    context = {"form": form, "caller": caller, "sizes": TEXT_SIZES, "done": DONE.get(done)}
    return Template("me/index.html", context=context, status_code=422 if form.errors else 200)


def back_to_me(done: str, cookies_set: list[Cookie]) -> Redirect:
    return Redirect(f"/me?done={done}", status_code=303, cookies=cookies_set)
