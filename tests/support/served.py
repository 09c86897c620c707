"""The site on a real port within the test, so that lines can be cut, held open and left half said."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

import uvicorn
from litestar import Litestar

from web.operations import serving
from web.settings import settings


@dataclass(frozen=True)
class Served:
    port: int

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def line(self, said: str = "") -> socket.socket:
        """A line to the site on which so much was said; the caller closes it."""
        line = socket.create_connection(("127.0.0.1", self.port), timeout=10)
        line.sendall(said.replace("\n", "\r\n").encode())
        return line


@contextmanager
def served(app: Litestar, trusted_proxies: str | None = None) -> Iterator[Served]:
    with serving.listening("127.0.0.1", 0) as listener:
        server = uvicorn.Server(serving.config(app, replace(settings({}), trusted_proxies=trusted_proxies)))
        thread = threading.Thread(target=server.run, args=([listener],))
        thread.start()
        while not server.started:
            time.sleep(0.01)
        try:
            yield Served(int(listener.getsockname()[1]))
        finally:
            server.should_exit = True
            thread.join()
