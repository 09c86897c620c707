"""The headers that tell browsers what our pages may do and who may keep them."""

from litestar.datastructures import MutableScopeHeaders
from litestar.types import Message, Scope

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
    "connect-src 'self'; font-src 'self'; form-action 'self'; frame-ancestors 'none'; "
    "base-uri 'none'; object-src 'none'; manifest-src 'self'; worker-src 'self'"
)
ALWAYS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "permissions-policy": "camera=(self), geolocation=(self), microphone=(), payment=(), usb=()",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}
A_YEAR_OF_HTTPS = "max-age=31536000"
FOR_EVER = "public, max-age=31536000, immutable"  # the address carries the hash of the content


async def security_headers(message: Message, scope: Scope) -> None:
    """A `before_send` hook; a handler that sets one of these itself keeps its own."""
    if message["type"] != "http.response.start":
        return
    headers = MutableScopeHeaders.from_message(message)
    for name, value in ALWAYS.items():
        headers.setdefault(name, value)
    if scope["scheme"] == "https":
        headers.setdefault("strict-transport-security", A_YEAR_OF_HTTPS)
    _say_who_may_keep_it(headers, scope, message["status"])


def _say_who_may_keep_it(headers: MutableScopeHeaders, scope: Scope, status: int) -> None:
    if scope["path"].startswith("/static/") and status in {200, 206, 304}:
        headers["cache-control"] = FOR_EVER if b"v=" in scope["query_string"] else "no-cache"
        return
    headers.setdefault("cache-control", "no-store")
    headers.setdefault("vary", "HX-Request, HX-Request-Type, Accept-Language, Cookie")
