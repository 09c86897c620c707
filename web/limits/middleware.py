"""The one place where a request gets its room, its time and its size: body first, then a place, then the work.

It stands behind RecogniseCaller, which has a room of its own: what may be sent depends on who is asking.
"""

import asyncio
import logging
from contextlib import ExitStack
from typing import cast

from litestar.enums import ScopeType
from litestar.middleware import ASGIMiddleware
from litestar.types import ASGIApp, HTTPDisconnectEvent, HTTPScope, Message, Receive, Scope, Send
from litestar.utils.scope.state import ScopeState

from casework.ledger.work import Work, working
from web.access.caller import NotSignedIn
from web.limits import body, form
from web.limits.kinds import ANONYMOUS, JSON, KINDS, Kind
from web.limits.room import Rooms

SAFE_METHODS = {"GET", "HEAD", "OPTIONS"}
HEADERS = 16 * 1024  # bytes

logger = logging.getLogger(__name__)


class HeadersTooLarge(Exception):
    """More headers than any browser of ours sends."""


class WithinLimits(ASGIMiddleware):
    """Answers what does not fit by raising: web/http/errors.py finds the words."""

    scopes = (ScopeType.HTTP,)

    def __init__(self, rooms: Rooms) -> None:
        self.rooms = rooms

    async def handle(self, scope: Scope, receive: Receive, send: Send, next_app: ASGIApp) -> None:
        scope = cast(HTTPScope, scope)
        kind = kind_of(scope)
        if sum(len(name) + len(value) for name, value in scope["headers"]) > HEADERS:
            raise HeadersTooLarge
        try:
            with ExitStack() as held:
                if kind.takes_files:  # what is large needs memory from its first byte on
                    held.enter_context(self.rooms[kind.name].seat())
                await _take_body(scope, receive, kind)
                if not kind.places:
                    await next_app(scope, receive, send)
                    return
                if not kind.takes_files:
                    held.enter_context(self.rooms[kind.name].seat())
                await self._work(kind, scope, receive, send, next_app)
        except body.Aborted:
            logger.warning("aborted: the sender went away", extra={"action": "aborted", "kind": kind.name})

    async def _work(self, kind: Kind, scope: HTTPScope, receive: Receive, send: Send, next_app: ASGIApp) -> None:
        work = Work(kind.limits, self.rooms.give_way) if kind.takes_files else Work(kind.limits)
        visit = Visit(receive, send)
        leaving = asyncio.create_task(visit.end_when_gone(work))
        try:
            async with self.rooms[kind.name].place():
                if work.over:  # gone while waiting
                    return
                too_long = asyncio.create_task(_end_after(kind.seconds, work))
                try:
                    with working(work):
                        await next_app(scope, visit.receive, visit.send)
                finally:
                    too_long.cancel()
        finally:
            leaving.cancel()


class Visit:
    """What is left of a request whose body was read: whether whoever asked is still there, and whether we answered."""

    def __init__(self, receive: Receive, send: Send) -> None:
        self._receive, self._send = receive, send
        self._gone, self._answered = asyncio.Event(), False

    async def receive(self) -> HTTPDisconnectEvent:
        """For the handlers, who find the body in the state of the scope."""
        await self._gone.wait()
        return {"type": "http.disconnect"}

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.body" and not message.get("more_body"):
            self._answered = True
        await self._send(message)

    async def end_when_gone(self, work: Work) -> None:
        while (await self._receive())["type"] != "http.disconnect":
            pass
        self._gone.set()
        if not self._answered:
            logger.warning("gone: whoever asked did not wait for the answer", extra={"action": "gone"})
            await asyncio.to_thread(work.end)


def kind_of(scope: HTTPScope) -> Kind:
    usual = "read" if scope["method"] in SAFE_METHODS else "write"
    return KINDS[scope["route_handler"].opt.get("kind", usual)]


async def _take_body(scope: HTTPScope, receive: Receive, kind: Kind) -> None:
    """Reads the body, and a form apart, into where the framework keeps them."""
    state = ScopeState.from_scope(scope)
    state.body = await _body(scope, receive, kind)
    request = scope["litestar_app"].request_class(scope)
    content_type, options = request.content_type
    if state.body and content_type in (form.URL_ENCODED, form.MULTIPART):
        state.form = await asyncio.to_thread(form.fields_of, state.body, content_type, options)  # type: ignore[arg-type]
        state.body = b""  # a file is held once


async def _body(scope: HTTPScope, receive: Receive, kind: Kind) -> bytes:
    signed_in = scope.get("user") is not None
    of_kind = max(kind.body, JSON) if scope["path"].startswith("/api/") else kind.body
    try:
        return await body.read(scope, receive, of_kind if signed_in else min(of_kind, ANONYMOUS), kind.reading)
    except body.TooLarge:
        if not signed_in and kind.body > ANONYMOUS:
            raise NotSignedIn from None
        raise


async def _end_after(seconds: float, work: Work) -> None:
    await asyncio.sleep(seconds)
    logger.warning("too long: ended", extra={"action": "ended", "seconds": seconds})
    await asyncio.to_thread(work.end)
