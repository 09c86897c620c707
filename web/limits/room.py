"""Room for a kind of work: so many at once, so many waiting, and whoever comes then is told at once to come later."""

import asyncio
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager

from web.limits.kinds import KINDS, Kind

A_MOMENT = 0.002  # seconds
GIVEN = 15  # so many before each statement


class Full(Exception):
    """There is no room: come again in `retry_after` seconds."""

    def __init__(self, kind: Kind) -> None:
        super().__init__(kind.name)
        self.retry_after = kind.retry_after


class Room:
    def __init__(self, kind: Kind) -> None:
        self.kind = kind
        self._present = 0
        self._places = asyncio.Semaphore(kind.places)

    @property
    def busy(self) -> bool:
        return self._present > 0

    @contextmanager
    def seat(self) -> Iterator[None]:
        """Among those at work and those waiting. Raises Full."""
        if self._present >= self.kind.places + self.kind.queue:
            raise Full(self.kind)
        self._present += 1
        try:
            yield
        finally:
            self._present -= 1

    @asynccontextmanager
    async def place(self) -> AsyncIterator[None]:
        """At work, once there is a place. Raises Full where patience ended before."""
        try:
            async with asyncio.timeout(self.kind.patience):
                await self._places.acquire()
        except TimeoutError:
            raise Full(self.kind) from None
        try:
            yield
        finally:
            self._places.release()


class Rooms:
    """A room for each kind, of one process."""

    def __init__(self) -> None:
        self._rooms = {name: Room(kind) for name, kind in KINDS.items()}

    def __getitem__(self, name: str) -> Room:
        return self._rooms[name]

    def give_way(self) -> None:
        """For long work, in its thread: waits a moment while people wait for a page or a form."""
        for _ in range(GIVEN):
            if not (self._rooms["read"].busy or self._rooms["write"].busy):
                return
            time.sleep(A_MOMENT)
