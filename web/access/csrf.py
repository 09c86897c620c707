"""Refuses forms that another site sent in our caller's name: by where they come from, and by a token."""

import hashlib
import hmac
from contextvars import ContextVar
from typing import Any

from litestar import Request
from litestar.datastructures import UploadFile
from litestar.enums import ScopeType
from litestar.exceptions import PermissionDeniedException
from litestar.middleware import ASGIMiddleware
from litestar.types import ASGIApp, Receive, Scope, Send

FIELD, HEADER = "csrf_token", "x-csrf-token"
NO_TOKEN_NEEDED = {"csrf_token": False}  # as `opt` of a handler anyone may post to, such as sign-in
FORMS = {"application/x-www-form-urlencoded", "multipart/form-data"}

_token: ContextVar[str] = ContextVar("csrf_token", default="")


class ForeignForm(PermissionDeniedException):
    """The form was not one of ours, or is older than the session."""


class RefuseForeignForms(ASGIMiddleware):
    """Stands behind RecogniseCaller. The API is left out: only a bearer token opens its writes."""

    scopes = (ScopeType.HTTP,)

    async def handle(self, scope: Scope, receive: Receive, send: Send, next_app: ASGIApp) -> None:
        writes = scope.get("method") not in {"GET", "HEAD", "OPTIONS"}
        if writes and not scope["path"].startswith("/api/"):
            await refuse_foreign_form(scope["litestar_app"].request_class(scope, receive))
        await next_app(scope, receive, send)


async def refuse_foreign_form(request: Request[Any, Any, Any]) -> None:
    """Raises ForeignForm."""
    if not is_from_here(request):
        raise ForeignForm
    needs_token = request.scope["route_handler"].opt.get("csrf_token", True)
    signed_in = request.scope.get("user") is not None
    if needs_token and signed_in:
        await require_token(request)


def is_from_here(request: Request[Any, Any, Any]) -> bool:
    """By what the browser says of the sender; a program that is no browser says nothing, which is fine."""
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site in {"same-origin", "none"}
    origin = request.headers.get("origin")
    return origin is None or origin.partition("://")[2] == request.headers.get("host")


async def require_token(request: Request[Any, Any, Any]) -> None:
    if hmac.compare_digest((await sent_token(request)).encode(), current().encode()):
        return
    for upload in await uploads(request):
        await upload.close()
    raise ForeignForm


async def uploads(request: Request[Any, Any, Any]) -> list[UploadFile]:
    if request.content_type[0] != "multipart/form-data":
        return []
    return [value for value in (await request.form()).values() if isinstance(value, UploadFile)]


async def sent_token(request: Request[Any, Any, Any]) -> str:
    if token := request.headers.get(HEADER):
        return token
    if request.content_type[0] not in FORMS:
        return ""
    form = await request.form()  # kept by the request: the handler reads the same form again
    token = form.get(FIELD)
    return token if isinstance(token, str) else ""


def token_of(secret: bytes) -> str:
    return hmac.new(secret, b"casework form", hashlib.sha256).hexdigest()


def use_token(token: str) -> None:
    _token.set(token)


def current() -> str:
    """The token that the forms of the page being made must carry; empty when nobody is signed in."""
    return _token.get()
