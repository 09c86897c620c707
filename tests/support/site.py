"""One application for all tests of a run, which asks the office of the test at hand: making one takes most of a second."""

import atexit
from collections.abc import Callable
from contextlib import ExitStack
from functools import cache
from typing import Any

from anyio.from_thread import BlockingPortal, start_blocking_portal
from litestar import Litestar

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
