"""The cookies we set: the session, and the two wishes about how pages look."""

from typing import Any

from litestar import Request
from litestar.connection import ASGIConnection
from litestar.datastructures import Cookie

from web.access import sessions
from web.access.caller import Role

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
    max_age = int(sessions.longest_life(role).total_seconds()) if role == "contact_person" else None
    return Cookie(key=session_name(secure), value=token, max_age=max_age, secure=secure, httponly=True, samesite="lax")


def spent_session_cookie(request: Request[Any, Any, Any], secure_cookies: bool) -> Cookie:
    secure = is_secure(request, secure_cookies)
    return Cookie(key=session_name(secure), value="", max_age=0, secure=secure, httponly=True, samesite="lax")


def wish_cookie(request: Request[Any, Any, Any], name: str, value: str) -> Cookie:
    secure = request.scope["scheme"] == "https"
    return Cookie(key=name, value=value, max_age=YEAR, secure=secure, httponly=True, samesite="lax")
