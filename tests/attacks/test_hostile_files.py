"""A stranger's file cannot hurt the office: refused in words within five seconds, while everybody else goes on."""

import logging
import os
import re
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing, suppress
from dataclasses import dataclass
from pathlib import Path
from statistics import quantiles
from uuid import uuid4

import httpx
import pytest

from casework.ledger.envelope import CLOCK
from tests.attacks.hostile_books import book, of_sheet, row, sheet
from tests.attacks.hostile_files import HOSTILE, ODD_CELLS, odd
from tests.support.databases import copy_of, world_on
from tests.support.markup import texts, value_of
from tests.support.served import served
from tests.support.sound import text_of
from tests.support.world import PASSWORD, Client, World
from web.app import create_app
from web.embedded.server import Server
from web.imports.run import import_ledger
from web.imports.workbook.process import Cancelled, read_grid
from web.imports.workbook.refusals import TEXTS, UnusableFile

PROGRAM = (sys.prefix, str(Path(__file__).parents[2]))
WITHIN = 5.0  # seconds; most take a tenth of it, and those that take longer run alone
HEAVY = tuple(name for name in HOSTILE if name.endswith("without end"))


@dataclass
class Sender:
    """A supervisor at a form that is open in both languages."""

    world: World
    client: Client
    token: str

    def send(self, content: bytes, what: str = "check", language: str = "zh-Hans") -> httpx.Response:
        data = {"csrf_token": self.token, "command_id": str(uuid4()), "what": what}
        files = {"file": ("ledger.xlsx", content)}
        return self.client.post("/imports", data=data, files=files, headers={"accept-language": language})


@pytest.fixture(scope="module")
def sender(server: Server) -> Iterator[Sender]:
    """One for the whole collection: what is refused leaves nothing behind."""
    with copy_of(server) as there, world_on(there) as world, world.browser(world.caller()) as client:
        yield Sender(world, client, value_of(client.get("/imports").text, "csrf_token"))


def _position(world: World) -> int:
    with world.owner() as owner:
        return int(owner.execute("select count(*) from ledger.events").fetchone()[0])  # type: ignore[index]


def test_the_honest_file_they_all_differ_from_is_taken(sender: Sender) -> None:
    answer = sender.send(book())
    assert answer.status_code == 200
    assert texts(answer.text, ".//*[@class='big']") == ["1", "0", "0"]


def test_the_collection_is_large() -> None:
    assert len(HOSTILE) >= 120


@pytest.mark.parametrize("name", [pytest.param(n, marks=pytest.mark.alone) if n in HEAVY else n for n in HOSTILE])
def test_a_hostile_file_is_refused_at_its_field_within_five_seconds(sender: Sender, name: str) -> None:
    make, codes = HOSTILE[name]
    content = make()
    begun = time.perf_counter()
    answer = sender.send(content, "import")
    took = time.perf_counter() - begun
    assert answer.status_code == 422, text_of(answer)
    assert 'id="file-error"' in answer.text
    assert [code for code in codes.split() if TEXTS[code][0].split("{")[0] in text_of(answer)], text_of(answer)
    assert took < WITHIN
    assert _position(sender.world) == 0


@pytest.mark.parametrize("name", ["a bomb", "a billion laughs in the sheet", "40,000 merged cells", "cut in half"])
def test_it_is_refused_in_english_too(sender: Sender, name: str) -> None:
    make, code = HOSTILE[name]
    with sender.world.office.database.write() as connection:
        connection.execute("update access.users set language = 'en'")
    answer = sender.send(make(), language="en")
    with sender.world.office.database.write() as connection:
        connection.execute("update access.users set language = null")
    assert answer.status_code == 422
    assert TEXTS[code][1] in text_of(answer)


@pytest.mark.parametrize("name", ODD_CELLS)
def test_an_odd_cell_sends_its_row_back_and_nothing_is_taken_in(sender: Sender, name: str) -> None:
    answer = sender.send(odd(ODD_CELLS[name]), "import")
    assert answer.status_code == 200
    assert texts(answer.text, ".//*[@class='big']") == ["0", "0", "1"]
    assert "411326196910289574" not in text_of(answer)
    assert _position(sender.world) == 0


# The process that reads


def test_it_holds_nothing_of_the_office_and_may_make_nothing() -> None:
    """Looked at from outside while a heavy file keeps it busy."""
    os.environ["CASEWORK_DATABASE_URL"] = "postgresql://never-seen"
    enough = threading.Event()
    with ThreadPoolExecutor(1) as reader:
        reading = reader.submit(read_grid, HOSTILE["empty cells without end"][0](), enough.is_set)
        child = _child()
        told = {word: (child / word).read_text().replace("\0", " ") for word in ("environ", "limits", "cmdline")}
        held = _held(child)
        enough.set()
        assert isinstance(reading.exception(), Cancelled | UnusableFile)
    del os.environ["CASEWORK_DATABASE_URL"]
    assert told["environ"].split() == ["LANG=C.UTF-8"]
    assert set(held) == {"0", "1", "2"}
    assert held["2"] == "/dev/null"
    assert all(held[end].startswith("pipe:") for end in "01")
    for limit in ("Max file size", "Max core file size", "Max processes"):
        assert re.search(rf"{limit} +0 +0 ", told["limits"]), limit
    for limit in ("Max address space", "Max cpu time"):
        assert re.search(rf"{limit} +\d+ +\d+ ", told["limits"]), limit
    assert not child.exists()


