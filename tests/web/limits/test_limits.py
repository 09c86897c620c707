"""What a request may take: bytes, time and room. Whoever asks for more is told so, and the others notice nothing."""

import asyncio
import logging
import socket
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import httpx
import psycopg
import pytest
from litestar import Litestar, Request, get
from litestar.di import NamedDependency
from litestar.params import FromQuery
from litestar.types import HTTPReceiveMessage

from casework.ledger.work import Limits
from projections.engine.scope import NATION
from projections.engine.snapshot import open_snapshot
from tests.support.served import Served, served
from tests.support.world import World
from tests.web.imports.test_imports_page import send
from web.app import create_app
from web.limits import body, form, line
from web.limits.kinds import KINDS
from web.limits.room import Full, Room
from web.office import Office
from web.operations import serving

pytestmark = pytest.mark.alone

FORM = {"content-type": "application/x-www-form-urlencoded", "accept-language": "zh"}
SAMPLE = Path(__file__).parents[2] / "data" / "sample-ledger.xlsx"
QUICK = Limits(statement=0.2, lock=0.2, idle=5)


@get("/test/slow", sync_to_thread=True)
def slow(office: NamedDependency[Office], seconds: FromQuery[float], often: FromQuery[int] = 1) -> str:
    """A deliberately slow piece of work."""
    for _ in range(often):
        with open_snapshot(office.database, NATION, office.today()) as snapshot:
            snapshot.connection.execute("select pg_sleep(%s)", (seconds,))
    return "done"


@get("/test/client", sync_to_thread=False)
def client(request: Request[Any, Any, Any]) -> str:
    return request.client.host if request.client else ""


@get("/test/much", sync_to_thread=False)
def much() -> bytes:
    return bytes(8 << 20)


def app_of(world: World) -> Litestar:
    app = create_app(world.office, world.settings)
    app.register(slow)
    app.register(client)
    app.register(much)
    return app


@pytest.fixture
def site(world: World) -> Iterator[Served]:
    with served(app_of(world)) as opened:
        yield opened


def allow(monkeypatch: pytest.MonkeyPatch, kind: str, **less: Any) -> None:
    monkeypatch.setitem(KINDS, kind, replace(KINDS[kind], **less))


# Size


@pytest.mark.parametrize(("language", "title"), [("zh", "内容太大"), ("en", "This is too large")])
def test_a_stranger_may_send_a_few_kilobytes(world: World, language: str, title: str) -> None:
    answer = world.visitor().post("/sign-in", content=b"a" * 9000, headers=FORM | {"accept-language": language})
    assert answer.status_code == 413
    assert title in answer.text


def test_a_stranger_with_more_is_asked_to_sign_in_where_others_may_send_it(world: World) -> None:
    visitor = world.visitor()
    page = visitor.post("/imports", content=b"a" * 9000, headers=FORM, follow_redirects=False)
    assert page.headers["location"] == "/sign-in"
    assert visitor.post("/api/v1/households", content=b" " * 9000).status_code == 401


def test_the_api_takes_a_megabyte_and_refuses_more_as_a_problem(world: World) -> None:
    api = world.api(world.caller())
    assert api.post("/api/v1/households", content=b" " * 900_000).status_code == 422
    answer = api.post("/api/v1/households", content=b" " * 1_100_000)
    assert answer.status_code == 413
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["type"] == "/problems/too-large"


def test_what_is_not_announced_is_refused_as_soon_as_it_is_too_much() -> None:
    taken = []

    async def receive() -> HTTPReceiveMessage:
        taken.append(1)
        return {"type": "http.request", "body": bytes(1000), "more_body": True}

    with pytest.raises(body.TooLarge):
        asyncio.run(body.read({"headers": []}, receive, 5000, 10))  # type: ignore[typeddict-item]
    assert len(taken) == 6


def test_too_many_fields_and_too_long_ones_are_no_form() -> None:
    with pytest.raises(form.Overfull):
        form.fields_of(b"a&" * 30_000, form.URL_ENCODED, {})
    with pytest.raises(form.Overfull):
        form.fields_of(b"a=" + b"b" * 40_000, form.URL_ENCODED, {})
    with pytest.raises(form.Malformed):
        form.fields_of(b"--x\r\nno form", form.MULTIPART, {"boundary": "x"})


