"""One PostgreSQL cluster on disk: made, started, found running, stopped."""

import os
import shutil
import signal
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from web.embedded.account import Account, EmbeddedPostgresError, account_for, binaries
from web.embedded.files import alive, at_work_in, gone, log_file, password, socket_folder
from web.embedded.settings import INITDB, SETTINGS

READY_SECONDS = 600  # recovery after a crash may replay up to max_wal_size
STOP_SECONDS = 60
ORPHAN_SECONDS = 30
BURIAL_SECONDS = 5


class Cluster:
    """The cluster under `data`/pg. The caller sees to it that one process at a time starts or stops it."""

    def __init__(self, data: Path) -> None:
        self.data = data
        self.keys = data / "keys"
        self.folder = data / "pg"

    def up(self) -> Path:
        """The socket folder of the running server, which is made and started if need be."""
        if self._status() == "stopping":
            _wait(lambda: self._running() is None, STOP_SECONDS)
        if self._running() is None:
            account = account_for(self.data)
            if not self.folder.exists():
                self._make(account)
            self._start(account)
        self._await_ready()
        return Path(self._pid_file()[4])

    def is_running(self) -> bool:
        return self._running() is not None

    def is_stuck(self) -> bool:
        """Up, but neither open (then it has a walwriter) nor on the way there: its recovery ended, and it did not."""
        said = " ".join(at_work_in(self.folder).values())
        return bool(said) and self.is_running() and "walwriter" not in said and "startup" not in said

    def give_up(self) -> None:
        """Ends a server that is of no use: nothing is lost that it had confirmed."""
        pid = self._running()
        if pid is not None:
            os.kill(pid, signal.SIGQUIT)
            _wait(lambda: self._running() is None, BURIAL_SECONDS)

    def stop(self) -> None:
        """Fast shutdown: open transactions are rolled back, what was committed is on disk."""
        for sign in (signal.SIGINT, signal.SIGQUIT):
            pid = self._running()
            if pid is None:
                return
            os.kill(pid, sign)
            _wait(lambda: self._running() is None, STOP_SECONDS)

    def _make(self, account: Account) -> None:
        unfinished, secret = self.data / "pg-new", self.data / "pg-new.password"
        shutil.rmtree(unfinished, ignore_errors=True)
        secret.unlink(missing_ok=True)
        unfinished.mkdir(mode=0o700)
        secret.touch(mode=0o600)
        secret.write_text(password(self.keys, "superuser"))  # initdb may run as one who cannot read our keys
        account.own(unfinished)
        account.own(secret)
        done = account.run([str(binaries() / "initdb"), *INITDB, f"--pwfile={secret}", "-D", str(unfinished)])
        secret.unlink()
        if done.returncode != 0:
            raise EmbeddedPostgresError(f"initdb failed: {done.stderr.strip()}")
        unfinished.rename(self.folder)

    def _start(self, account: Account) -> None:
        self._forget_the_dead()
        give_up = time.monotonic() + ORPHAN_SECONDS
        while not self._started(account):
            tail = log_file(self.data).read_text(errors="replace")[-1000:]
            # The children of a killed server still hold its memory; they end by themselves in a moment.
            if "still in use" not in tail or time.monotonic() > give_up:
                raise EmbeddedPostgresError(f"PostgreSQL did not start: {tail.strip()}")
            time.sleep(0.5)

    def _started(self, account: Account) -> bool:
        pid = self._spawn(account)
        _wait(lambda: self._running() == pid or gone(pid), ORPHAN_SECONDS)
        return self._running() == pid

    def _spawn(self, account: Account) -> int:
        sockets = socket_folder(self.data)
        account.own(sockets)
        settings = {**SETTINGS, "unix_socket_directories": f'"{sockets}"'}
        options = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
        server = [str(binaries() / "postgres"), "-D", str(self.folder), *options]
        # The shell ends at once: the server outlives us and leaves no zombie in us.
        with log_file(self.data).open("ab") as log:
            started = account.run(["/bin/sh", "-c", '"$@" >&2 & echo $!', "sh", *server], errors=log)
        return int(started.stdout)

    def _await_ready(self) -> None:
        _wait(lambda: self._status() == "ready" or self._running() is None, READY_SECONDS)
        if self._running() is None or self._status() != "ready":
            raise EmbeddedPostgresError(f"PostgreSQL is not ready for connections; see {log_file(self.data)}")

    def _forget_the_dead(self) -> None:
        """Lock files whose number another program has by now, a dead server that nobody buries, and its children."""
        (socket_folder(self.data) / ".s.PGSQL.5432.lock").unlink(missing_ok=True)
        pid = self._number()
        if pid is not None and gone(pid):
            _wait(lambda: not _exists(pid), BURIAL_SECONDS)
        if pid is not None and _exists(pid):
            (self.folder / "postmaster.pid").unlink()
        for orphan in at_work_in(self.folder):  # a statement under way would keep the memory until it is done
            with suppress(ProcessLookupError):
                os.kill(orphan, signal.SIGQUIT)

    def _running(self) -> int | None:
        pid = self._number()
        return pid if pid is not None and alive(pid) else None

    def _number(self) -> int | None:
        lines = self._pid_file()
        return int(lines[0]) if lines and lines[0].isdigit() else None

    def _status(self) -> str:
        lines = self._pid_file()
        return lines[7].strip() if len(lines) > 7 else ""

    def _pid_file(self) -> list[str]:
        """Number, folder, start, port, socket folder, address, memory key, status: a line each."""
        try:
            return (self.folder / "postmaster.pid").read_text().split("\n")
        except FileNotFoundError:
            return []


def _exists(pid: int) -> bool:
    return Path(f"/proc/{pid}").exists()


def _wait(done: Callable[[], bool], seconds: float) -> None:
    give_up = time.monotonic() + seconds
    while not done() and time.monotonic() < give_up:
        time.sleep(0.02)
