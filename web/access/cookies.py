"""The cookies we set: the session, the device that is known again, and the two wishes about how pages look."""

from typing import Any

from litestar import Request
from litestar.connection import ASGIConnection
from litestar.datastructures import Cookie

from casework.common.roles import Role
from web.access.devices import Where, kind_of
from web.access.session_lives import longest_life

YEAR = 365 * 24 * 3600


def is_secure(connection: ASGIConnection[Any, Any, Any, Any], secure_cookies: bool) -> bool:
    return secure_cookies or connection.scope["scheme"] == "https"


def session_name(secure: bool) -> str:
    return "__Host-sid" if secure else "sid"  # browsers refuse the prefix on plain http://127.0.0.1


def session_token(connection: ASGIConnection[Any, Any, Any, Any], secure_cookies: bool) -> str:
    return connection.cookies.get(session_name(is_secure(connection, secure_cookies)), "")


def session_cookie(request: Request[Any, Any, Any], secure_cookies: bool, token: str, role: Role) -> Cookie:
    """On shared office machines it goes with the browser; on a contact person's phone it stays a week."""
    secure = is_secure(request, secure_cookies)
    max_age = int(longest_life(role).total_seconds()) if role == "contact_person" else None
    return Cookie(key=session_name(secure), value=token, max_age=max_age, secure=secure, httponly=True, samesite="lax")


def spent_session_cookie(request: Request[Any, Any, Any], secure_cookies: bool) -> Cookie:
    secure = is_secure(request, secure_cookies)
    return Cookie(key=session_name(secure), value="", max_age=0, secure=secure, httponly=True, samesite="lax")


def device_name(secure: bool) -> str:
    return "__Host-device" if secure else "device"


def where(request: Request[Any, Any, Any], secure_cookies: bool) -> Where:
    """Where a password comes from: the address, the kind of device, and what its cookie says."""
    token = request.cookies.get(device_name(is_secure(request, secure_cookies)), "")
    source = request.client.host if request.client else "unknown"
    return Where(source, kind_of(request.headers.get("user-agent", "")), token)


def device_cookie(request: Request[Any, Any, Any], secure_cookies: bool, token: str) -> Cookie:
    """Opens nothing, so it may stay: who signs in once a year is still no stranger."""
    secure = is_secure(request, secure_cookies)
    return Cookie(key=device_name(secure), value=token, max_age=2 * YEAR, secure=secure, httponly=True, samesite="lax")


def wish_cookie(request: Request[Any, Any, Any], name: str, value: str) -> Cookie:
    secure = request.scope["scheme"] == "https"
    return Cookie(key=name, value=value, max_age=YEAR, secure=secure, httponly=True, samesite="lax")
