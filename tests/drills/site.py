"""A whole site for drills: `casework serve` as a process of its own, somebody signed in, and what was asked how fast."""

import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from tests.support.world import COUNTY, PASSWORD
from web.access import users
from web.demo.story import tell_story
from web.embedded.server import running
from web.operations.installation import bring_up_to_date, office_at
from web.settings import settings

PROGRAM = (str(Path(sys.executable).with_name("casework")), "serve", "--no-clock")
PAGE = "/coverage"
SUPERVISORS = 8  # zhuguan0 and so on, beside zhuguan


def prepare(data: Path, households: int = 6) -> None:
    """A data folder with a supervisor, a contact person and a few families."""
    with running(data) as server:
        bring_up_to_date(server.owner_dsn)
        environment = {"CASEWORK_KEY_FILE": str(data / "keys" / "wrapping.key")}
        with office_at(server.app_dsn, settings(environment)) as office:
            tell_story(office, COUNTY, households, 1, 1, lambda *_: None)
            with office.database.write() as connection:
                staff = connection.execute("select staff_id from read.assignment where level = 'village' limit 1")
                (visits,) = staff.fetchone() or (None,)
                several = [(f"zhuguan{number}", "supervisor", None) for number in range(SUPERVISORS)]
                two = [("zhuguan", "supervisor", None), ("lianxi", "contact_person", visits)]
                for name, role, staff_id in [*two, *several]:
                    users.add(
                        connection, name, role, COUNTY, staff_id, shown_name=name, password=PASSWORD,  # type: ignore[arg-type]
                        must_change=False, now=office.clock(),
                    )  # fmt: skip


@dataclass(frozen=True)
class Answer:
    """One question: when it was asked, how long the answer took (seconds), and its status; 0: none came."""

    at: float
    seconds: float
    status: int


@dataclass
class Site:
    address: str
    process: "subprocess.Popen[bytes]"
    log: Path
    clients: list[httpx.Client] = field(default_factory=list[httpx.Client])

    def __post_init__(self) -> None:
        self.client = httpx.Client(base_url=self.address, timeout=30)
        self.clients.append(self.client)

    def sign_in(self, name: str = "zhuguan") -> None:
        answer = self.client.post("/sign-in", data={"name": name, "password": PASSWORD})
        assert answer.status_code == 303, answer.text

    def other(self, name: str) -> "Site":
        """The same site, as somebody else sees it."""
        other = Site(self.address, self.process, self.log, self.clients)
        other.sign_in(name)
        return other

    def get(self, path: str = PAGE) -> Answer:
        began = time.monotonic()
        try:
            status = self.client.get(path).status_code
        except httpx.HTTPError:
            status = 0
        return Answer(began, time.monotonic() - began, status)

    def told(self) -> str:
        return self.log.read_text()


@contextmanager
def serving(data: Path, *, before: tuple[str, ...] = (), **environment: str) -> Iterator[Site]:
    """The site on a data folder, with somebody signed in. `before`: what the program is started by."""
    port, log = free_port(), data.with_name(f"{data.name}.log")
    told = {**os.environ, "CASEWORK_DATA_DIR": str(data), "PORT": str(port), "DEMO": "0", **environment}
    with log.open("ab") as output:
        process = subprocess.Popen([*before, *PROGRAM], env=told, stdout=output, stderr=output)
    site = Site(f"http://127.0.0.1:{port}", process, log)
    try:
        until(lambda: site.get("/readyz").status == 200, 60, site)
        site.sign_in()
        yield site
    finally:
        for client in site.clients:
            client.close()
        process.terminate()
        try:
            process.wait(30)
        except subprocess.TimeoutExpired:
            process.kill()
            raise


@contextmanager
def asked_all_the_time(site: Site, path: str = PAGE) -> Iterator[list[Answer]]:
    """Somebody who asks for a page again and again."""
    asked: list[Answer] = []
    end = threading.Event()

    def run() -> None:
        while not end.is_set():
            asked.append(site.get(path))
            time.sleep(0.02)

    thread = threading.Thread(target=run)
    thread.start()
    try:
        yield asked
    finally:
        end.set()
        thread.join()


def healed(site: Site, seconds: float = 30) -> float:
    """When the page came again, and came three times running."""
    running = 0
    give_up = time.monotonic() + seconds
    while time.monotonic() < give_up:
        asked = site.get()
        running = running + 1 if asked.status == 200 else 0
        if running == 3:
            return time.monotonic()
        time.sleep(0.05)
    raise AssertionError(f"it does not heal: {site.told()[-2000:]}")


def until(so: "object", seconds: float, site: Site) -> None:
    give_up = time.monotonic() + seconds
    while not so():  # type: ignore[operator]
        assert time.monotonic() < give_up, site.told()[-2000:]
        assert site.process.poll() is None, site.told()[-2000:]
        time.sleep(0.05)


def free_port() -> int:
    with socket.socket() as chosen:
        chosen.bind(("127.0.0.1", 0))
        return int(chosen.getsockname()[1])
