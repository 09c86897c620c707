"""How the site is served: its port, who is believed about addresses, and how long a connection may be idle."""

import gc
import resource
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import uvicorn
from litestar import Litestar

from web.limits.line import BoundedProtocol
from web.settings import Settings

IDLE_SECONDS = 15  # between two requests on one connection
END_SECONDS = 10  # for requests under way when the process is told to end
HEAD_BYTES = 16 * 1024  # of a request's head that has not ended yet
SWITCH_SECONDS = 0.0005  # Python's 5 ms, waited for after each of a page's 20 queries, make it slow beside slow work
NEW_OBJECTS = 20_000  # a page of a county makes as many
WAITING = 512  # connections that the system takes before we do


class PortTaken(Exception):
    """Another program listens there."""


@contextmanager
def listening(host: str, port: int) -> Iterator[socket.socket]:
    """The port, ours from here on: whoever asks early waits. Raises PortTaken."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((host, port))
            listener.listen(WAITING)
        except OSError as error:
            raise PortTaken(f"{host}:{port}: {error.strerror or error}") from error
        yield listener


def run(app: Litestar, settings: Settings, listener: socket.socket) -> None:
    """Serves until told to end."""
    _allow_many_connections()
    _leave_alone_what_stays()
    sys.setswitchinterval(SWITCH_SECONDS)
    uvicorn.Server(config(app, settings)).run(sockets=[listener])


def config(app: Litestar, settings: Settings) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        http=BoundedProtocol,
        ws="none",
        lifespan="on",
        log_config=None,  # web/operations/logs.py has the one there is
        server_header=False,
        proxy_headers=bool(settings.trusted_proxies),
        forwarded_allow_ips=settings.trusted_proxies,
        timeout_keep_alive=IDLE_SECONDS,
        timeout_graceful_shutdown=END_SECONDS,
        h11_max_incomplete_event_size=HEAD_BYTES,
        backlog=WAITING,
    )


def _leave_alone_what_stays() -> None:
    """The collector looks no more through the program itself, over and over, in the middle of somebody's page."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(NEW_OBJECTS, 10, 10)


def _allow_many_connections() -> None:
    """As many open files as the system lets us: each connection is one."""
    with suppress(ValueError, OSError):
        _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
