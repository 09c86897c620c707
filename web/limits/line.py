"""A connection from outside, bounded in time: who opens one and says nothing, or half of it, does not keep it."""

import asyncio

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

HEAD_SECONDS = 10  # for the head of a request, from its first byte, and for the first request
REST_SECONDS = 30  # for what still arrives of a request that was answered already
TAKE_SECONDS = 60  # for an answer to be taken, from when it waits


class BoundedProtocol(H11Protocol):
    """uvicorn's own ends what is idle between two requests; here also what never becomes a request."""

    _limit: asyncio.TimerHandle | None = None
    _untaken: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._limit_to(HEAD_SECONDS)

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        self._mind()

    def on_response_complete(self) -> None:
        super().on_response_complete()
        self._mind()

    def connection_lost(self, exc: Exception | None) -> None:
        self._unlimit()
        self.resume_writing()
        super().connection_lost(exc)

    def pause_writing(self) -> None:
        super().pause_writing()
        self._untaken = self.loop.call_later(TAKE_SECONDS, self.transport.abort)

    def resume_writing(self) -> None:
        super().resume_writing()
        if self._untaken is not None:
            self._untaken.cancel()
            self._untaken = None

    def timeout_keep_alive_handler(self) -> None:
        super().timeout_keep_alive_handler()
        self._limit_to(HEAD_SECONDS)  # a close waits until everything was taken

    def _mind(self) -> None:
        """A head or a rest under way is limited, from where it began; a request being read or answered is not ours."""
        reading = self.conn.their_state
        if reading is h11.IDLE and self.conn.trailing_data[0]:
            self._limit_to(HEAD_SECONDS)
        elif reading is h11.SEND_BODY and self.conn.our_state is h11.DONE:
            self._limit_to(REST_SECONDS)
        else:
            self._unlimit()

    def _limit_to(self, seconds: float) -> None:
        if self._limit is None:
            self._limit = self.loop.call_later(seconds, self.transport.abort)

    def _unlimit(self) -> None:
        if self._limit is not None:
            self._limit.cancel()
            self._limit = None
