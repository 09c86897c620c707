"""Small files around the embedded PostgreSQL: passwords, socket folder, log, and whether a process lives."""

import contextlib
import hashlib
import os
import secrets
import stat
import tempfile
from collections.abc import Mapping
from pathlib import Path

from web.embedded.account import EmbeddedPostgresError

SOCKET_FOLDER_BYTES = 90  # a socket's path holds 107 bytes, and the file in the folder takes 14
LOG_BYTES = 10_000_000


def password(keys: Path, login: str) -> str:
    """The random password of `login`, made at first use; its file is for the owner only."""
    path = keys / f"pg-{login}.password"
    if not path.exists():
        keys.mkdir(exist_ok=True, mode=0o700)
        written = path.with_suffix(".new")
        written.unlink(missing_ok=True)
        written.touch(mode=0o600)
        written.write_text(secrets.token_urlsafe(32))
        written.rename(path)
    return path.read_text()


def password_file(keys: Path, logins: Mapping[str, str]) -> Path:
    """The passwords as libpq reads them, by login: addresses name this file, so that no password stands in one.

    It is for the owner only; libpq does not read it otherwise.
    """
    path = keys / "pg.passwords"
    text = "".join(f"*:*:*:{login}:{password(keys, file)}\n" for login, file in logins.items())
    if not path.exists() or path.read_text() != text:
        written = path.with_suffix(".new")
        written.unlink(missing_ok=True)
        written.touch(mode=0o600)
        written.write_text(text)
        written.rename(path)
    return path


def socket_folder(data: Path) -> Path:
    """`data`/pg-run, or a folder under the system's temporary one where that path cannot hold a socket."""
    folder = data / "pg-run"
    # libpq takes a comma for the end of a host; PostgreSQL's own list of folders is quoted with ".
    if len(os.fsencode(folder)) > SOCKET_FOLDER_BYTES or set(str(folder)) & set(',"\\'):
        digest = hashlib.sha256(os.fsencode(data)).hexdigest()[:16]
        folder = Path(tempfile.gettempdir()) / f"casework-{digest}"
    with contextlib.suppress(FileExistsError):
        folder.mkdir(mode=0o700)
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode) or os.geteuid() not in (0, found.st_uid):
        raise EmbeddedPostgresError(f"{folder} must be a folder of our own: remove it.")
    folder.chmod(0o700)
    return folder


def log_file(data: Path) -> Path:
    """`data`/log/postgresql.log; an older one is kept beside it once it is large."""
    folder = data / "log"
    folder.mkdir(exist_ok=True, mode=0o700)
    path = folder / "postgresql.log"
    if path.exists() and path.stat().st_size > LOG_BYTES:
        path.rename(folder / "postgresql.log.1")
    path.touch(mode=0o600)
    return path


def alive(pid: int) -> bool:
    """Whether `pid` is a running postgres, not a dead one nor another program with its old number."""
    name, state = _process(pid)
    return name == "postgres" and state not in "ZX"


def gone(pid: int) -> bool:
    """Whether `pid` has ended, be it that nobody has fetched its exit code yet."""
    return _process(pid)[1] in "ZX"


def at_work_in(folder: Path) -> dict[int, str]:
    """The postgres processes of the cluster in a folder, each of which stands in it, and what each says it is."""
    found = {}
    for process in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):  # gone meanwhile, or somebody else's
            if (process / "cwd").readlink() == folder and alive(int(process.name)):
                found[int(process.name)] = (process / "cmdline").read_text(errors="replace")
    return found


def _process(pid: int) -> tuple[str, str]:
    """Name and state letter of a process; X where there is none."""
    with contextlib.suppress(ChildProcessError):
        os.waitpid(pid, os.WNOHANG)  # the first process of a container inherits the server
    try:
        line = Path(f"/proc/{pid}/stat").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return "", "X"
    name, _, rest = line.partition("(")[2].rpartition(")")
    return name, rest.split()[0]
