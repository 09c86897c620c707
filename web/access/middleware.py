"""Recognises the caller of every request, and sets language and form token for the page it gets."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager, nullcontext
from typing import Any, NamedTuple
from uuid import UUID

from litestar.concurrency import sync_to_thread
from litestar.connection import ASGIConnection
from litestar.enums import ScopeType
from litestar.middleware import ASGIMiddleware
from litestar.types import ASGIApp, Receive, Scope, Send

from casework.ledger.work import ASKED, Work, working
from web.access import Access, cookies, csrf, sessions, tokens
from web.access.caller import Caller, Device, Via
from web.access.devices import kind_of
from web.access.users import User
from web.language import i18n
from web.language.third_coverage import USUAL, Label, use_label

OF_NOBODY = {"/livez", "/readyz"}
TAKES_TOKENS = ("/api/", "/metrics")
SAFE_METHODS = {"GET", "HEAD", "OPTIONS"}
Connection = ASGIConnection[Any, Any, Any, Any]
Place = Callable[[], AbstractAsyncContextManager[None]]
Naming = Callable[[Any, str], Label]
"""What the third coverage is called in a division, asked of the database."""


def as_usual(_: Any, __: str) -> Label:
    return USUAL


class Recognised(NamedTuple):
    """Who asks, the secret of their forms, and what the third coverage is called where they work."""

    caller: Caller | None = None
    secret: bytes | None = None
    label: Label = USUAL


class RecogniseCaller(ASGIMiddleware):
    """Puts a Caller or None into `scope["user"]`. A cookie or token nobody issued is the same as none."""

    scopes = (ScopeType.HTTP,)

    def __init__(self, access: Access, place: Place = nullcontext, naming: Naming = as_usual) -> None:
        """`place`: where those who have to be looked up wait for their turn."""
        self.access, self.place, self.naming = access, place, naming

    async def handle(self, scope: Scope, receive: Receive, send: Send, next_app: ASGIApp) -> None:
        connection: Connection = ASGIConnection(scope)
        with working(Work(ASKED)):
            caller, secret, label = await self.recognise(connection)
        scope["user"], scope["auth"] = caller, caller.via if caller else None
        csrf.use_secret(secret)
        i18n.use_language(i18n.language_for(connection))
        use_label(label)
        await next_app(scope, receive, send)

    async def recognise(self, connection: Connection) -> Recognised:
        path = connection.scope["path"]
        if path.startswith("/static/") or path in OF_NOBODY:
            return Recognised()
        if path.startswith(TAKES_TOKENS) and "authorization" in connection.headers:
            async with self.place():
                return await sync_to_thread(self.by_token, connection)
        # a cookie opens no write of the API: other sites can make a browser send it
        readable = not path.startswith("/api/") or connection.scope.get("method") in SAFE_METHODS
        if readable and (token := cookies.session_token(connection, self.access.secure_cookies)):
            async with self.place():
                return await sync_to_thread(self.by_session, connection, token)
        return Recognised()

    def by_token(self, connection: Connection) -> Recognised:
        scheme, _, token = connection.headers["authorization"].partition(" ")
        if scheme.lower() != "bearer":
            return Recognised()
        with self.access.database.write() as database:
            user = tokens.find(database, token.strip(), self.access.clock())
            label = self.naming(database, user.division) if user else USUAL
        return Recognised(caller(user, "token", "api") if user else None, None, label)

    def by_session(self, connection: Connection, token: str) -> Recognised:
        with self.access.database.write() as database:
            session = sessions.find(database, token, self.access.clock())
            label = self.naming(database, session.user.division) if session else USUAL
        if session is None:
            return Recognised()
        device = kind_of(connection.headers.get("user-agent", ""))
        return Recognised(caller(session.user, "session", device, session.device_id), session.csrf_secret, label)


def caller(user: User, via: Via, device: Device, device_id: UUID | None = None) -> Caller:
    return Caller(
        user_id=user.id,
        name=user.name,
        shown_name=user.shown_name,
        role=user.role,
        division=user.division,
        staff_id=user.staff_id,
        language=user.language,
        text_size=user.text_size,
        via=via,
        device=device,
        must_change=user.must_change,
        device_id=device_id,
        grants=user.grants,
    )
