"""Nobody holds up the others: large bodies, slow imports, and many of them at once, on a whole site.

Figures are ratios within one run: pytest -o log_cli=true -o log_cli_level=INFO tests/drills/test_room.py
"""

import logging
import socket
import threading
import time
from collections.abc import Iterator
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

import pytest
import xlsxwriter

from casework.common.id_number import check_digit
from tests.drills.conftest import copied
from tests.drills.site import SUPERVISORS, Site, serving
from tests.support.markup import value_of
from tests.support.world import COUNTY

pytestmark = pytest.mark.alone

ASKED = 24
ROWS = 1000
LARGE = b"a&" * (6 << 20)

drill = logging.getLogger("drill")


@pytest.fixture(scope="module")
def site(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with serving(copied(prepared, tmp_path_factory.mktemp("room"))) as opened:
        yield opened


def p95(site: Site, path: str, asked: int = ASKED) -> float:
    answers = [site.get(path) for _ in range(asked)]
    assert {each.status for each in answers} == {200}
    return sorted(each.seconds for each in answers)[int(asked * 0.95) - 1]


def ledger(number: int) -> bytes:
    """A file of families of its own: enough for half a minute."""
    first = date(1940, 1, 1) + timedelta(days=number * ROWS)
    rows = []
    for row in range(ROWS):
        body = f"{COUNTY}{first + timedelta(days=row):%Y%m%d}901"
        rows.append(["西簧乡", "七棵树村民委员会", "独生子女死亡", "彭云", body + check_digit(body)])
    content = BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        page = book.add_worksheet()
        for line, cells in enumerate([["乡镇(街道)", "村(社区)", "类别", "父亲姓名", "父亲身份证号"], *rows]):
            page.write_row(line, 0, cells)
    return content.getvalue()


def begin_import(site: Site, number: int) -> Site:
    """Somebody who has sent a file for good and is shown how far it is."""
    by = site.other(f"zhuguan{number}")
    token = value_of(by.client.get("/imports").text, "csrf_token")
    fields = {"csrf_token": token, "what": "import", "division": COUNTY}
    answer = by.client.post("/imports", data=fields, files={"file": ("l.xlsx", ledger(number))})
    assert (answer.status_code, answer.headers["location"]) == (303, "/imports/run")
    return by


def stop(by: Site) -> None:
    shown = by.client.get("/imports/run").text
    if 'name="run"' in shown:
        by.client.post("/imports/run/stopping", data={name: value_of(shown, name) for name in ("csrf_token", "run")})


def test_eight_slow_imports_leave_the_worklist_quick(site: Site) -> None:
    lianxi = site.other("lianxi")
    p95(lianxi, "/worklist", 20)
    before = p95(lianxi, "/worklist")
    importers = [begin_import(site, number) for number in range(SUPERVISORS)]
    busy = p95(lianxi, "/worklist")
    assert lianxi.get("/livez").seconds < 1
    assert lianxi.get("/readyz").status == 200
    under_way = sum('id="progress"' in by.client.get("/imports/run").text for by in importers)
    assert under_way >= 2  # all the while as many worked as may at once, the others waited for their turn
    for by in importers:
        stop(by)
    idle = max(before, p95(lianxi, "/worklist"))
    drill.info("worklist p95: idle %.3f s, beside 8 imports %.3f s, ratio %.1f", idle, busy, busy / idle)
    assert busy <= 3 * idle


def post(site: Site, head: str, body: bytes) -> str:
    """What a program is answered that sends everything before it reads."""
    where = ("127.0.0.1", int(site.address.rsplit(":", 1)[1]))
    form = "POST /sign-in HTTP/1.1\r\nhost: x\r\ncontent-type: application/x-www-form-urlencoded\r\n"
    with socket.create_connection(where, timeout=30) as line:
        line.sendall(f"{form}{head}\r\n\r\n".encode() + body)
        return line.recv(65536).decode()


@pytest.mark.parametrize("announced", [True, False])
def test_twelve_megabytes_to_the_sign_in_are_refused_at_once(site: Site, announced: bool) -> None:
    lianxi = site.other("lianxi")
    before = p95(lianxi, "/worklist")
    head = f"content-length: {len(LARGE)}" if announced else "transfer-encoding: chunked"
    body = LARGE if announced else b"%x\r\n%b\r\n0\r\n\r\n" % (len(LARGE), LARGE)
    refused: list[float] = []
    end = threading.Event()

    def attack() -> None:
        while not end.is_set():
            began = time.monotonic()
            assert post(site, head, body).startswith("HTTP/1.1 413 ")
            refused.append(time.monotonic() - began)
            time.sleep(0.1)

    attacker = threading.Thread(target=attack)
    attacker.start()
    busy = p95(lianxi, "/worklist")
    end.set()
    attacker.join()
    idle = max(before, p95(lianxi, "/worklist"))
    drill.info("%s x 12 MB to /sign-in, the slowest refused in %.2f s", len(refused), max(refused))
    drill.info("worklist p95 meanwhile: ratio %.1f", busy / idle)
    assert sorted(refused)[len(refused) // 2] < 1
    assert busy <= 3 * idle
