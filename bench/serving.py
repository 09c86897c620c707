"""The server that a bench asks: the product's own, in a process of its own, and one route more that does nothing but `select 1`.

`python -m bench.serving PORT`, with CASEWORK_DATA_DIR in the environment.
"""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import uvicorn
from litestar import get
from litestar.di import NamedDependency

from web.access.caller import Caller, signed_in
from web.app import create_app
from web.office import Office
from web.operations import following
from web.operations.installation import addresses, office_at
from web.settings import settings

SELECT_ONE = "/api/v1/bench/select-1"
STARTS_WITHIN = 60  # seconds


@get(SELECT_ONE, guards=[signed_in], sync_to_thread=True, include_in_schema=False)
def select_one(office: NamedDependency[Office], caller: NamedDependency[Caller]) -> dict[str, Any]:
    """The least that a page does: who asks, what they may see, one answer of the database."""
    with office.database.read(office.scope_of(caller).settings()) as connection:
        row = connection.execute("select 1").fetchone()
    return {"one": row[0] if row else None}


def main(port: int) -> None:
    chosen = settings()
    with addresses(chosen) as where, office_at(where.app, chosen) as office:
        stop = following.start(office)
        app = create_app(office, chosen)
        app.register(select_one)
        try:
            uvicorn.run(app, host="127.0.0.1", port=port, log_level="warning", server_header=False)
        finally:
            stop()


@contextmanager
def served(data: Path) -> Iterator[tuple[int, int]]:
    """The process and the port of a server of this data folder; it has ended afterwards."""
    port = _free_port()
    environment = {**os.environ, "CASEWORK_DATA_DIR": str(data)}
    server = subprocess.Popen([sys.executable, "-m", "bench.serving", str(port)], env=environment)
    try:
        _wait_for(port, server)
        yield server.pid, port
    finally:
        server.terminate()
        server.wait(timeout=30)


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def _wait_for(port: int, server: "subprocess.Popen[bytes]") -> None:
    give_up = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < give_up and server.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError("the server did not start")


if __name__ == "__main__":
    main(int(sys.argv[1]))
