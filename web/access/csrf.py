"""Refuses forms that another site sent in our caller's name: by where they come from, and by a token."""

import hmac
import secrets
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

_token: ContextVar[bytes] = ContextVar("form_token", default=b"")


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
    if is_ours(await sent_token(request)):
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


def use_secret(secret: bytes | None) -> None:
    """From here on, in this request, tokens belong to the session with this secret."""
    _token.set(hmac.digest(secret, b"casework form", "sha256") if secret else b"")


def current() -> str:
    """The token that the forms of the page being made must carry; empty when nobody is signed in.

    Another text each time: a compressed page must not give away by its length what stays the same in it.
    """
    mask = secrets.token_bytes(len(_token.get()))
    return (mask + _under(mask, _token.get())).hex()


def is_ours(sent: str) -> bool:
    try:
        masked = bytes.fromhex(sent)
    except ValueError:
        return False
    half = len(masked) // 2
    return half > 0 and hmac.compare_digest(_under(masked[:half], masked[half:]), _token.get())


def _under(mask: bytes, text: bytes) -> bytes:
    return bytes(a ^ b for a, b in zip(mask, text, strict=False))
