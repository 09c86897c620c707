"""A proxy before PostgreSQL that can fall silent: connections stay open, and nothing passes any more."""

import contextlib
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager


class Proxy:
    def __init__(self, behind: str) -> None:
        self.behind = behind  # the path of a socket
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = int(self.listener.getsockname()[1])
        self._passing = threading.Event()
        self._passing.set()
        self._open = True

    def fall_silent(self) -> None:
        self._passing.clear()

    def speak(self) -> None:
        self._passing.set()

    def accept(self) -> None:
        with contextlib.suppress(OSError):
            while self._open:
                near, _ = self.listener.accept()
                threading.Thread(target=self._connect, args=(near,), daemon=True).start()

    def close(self) -> None:
        self._open = False
        self.speak()
        self.listener.shutdown(socket.SHUT_RDWR)
        self.listener.close()

    def _connect(self, near: socket.socket) -> None:
        self._passing.wait()
        far = socket.socket(socket.AF_UNIX)
        far.connect(self.behind)
        threading.Thread(target=self._pass, args=(near, far), daemon=True).start()
        self._pass(far, near)

    def _pass(self, one: socket.socket, other: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while data := one.recv(65536):
                self._passing.wait()
                other.sendall(data)
        for end in (one, other):
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()


@contextmanager
def proxy(behind: str) -> Iterator[Proxy]:
    opened = Proxy(behind)
    threading.Thread(target=opened.accept, daemon=True).start()
    try:
        yield opened
    finally:
        opened.close()
