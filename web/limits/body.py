"""Reads the body of a request, no more and no longer than its kind may take."""

import asyncio

from litestar.types import HTTPReceiveMessage, HTTPScope, Receive


class TooLarge(Exception):
    """More was sent, or announced, than may be."""


class TooSlow(Exception):
    """It did not arrive in time."""


class Aborted(Exception):
    """Whoever sent it went away in the middle."""


async def read(scope: HTTPScope, receive: Receive, most: int, seconds: float) -> bytes:
    """The whole body, in memory. Raises TooLarge as soon as that is known, TooSlow, Aborted."""
    if _announced(scope) > most:
        raise TooLarge
    body = bytearray()
    try:
        async with asyncio.timeout(seconds):
            while await _take(receive, body):
                if len(body) > most:
                    raise TooLarge
    except TimeoutError:
        raise TooSlow from None
    if len(body) > most:
        raise TooLarge
    return bytes(body)


async def _take(receive: Receive, body: bytearray) -> bool:
    """Adds the next part; whether more will come."""
    message: HTTPReceiveMessage = await receive()  # type: ignore[assignment]
    if message["type"] == "http.disconnect":
        raise Aborted
    body += message["body"]
    return message["more_body"]


def _announced(scope: HTTPScope) -> int:
    text = dict(scope["headers"]).get(b"content-length", b"0")
    return int(text) if text.isdigit() else 0