def test_taking_a_form_apart_takes_time_in_proportion_to_its_size() -> None:
    def seconds(fields: int) -> float:
        text = b"a=" + b"%61" * (20 * fields) + b"&a" * min(fields, 400)
        return min(_timed(lambda: form.fields_of(text, form.URL_ENCODED, {})) for _ in range(5))

    assert seconds(400) < 40 * seconds(40)


def test_a_file_stays_in_memory(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", "/nonexistent")
    content = b"PK" + bytes(3 << 20)
    request = httpx.Request("POST", "http://x", data={"what": "check"}, files={"file": ("家.xlsx", content)})
    boundary = request.headers["content-type"].partition("boundary=")[2]
    fields = form.fields_of(request.read(), form.MULTIPART, {"boundary": boundary})
    file = fields["file"]
    assert isinstance(file, form.FileInMemory)
    assert isinstance(file.file, BytesIO)
    assert (fields["what"], file.filename, file.content) == ("check", "家.xlsx", content)


# Time


def test_who_sends_too_slowly_is_told_so(site: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    allow(monkeypatch, "sign-in", reading=0.2)
    head = "POST /sign-in HTTP/1.1\nhost: x\naccept-language: en\nconnection: close\ncontent-length: 100\n\nname="
    with site.line(head) as slow_line:
        said = "".join(iter(lambda: slow_line.recv(65536).decode(), ""))
    assert said.startswith("HTTP/1.1 408 ")
    assert "This did not arrive in time" in said


def test_a_statement_that_takes_too_long_is_answered_in_a_sentence(
    site: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    allow(monkeypatch, "read", limits=QUICK)
    answer = httpx.get(f"{site.address}/test/slow?seconds=9", headers=FORM)
    assert answer.status_code == 503
    assert "用时太长，已停止" in answer.text
    assert int(answer.headers["retry-after"]) > 0


def test_many_short_statements_are_too_long_too(site: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    allow(monkeypatch, "read", seconds=0.5)
    answer = httpx.get(f"{site.address}/test/slow?seconds=0.1&often=90", headers=FORM)
    assert answer.status_code == 503
    assert "用时太长，已停止" in answer.text


def test_an_import_that_was_ended_says_that_it_goes_on_when_sent_again(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    allow(monkeypatch, "slow", limits=QUICK)
    browser = world.browser(world.caller())
    with world.owner() as owner, owner.transaction():
        owner.execute("lock table ledger.claims in access exclusive mode")
        answer = send(browser, SAMPLE.read_bytes(), "check")
    assert answer.status_code == 503
    assert "请再次导入同一个文件" in answer.text


def test_a_query_whose_asker_has_gone_is_cancelled(world: World, site: Served) -> None:
    with site.line("GET /test/slow?seconds=4 HTTP/1.1\nhost: x\n\n"):
        _until(lambda: _sleeping(world) == 1, 3)
    _until(lambda: _sleeping(world) == 0, 1)


def test_who_goes_away_while_sending_costs_one_line_of_log(site: Served, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO):
        site.line("POST /sign-in HTTP/1.1\nhost: x\ncontent-length: 100\n\nname=").close()
        _until(lambda: bool(caplog.records), 3)
    assert [record.message for record in caplog.records] == ["aborted: the sender went away"]
    assert caplog.records[0].exc_info is None


# Room


def test_requests_on_a_locked_table_leave_the_other_pages_alone(world: World, site: Served) -> None:
    supervisor = world.caller()
    with world.owner() as owner, owner.transaction(), ThreadPoolExecutor(6) as crowd:
        owner.execute("lock table read.place in access exclusive mode")
        api = {"authorization": f"Bearer {world.token(supervisor)[0]}", "accept-language": "en"}
        began = time.monotonic()
        held = [
            crowd.submit(httpx.get, f"{site.address}/api/v1/households?division=411326", headers=api, timeout=10)
            for _ in range(6)
        ]
        time.sleep(0.3)
        for path in ("/livez", "/readyz", "/sign-in", "/api/v1/hospitals?division=411326"):
            assert httpx.get(f"{site.address}{path}", headers=api, timeout=1).status_code == 200, path
        assert not any(each.done() for each in held)
        answers = [each.result() for each in held]
        assert {answer.status_code for answer in answers} == {503}
        assert time.monotonic() - began < 4
    assert answers[0].json()["title"] == "The system is busy"


def test_whoever_finds_no_room_is_told_at_once(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    allow(monkeypatch, "read", places=1, queue=1)
    with served(app_of(world)) as small, ThreadPoolExecutor(2) as crowd:
        held = [crowd.submit(httpx.get, f"{small.address}/test/slow?seconds=1.5", timeout=9) for _ in range(2)]
        time.sleep(0.4)
        began = time.monotonic()
        turned_away = httpx.get(f"{small.address}/test/slow?seconds=0", headers=FORM)
        assert time.monotonic() - began < 0.5
        assert turned_away.status_code == 503
        assert "系统忙" in turned_away.text
        assert int(turned_away.headers["retry-after"]) > 0
        assert httpx.get(f"{small.address}/livez").status_code == 200
        assert httpx.get(f"{small.address}/readyz").status_code == 200
        assert [each.result().status_code for each in held] == [200, 200]


def test_who_waits_too_long_for_a_place_is_told_to_come_again() -> None:
    async def wait() -> None:
        room = Room(replace(KINDS["slow"], places=1, patience=0.05))
        async with room.place():
            with pytest.raises(Full):
                async with room.place():
                    pass
        async with room.place():
            pass

    asyncio.run(wait())


# Lines


def test_half_a_head_and_silence_keep_no_line(site: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(line, "HEAD_SECONDS", 0.3)
    for said in ("", "GET /livez HTTP/1.1\nhost:"):
        with site.line(said) as silent:
            assert _closed(silent)


def test_a_line_on_which_nothing_more_is_asked_ends(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serving, "IDLE_SECONDS", 0.3)
    with served(app_of(world)) as opened, opened.line("GET /livez HTTP/1.1\nhost: x\n\n") as idle:
        assert idle.recv(65536).startswith(b"HTTP/1.1 200 ")
        assert b"" in iter(lambda: idle.recv(65536), b"never")


def test_an_answer_that_nobody_takes_is_dropped(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(line, "TAKE_SECONDS", 0.3)
    with served(app_of(world)) as opened, opened.line() as lazy:
        lazy.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        _until(lambda: _ended(lazy, b"GET /test/much HTTP/1.1\r\nhost: x\r\n\r\n"), 10)


def test_headers_without_end_are_refused(site: Served) -> None:
    answer = httpx.get(f"{site.address}/sign-in", headers={"cookie": "a=" + "b" * 20_000, "accept-language": "en"})
    assert answer.status_code in (400, 431)


def test_forwarded_addresses_are_believed_only_of_proxies_named(world: World) -> None:
    said = {"x-forwarded-for": "203.0.113.9"}
    with served(app_of(world)) as open_site:
        assert httpx.get(f"{open_site.address}/test/client", headers=said).text == "127.0.0.1"
    with served(app_of(world), trusted_proxies="127.0.0.1") as behind_a_proxy:
        assert httpx.get(f"{behind_a_proxy.address}/test/client", headers=said).text == "203.0.113.9"


def _timed(do: Any) -> float:
    began = time.process_time()
    do()
    return time.process_time() - began


def _sleeping(world: World) -> int:
    with psycopg.connect(world.server.superuser_dsn) as superuser:
        count = "select count(*) from pg_stat_activity where wait_event = 'PgSleep' and datname = current_database()"
        (n,) = superuser.execute(count).fetchone() or (0,)
        return int(n)


def _until(so: Any, seconds: float) -> None:
    give_up = time.monotonic() + seconds
    while not so():
        assert time.monotonic() < give_up
        time.sleep(0.02)


def _closed(silent: Any) -> bool:
    try:
        return silent.recv(10) == b""
    except ConnectionResetError:
        return True


def _ended(lazy: socket.socket, asked: bytes) -> bool:
    """Whether the other end is gone, as far as one more question tells."""
    try:
        lazy.sendall(asked)
    except OSError:
        return True
    return False