def _held(child: Path) -> dict[str, str]:
    """What it keeps open; a module of the program is open only while it is being loaded."""
    until = time.monotonic() + WITHIN
    while len(held := {link.name: link for link in (child / "fd").iterdir()}) > 3 and time.monotonic() < until:
        time.sleep(0.01)
    return {name: os.readlink(link) for name, link in held.items()}


def _child() -> Path:
    """Where the system tells of the process, once its limits hold."""
    until = time.monotonic() + WITHIN
    while time.monotonic() < until:
        for status in Path("/proc").glob("[0-9]*/status"):
            try:
                if _reads(status):
                    return status.parent
            except OSError:
                continue  # it has ended meanwhile
    raise AssertionError("no process is reading")


def _reads(status: Path) -> bool:
    ours = f"\nPPid:\t{os.getpid()}\n" in status.read_text()
    reads = ours and b"web.imports.workbook.child" in (status.parent / "cmdline").read_bytes()
    return reads and bool(re.search("Max file size +0 ", (status.parent / "limits").read_text()))


@pytest.mark.alone
def test_whoever_cancels_is_let_go_at_once() -> None:
    content, enough = HOSTILE["styles without end"][0](), threading.Event()
    threading.Timer(0.3, enough.set).start()
    begun = time.perf_counter()
    with pytest.raises(Cancelled):
        read_grid(content, enough.is_set)
    assert time.perf_counter() - begun < 1.5


def test_a_process_that_is_killed_is_a_refusal_like_any_other() -> None:
    with ThreadPoolExecutor(1) as reader:
        reading = reader.submit(read_grid, HOSTILE["empty cells without end"][0]())
        os.kill(int(_child().name), 9)
        refused = reading.exception()
    assert isinstance(refused, UnusableFile)
    assert refused.code == "too_much"


def test_the_command_line_refuses_it_in_the_same_words(world: World, tmp_path: Path) -> None:
    """`casework import ledger` is this function and these sentences."""
    path = tmp_path / "bomb.xlsx"
    path.write_bytes(HOSTILE["a place in another namespace"][0]())
    with pytest.raises(UnusableFile) as refused:
        import_ledger(world.office, CLOCK, path, "411326", world.office.today())
    assert refused.value.code == "too_many_rows"


def test_an_honest_ledger_of_10000_rows_is_read() -> None:
    rows = "".join(row(number, *(f"{text}{number}" for text in "甲乙丙丁戊己庚辛壬癸")) for number in range(3, 10_003))
    grid = read_grid(of_sheet(sheet(rows), 500_000))
    assert len(grid.rows) == 10_002


@pytest.mark.alone
def test_nothing_of_a_large_upload_lies_in_the_temporary_folder(sender: Sender) -> None:
    """Watched while it is sent, read and answered: the names in the folder, and files of ours without one."""
    before, seen, enough = _temporary_files(), set[str](), threading.Event()

    def watch() -> None:
        while not enough.wait(0.002):
            seen.update(_temporary_files() - before)

    watcher = threading.Thread(target=watch)
    watcher.start()
    answer = sender.send(book(ballast=6_000_000))
    enough.set()
    watcher.join()
    assert answer.status_code == 200
    assert seen == set()


def _temporary_files() -> set[str]:
    folder, found = tempfile.gettempdir(), set[str]()
    for link in Path("/proc/self/fd").iterdir():
        with suppress(OSError):
            place = os.readlink(link)
            of_the_program = place.startswith(PROGRAM) or place.endswith("postmaster.pid")  # does it live?
            if place.startswith(folder) and not of_the_program:
                found.add(f"ours: {place}")
    return found | {path.name for path in Path(folder).iterdir() if path.is_file()}


# The others meanwhile


@pytest.mark.alone
def test_while_five_hostile_files_are_judged_everybody_else_goes_on(sender: Sender) -> None:
    """A page's 95th percentile while five people send the heaviest files, as a ratio to the same page before."""
    world = sender.world
    with served(create_app(world.office, world.settings)) as site, ExitStack() as opened:
        reader, *senders = (opened.enter_context(closing(_signed_in(world, site.address))) for _ in range(6))
        files = [HOSTILE[name][0]() for name in HEAVY[:5]]
        alone = _p95([_timed(reader) for _ in range(60)])
        with ThreadPoolExecutor(5) as pool:
            sent = [pool.submit(_send, sender, file) for sender, file in zip(senders, files, strict=True)]
            beside = [_timed(reader) for _ in iter(lambda: all(each.done() for each in sent), True)]
        assert {each.result() for each in sent} <= {422, 303}
    ratio = _p95(beside) / alone
    logging.getLogger(__name__).info("p95 beside / alone: %.1f (%.0f ms alone)", ratio, alone * 1000)
    assert len(beside) > 20
    assert ratio < 12


def _signed_in(world: World, address: str) -> httpx.Client:
    client = httpx.Client(base_url=address, timeout=30)
    data = {"name": world.caller().name, "password": PASSWORD}
    assert client.post("/sign-in", data=data).status_code == 303
    return client


def _send(client: httpx.Client, content: bytes) -> int:
    token = value_of(client.get("/imports").text, "csrf_token")
    data = {"csrf_token": token, "command_id": str(uuid4()), "what": "check"}
    return client.post("/imports", data=data, files={"file": ("ledger.xlsx", content)}).status_code


def _timed(client: httpx.Client) -> float:
    begun = time.perf_counter()
    assert client.get("/households").status_code == 200
    return time.perf_counter() - begun


def _p95(times: list[float]) -> float:
    return quantiles(times, n=20)[-1]
