"""One application for all tests of a run, and its clients: it asks the office of the test at hand. Making one takes a second."""

import atexit
from collections.abc import Callable
from contextlib import ExitStack
from functools import cache
from typing import Any, Self

import httpx
from anyio.from_thread import BlockingPortal, start_blocking_portal
from litestar import Litestar
from litestar.testing import TestClient

from tests.support.sound import assert_sound, is_whole_page
from web.app import create_app, enough_threads
from web.office import Office
from web.settings import settings

AT_HAND: list[Office] = []


class AtHand:
    """Stands for a part of whichever office is asked at the moment."""

    def __init__(self, find: Callable[[Office], Any]) -> None:
        self._find = find

    def __getattr__(self, name: str) -> Any:
        return getattr(self._find(AT_HAND[0]), name)


@cache
def shared_site() -> Litestar:
    database, casework = AtHand(lambda office: office.database), AtHand(lambda office: office.casework)
    return create_app(Office(database, casework, lambda: AT_HAND[0].clock()), settings({}))  # type: ignore[arg-type]


@cache
def shared_loop() -> BlockingPortal:
    """One event loop for all that is asked, where every request would else begin one with threads of its own."""
    stack = ExitStack()
    atexit.register(stack.close)
    portal = stack.enter_context(start_blocking_portal())
    portal.call(enough_threads)
    return portal


class Client(TestClient[Litestar]):
    """Looks at every page that any test opens. Within `with` it has an application of its own, which begins and ends."""

    def __init__(self, world: Any) -> None:
        super().__init__(shared_site(), base_url="http://casework.test")
        self.world, self.blocking_portal = world, shared_loop()

    def __enter__(self) -> Self:
        del self.blocking_portal
        self.alone()
        return super().__enter__()

    def alone(self) -> Self:
        """Asks an application that no other test has asked."""
        self.app = self.world.site
        return self

    def send(self, *asked: Any, **options: Any) -> httpx.Response:
        AT_HAND[:] = [self.world.office]
        return super().send(*asked, **options)

    def request(self, *asked: Any, **options: Any) -> httpx.Response:
        answer = super().request(*asked, **options)
        if is_whole_page(answer):
            assert_sound(answer)
        return answer
