"""Signing in and out, and the language of the sign-in page."""

from typing import Any

from litestar import Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromQuery, URLEncodedBody
from litestar.response import Redirect, Template

from web.access import Access, cookies, csrf, sessions
from web.access.caller import caller_of
from web.access.signing_in import OneTimePasswordSpent, TooManyAttempts, WrongPassword, sign_in
from web.http.form import WHOLE_PAGE, Form
from web.http.local_path import local_path, sign_in_path
from web.http.problems import AnyRequest
from web.language.i18n import LANGUAGES, N_, gettext, shown_moment
from web.limits import kinds

WRONG = N_("The sign-in name or the password is not right")
USED = N_(
    "This one-time password was already used to sign in, on %(moment)s. If that was not you, somebody else has entered "
    "under your name: tell the auditor or your superior now. In any case ask your administrator for a new one."
)
TOO_OLD = N_("This one-time password is older than three days. Ask your administrator for a new one.")


@get("/sign-in", sync_to_thread=False, opt=kinds.FREE)
def show_sign_in(request: AnyRequest, next: FromQuery[str] = "") -> Response[Any]:
    caller = caller_of(request)
    if caller is not None:
        return Redirect(local_path(next) or "/", status_code=303)
    return sign_in_page(Form({"next": local_path(next) or ""}))


@post("/sign-in", sync_to_thread=True, opt={**csrf.NO_TOKEN_NEEDED, **kinds.SIGN_IN})
def do_sign_in(
    request: AnyRequest, data: URLEncodedBody[dict[str, str]], access: NamedDependency[Access]
) -> Response[Any]:
    form = Form(data)
    form.required("name", missing=N_("Enter your sign-in name"))
    if not form.values.get("password"):
        form.refuse("password", N_("Enter your password"))
    if form.errors:
        return sign_in_page(form, status=422)
    try:
        return enter(request, form, access)
    except WrongPassword:
        form.refuse(WHOLE_PAGE, WRONG)
        return sign_in_page(form, status=422)
    except TooManyAttempts as refusal:
        form.refuse(WHOLE_PAGE, too_many(refusal.seconds))
        return sign_in_page(form, status=429, headers={"retry-after": str(refusal.seconds)})
    except OneTimePasswordSpent as spent:
        used = gettext(USED) % {"moment": shown_moment(spent.used_at)}
        form.refuse(WHOLE_PAGE, used if spent.used_at else TOO_OLD)
        return sign_in_page(form, status=422)


@post("/sign-out", sync_to_thread=True)
def do_sign_out(request: AnyRequest, access: NamedDependency[Access]) -> Redirect:
    token = cookies.session_token(request, access.secure_cookies)
    with access.database.write() as connection:
        sessions.end(connection, token, access.clock())
    gone = cookies.spent_session_cookie(request, access.secure_cookies)
    return Redirect("/sign-in", status_code=303, cookies=[gone])


@post("/sign-in/language", sync_to_thread=False, opt={**csrf.NO_TOKEN_NEEDED, **kinds.FREE})
def choose_language(request: AnyRequest, data: URLEncodedBody[dict[str, str]]) -> Redirect:
    """For those not signed in yet; /me keeps the choice of those who are."""
    language = Form(data).choice("language", LANGUAGES, missing="")
    wish = cookies.wish_cookie(request, "language", language)
    return Redirect(sign_in_path(data.get("next", "")), status_code=303, cookies=[wish])


SIGN_IN_HANDLERS = [show_sign_in, do_sign_in, do_sign_out, choose_language]


def enter(request: AnyRequest, form: Form, access: Access) -> Redirect:
    secure = access.secure_cookies
    where, replaced = cookies.where(request, secure), cookies.session_token(request, secure)
    entered = sign_in(access, form.text("name"), form.values["password"], where, replaced)
    user = entered.user
    kept = [
        cookies.session_cookie(request, secure, entered.session, user.role),
        cookies.device_cookie(request, secure, entered.device),
        cookies.wish_cookie(request, "text_size", user.text_size),
    ]
    if user.language:
        kept.append(cookies.wish_cookie(request, "language", user.language))
    back = local_path(form.text("next")) or "/"
    return Redirect("/me" if user.must_change or entered.news else back, status_code=303, cookies=kept)


def too_many(seconds: int) -> str:
    """When it may be tried again, to the second, as Retry-After says too."""
    minutes, rest = divmod(seconds, 60)
    if minutes:
        return gettext("Too many attempts. Try again in %(m)s min %(s)s s") % {"m": minutes, "s": rest}
    return gettext("Too many attempts. Try again in %(n)s seconds") % {"n": rest}


def sign_in_page(form: Form, status: int = 200, headers: dict[str, str] | None = None) -> Template:
    return Template("accounts/sign_in.html", context={"form": form}, status_code=status, headers=headers)
