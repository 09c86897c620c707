"""The embedded PostgreSQL starts, is shared, stops with its last user, and survives kill -9."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest

from web.embedded.server import running

HOLD = """
import sys
from pathlib import Path
from web.embedded.server import running
with running(Path(sys.argv[1])) as server:
    print(server.app_dsn, flush=True)
    sys.stdin.readline()
"""


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("data")


def postmaster(data: Path) -> int | None:
    file = data / "pg" / "postmaster.pid"
    return int(file.read_text().split()[0]) if file.exists() else None


def asked(dsn: str, question: str) -> list[tuple[object, ...]]:
    with psycopg.connect(dsn) as db:
        return db.execute(question.encode()).fetchall()


@contextmanager
def another_process(data: Path) -> Iterator[subprocess.Popen[str]]:
    """A process that holds the server until it is told a line."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(data)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline().startswith("postgresql://")
        yield process
        process.kill()


def test_starts_and_stops_with_its_only_user(data: Path) -> None:
    with running(data) as server:
        assert asked(server.app_dsn, "select current_user") == [("casework_app",)]
        assert asked(server.owner_dsn, "select current_database()") == [("casework",)]
    assert postmaster(data) is None


def test_no_network_and_no_entry_without_a_password(data: Path) -> None:
    with running(data) as server:
        assert asked(server.superuser_dsn, "show listen_addresses") == [("",)]
        assert asked(server.superuser_dsn, "select distinct auth_method from pg_hba_file_rules") == [("scram-sha-256",)]
        with pytest.raises(psycopg.OperationalError, match="password"):
            psycopg.connect(server.app_dsn.partition("&passfile=")[0])


def test_an_address_opens_but_tells_no_password(data: Path) -> None:
    """`casework doctor --json` prints addresses for scripts, and these end up in lists of processes and in tickets."""
    with running(data) as server:
        run = {**os.environ, "CASEWORK_DATA_DIR": str(data)}
        command = [sys.executable, "-c", "from web.cli import main; main()", "doctor", "--json"]
        told = subprocess.run(command, env=run, capture_output=True, text=True, check=False).stdout
        secrets = [file.read_text() for file in (data / "keys").glob("*.password")]
        assert len(secrets) == 3
        shown = (told, server.app_dsn, server.owner_dsn, server.superuser_dsn)
        assert [secret for secret in secrets for text in shown if secret in text] == []
        owner = json.loads(told)["database"]["owner_dsn"]
        assert asked(owner, "select current_user") == [("casework_admin",)]


def test_files_are_for_the_owner_only(data: Path) -> None:
    with running(data):
        for folder in (data / "keys", data / "pg", data / "pg-run", data / "log"):
            assert folder.stat().st_mode & 0o077 == 0
        for file in (data / "keys").iterdir():
            assert file.stat().st_mode & 0o077 == 0


def test_roles_are_no_superusers_and_the_application_inherits_nothing(data: Path) -> None:
    roles = """
        select rolname, rolcanlogin, rolinherit from pg_roles
        where rolname like 'casework%' and not rolsuper and not rolbypassrls order by 1
    """
    with running(data) as server:
        assert asked(server.superuser_dsn, roles) == [
            ("casework_admin", True, True),
            ("casework_app", True, False),
            ("casework_owner", False, True),
            ("casework_read", False, True),
            ("casework_write", False, True),
        ]


def test_the_owner_may_add_extensions_that_know_chinese(data: Path) -> None:
    with running(data) as server, psycopg.connect(server.owner_dsn) as db:
        db.execute("set role casework_owner")
        db.execute("create extension pg_trgm")
        db.execute("create extension btree_gist")
        assert db.execute("select cardinality(show_trgm('李明村'))").fetchone() == (4,)
        db.rollback()


def test_personal_data_in_a_failing_statement_stays_out_of_the_log(data: Path) -> None:
    with running(data) as server, psycopg.connect(server.superuser_dsn) as db:
        with pytest.raises(psycopg.Error):
            db.execute("select '411326199001011234'::date")
        db.rollback()
        db.execute("create temp table people (number text primary key)")
        with pytest.raises(psycopg.errors.UniqueViolation):
            db.execute("insert into people select '411326199001011234' from generate_series(1, 2)")
    assert "411326199001011234" not in (data / "log" / "postgresql.log").read_text()


def test_the_last_process_out_stops_it(data: Path) -> None:
    with running(data) as server:
        with another_process(data) as other:
            pid = postmaster(data)
            other.communicate("\n", timeout=20)
        assert postmaster(data) == pid
        assert asked(server.app_dsn, "select 1") == [(1,)]
    assert postmaster(data) is None


def test_a_process_that_joined_keeps_it_after_the_starter_left(data: Path) -> None:
    with running(data):
        other = another_process(data)
        process = other.__enter__()
    assert postmaster(data) is not None
    process.communicate("\n", timeout=20)
    assert postmaster(data) is None


def test_attaches_to_a_server_whose_starter_was_killed(data: Path) -> None:
    with another_process(data) as other:
        os.kill(other.pid, signal.SIGKILL)
        other.wait()
    left = postmaster(data)
    assert left is not None
    with running(data) as server:
        assert postmaster(data) == left
        assert asked(server.app_dsn, "select 1") == [(1,)]
    assert postmaster(data) is None


def test_starts_again_after_the_server_was_killed(data: Path) -> None:
    with running(data) as server, psycopg.connect(server.superuser_dsn, autocommit=True) as db:
        db.execute("create table kept as select 7 as number")
        killed = postmaster(data)
        assert killed is not None
        os.kill(killed, signal.SIGKILL)
        with running(data) as again:
            assert postmaster(data) != killed
            assert asked(again.superuser_dsn, "select number from kept") == [(7,)]


def test_a_number_that_another_program_has_now_is_not_waited_for(data: Path) -> None:
    (data / "pg" / "postmaster.pid").write_text(f"{os.getpid()}\n{data / 'pg'}\n1\n5432\n\n\n\nready   \n")
    with running(data) as server:
        assert asked(server.app_dsn, "select 1") == [(1,)]


def test_a_path_too_long_for_a_socket_or_with_odd_letters(tmp_path: Path) -> None:
    with running(tmp_path / ("x" * 60) / "a, 'b' \"c\" $d 家") as server:
        assert asked(server.app_dsn, "select 1") == [(1,)]


def test_several_at_once_make_one_server(tmp_path: Path) -> None:
    def start() -> subprocess.Popen[str]:
        command = [sys.executable, "-c", HOLD, str(tmp_path)]
        return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    processes = [start() for _ in range(4)]
    answers = {process.stdout.readline() for process in processes if process.stdout}
    assert len(answers) == 1
    for process in processes:
        process.communicate("\n", timeout=60)
    assert [process.returncode for process in processes] == [0] * 4
    time.sleep(0.1)
    assert postmaster(tmp_path) is None
