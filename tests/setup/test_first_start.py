"""The first start: two at once, a port that is taken."""

import subprocess
import sys
import threading
from pathlib import Path

import pytest

from tests.drills.site import free_port
from web.access import users
from web.cli import first_time
from web.operations.installation import addresses, bring_up_to_date, office_at
from web.operations.serving import PortTaken, listening
from web.settings import settings


def test_two_first_starts_at_once_make_one_demo(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CASEWORK_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setattr(first_time, "HOUSEHOLDS", 3)
    chosen, went_wrong = settings(), list[BaseException]()
    done = threading.Barrier(3, timeout=120)

    def start() -> None:
        try:
            with addresses(chosen) as where:
                bring_up_to_date(where.owner or "")
                with office_at(where.app, chosen) as office:
                    first_time.welcome(office, chosen)
                    done.wait()
        except BaseException as error:
            went_wrong.append(error)
            done.abort()

    starts = [threading.Thread(target=start) for _ in range(2)]
    with addresses(chosen) as where:
        for each in starts:
            each.start()
        done.wait()
        with office_at(where.app, chosen) as office, office.database.write() as connection:
            assert users.find(connection, "zhuguan") is not None
            households = connection.execute("select count(*) from read.registration where ledger = '411326'").fetchone()
        for each in starts:
            each.join()
    assert went_wrong == []
    assert households == (3,)
    assert capsys.readouterr().out.count("zhuguan") == 2


def test_a_port_that_is_taken_is_found_before_anything_is_made(tmp_path: Path) -> None:
    with listening("127.0.0.1", 0) as taken:
        port = str(taken.getsockname()[1])
        start = subprocess.run(
            [str(Path(sys.executable).with_name("casework")), "serve"],
            env={"CASEWORK_DATA_DIR": str(tmp_path / "data"), "PORT": port, "PATH": "/usr/bin:/bin"},
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
    assert start.returncode == 1
    assert start.stderr == (
        f"127.0.0.1:{port}: Address already in use. Stop what runs there, or choose another: PORT=8001 script/run\n"
    )
    assert not (tmp_path / "data").exists()


def test_a_port_left_a_moment_ago_can_be_taken_again() -> None:
    port = free_port()
    with listening("127.0.0.1", port), pytest.raises(PortTaken), listening("127.0.0.1", port):
        pass
    with listening("127.0.0.1", port):
        pass
