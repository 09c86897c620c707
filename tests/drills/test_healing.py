"""What breaks the database breaks the site for seconds: 503 at once, and well again by itself once the cause is gone.

The figures: pytest -o log_cli=true -o log_cli_level=INFO tests/drills/test_healing.py
"""

import logging
import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from tests.drills.conftest import copied
from tests.drills.disk import SmallDisk, disk
from tests.drills.proxy import proxy
from tests.drills.site import Answer, Site, asked_all_the_time, healed, serving, until
from web.embedded.server import running

pytestmark = pytest.mark.alone

AT_ONCE = 2.0  # seconds
SOON = 5.0

drill = logging.getLogger("drill")


@pytest.fixture
def data(prepared: Path, tmp_path: Path) -> Path:
    return copied(prepared, tmp_path)


@pytest.fixture
def site(data: Path) -> Iterator[Site]:
    with serving(data) as opened:
        yield opened


def judge(what: str, asked: list[Answer], cause_gone: float, well: float) -> None:
    """Every answer at once, 200 or 503, and well soon."""
    slowest = max(each.seconds for each in asked)
    first_503 = next(each for each in asked if each.status == 503)
    drill.info("%s: 503 within %.2f s, healed %.1f s after the cause was gone", what, slowest, well - cause_gone)
    assert {each.status for each in asked} == {200, 503}
    assert first_503.at < well
    assert slowest < AT_ONCE
    assert well - cause_gone < SOON


def postmaster(data: Path) -> int:
    return int((data / "pg" / "postmaster.pid").read_text().split()[0])


def not_ready(site: Site) -> bool:
    return site.get("/readyz").status == 503


def test_a_killed_database_is_back_in_seconds(site: Site, data: Path) -> None:
    with asked_all_the_time(site) as asked:
        until(lambda: len(asked) > 3, SOON, site)
        killed, pid = time.monotonic(), postmaster(data)
        os.kill(pid, signal.SIGKILL)
        until(lambda: not_ready(site), SOON, site)
        well = healed(site)
    assert postmaster(data) != pid
    judge("postmaster killed", asked, killed, well)


def test_a_killed_backend_is_forgotten_in_seconds(site: Site, data: Path) -> None:
    """PostgreSQL then ends every other one, and begins anew."""
    with running(data) as server, psycopg.connect(server.superuser_dsn, autocommit=True) as superuser:
        of_application = "select pid from pg_stat_activity where usename = 'casework_app' limit 1"
        (pid,) = superuser.execute(of_application).fetchone() or (0,)
        with asked_all_the_time(site) as asked:
            until(lambda: len(asked) > 3, SOON, site)
            killed = time.monotonic()
            os.kill(pid, signal.SIGKILL)
            until(lambda: any(each.status == 503 for each in asked), SOON, site)
            well = healed(site)
    judge("backend killed", asked, killed, well)


def test_a_line_that_falls_silent_is_left_and_taken_up_again(data: Path) -> None:
    with running(data) as server, proxy(str(next((data / "pg-run").glob(".s.PGSQL.*[0-9]")))) as between:
        login, passwords = server.app_dsn.split("@")[0], server.app_dsn.rpartition("&")[2]
        address = f"{login}@127.0.0.1:{between.port}/casework?{passwords}"
        with serving(data, CASEWORK_DATABASE_URL=address) as site, asked_all_the_time(site) as asked:
            until(lambda: len(asked) > 3, SOON, site)
            between.fall_silent()
            until(lambda: sum(each.status == 503 for each in asked) > 20, SOON, site)
            assert site.get("/livez").status == 200
            assert not_ready(site)
            between.speak()
            spoken = time.monotonic()
            well = healed(site)
        judge("half-open line", asked, spoken, well)


def test_a_full_disk_stops_it_only_until_there_is_room_again(data: Path) -> None:
    kind = disk(data)
    prepared = data
    if isinstance(kind, SmallDisk):
        prepared = data.rename(data.with_name("prepared"))
        data.mkdir()
    with serving(data, before=kind.before, PREPARED=str(prepared)) as site:
        with asked_all_the_time(site) as asked:
            until(lambda: len(asked) > 3, SOON, site)
            kind.fill(site.process.pid)
            _use_up_the_journal(kind.folder(site.process.pid), site)
            until(lambda: sum(each.status == 503 for each in asked) > 20, 20, site)
            kind.free(site.process.pid)
            freed = time.monotonic()
            well = healed(site)
        site.sign_in()  # which writes, and ends the session that was asked with
    judge("disk full", asked, freed, well)


def _use_up_the_journal(folder: Path, site: Site) -> None:
    """A new segment of the journal is what there is no room for."""
    secret = (folder / "keys" / "pg-superuser.password").read_text()
    near = Path(f"/tmp/drill-{site.process.pid}")  # a socket's path must be short
    near.symlink_to(folder / "pg-run")
    try:
        with psycopg.connect(host=str(near), user="postgres", password=secret, dbname="postgres") as superuser:
            superuser.autocommit = True
            for _ in range(100):
                superuser.execute("select pg_switch_wal(), pg_logical_emit_message(false, 'drill', repeat('x', 9999))")
    except psycopg.Error:
        return  # it went down, or could not write
    finally:
        near.unlink()
