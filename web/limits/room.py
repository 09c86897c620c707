"""Room for a kind of work: so many at once, so many waiting, and whoever comes then is told at once to come later."""

import asyncio
import time
from collections import deque
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from threading import Lock

from web.limits.kinds import KINDS, Kind

A_MOMENT = 0.002  # seconds
GIVEN = 15  # so many before each statement


class Full(Exception):
    """There is no room: come again in `retry_after` seconds."""

    def __init__(self, kind: Kind) -> None:
        super().__init__(kind.name)
        self.retry_after = kind.retry_after


class Turn:
    """Somebody who waits for a place, in whichever loop."""

    def __init__(self) -> None:
        self.loop = asyncio.get_running_loop()
        self.come = asyncio.Event()
        self.given = False


class Room:
    """Of one process, also where requests come through several loops."""

    def __init__(self, kind: Kind) -> None:
        self.kind = kind
        self._lock = Lock()
        self._present, self._free = 0, kind.places
        self._waiting: deque[Turn] = deque()

    @property
    def busy(self) -> bool:
        return self._present > 0

    @contextmanager
    def seat(self) -> Iterator[None]:
        """Among those at work and those waiting. Raises Full."""
        with self._lock:
            if self._present >= self.kind.places + self.kind.queue:
                raise Full(self.kind)
            self._present += 1
        try:
            yield
        finally:
            with self._lock:
                self._present -= 1

    @asynccontextmanager
    async def place(self) -> AsyncIterator[None]:
        """At work, once there is a place: first come, first served. Raises Full where patience ended before."""
        with self._lock:
            turn = None if self._free else Turn()
            if turn is None:
                self._free -= 1
            else:
                self._waiting.append(turn)
        if turn is not None:
            await self._wait(turn)
        try:
            yield
        finally:
            self._leave()

    async def _wait(self, turn: Turn) -> None:
        try:
            async with asyncio.timeout(self.kind.patience):
                await turn.come.wait()
        except BaseException as ended:
            with self._lock:
                given = turn.given
                if not given:
                    self._waiting.remove(turn)
            if given:  # in the same moment
                self._leave()
            if isinstance(ended, TimeoutError):
                raise Full(self.kind) from None
            raise

    def _leave(self) -> None:
        with self._lock:
            if not self._waiting:
                self._free += 1
                return
            turn = self._waiting.popleft()
            turn.given = True
        turn.loop.call_soon_threadsafe(turn.come.set)


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
