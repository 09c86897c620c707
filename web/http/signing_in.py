"""What is answered to whoever has to sign in first, or to replace a one-time password."""

from typing import Any
from urllib.parse import urlsplit

from litestar import Response
from litestar.response import Redirect

from web.access.caller import NotSignedIn, PasswordMustChange
from web.http.local_path import sign_in_path
from web.http.problems import AnyRequest, answer, asked_by_htmx
from web.language.i18n import gettext


def show_not_signed_in(request: AnyRequest, _: NotSignedIn) -> Response[Any]:
    if request.url.path.startswith("/api/"):
        return answer(request, 401, headers={"www-authenticate": 'Bearer realm="casework"'})
    sign_in = sign_in_path(_page_left(request))
    if asked_by_htmx(request):
        return Response(b"", status_code=401, headers={"hx-redirect": sign_in}, media_type="text/html")
    return Redirect(sign_in, status_code=303)


def show_password_must_change(request: AnyRequest, _: PasswordMustChange) -> Response[Any]:
    if request.url.path.startswith("/api/"):
        return answer(request, 403, gettext("Replace your one-time password first."), name="password-must-change")
    return Redirect("/me", status_code=303)


def _page_left(request: AnyRequest) -> str:
    """The page to come back to: this one, or for a form the page it was on."""
    if request.method == "GET" and not asked_by_htmx(request):
        return f"{request.url.path}?{request.url.query}".rstrip("?")
    shown = urlsplit(request.headers.get("hx-current-url") or request.headers.get("referer", ""))
    if shown.netloc != request.headers.get("host"):
        return "/"
    return f"{shown.path}?{shown.query}".rstrip("?")
