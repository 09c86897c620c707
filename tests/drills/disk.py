"""A disk that fills up: a small file system of its own where that is allowed, else a limit to the size of files."""

import contextlib
import os
import resource
import subprocess
from collections.abc import Iterator
from pathlib import Path

MEGABYTES = 200
MOUNT = f'mount -t tmpfs -o size={MEGABYTES}m tmpfs "$CASEWORK_DATA_DIR" && cp -a "$PREPARED/." "$CASEWORK_DATA_DIR" && exec "$@"'
APART = ("unshare", "--user", "--map-root-user", "--mount")
FEW_BYTES = 64 * 1024


def may_mount() -> bool:
    tried = subprocess.run([*APART, "mount", "-t", "tmpfs", "tmpfs", "/mnt"], capture_output=True, check=False)
    return tried.returncode == 0


class SmallDisk:
    """The data folder on a file system of its own, seen from outside through the process that lives there."""

    before = (*APART, "sh", "-c", MOUNT, "sh")

    def __init__(self, data: Path) -> None:
        self.data = data

    def folder(self, process: int) -> Path:
        return Path(f"/proc/{process}/root{self.data}")

    def fill(self, process: int) -> None:
        piece = bytes(1 << 20)
        with contextlib.suppress(OSError), (self.folder(process) / "filling").open("wb", buffering=0) as file:
            while True:
                file.write(piece)
        with contextlib.suppress(OSError), (self.folder(process) / "rest").open("wb", buffering=0) as file:
            while True:
                file.write(piece[:512])

    def free(self, process: int) -> None:
        (self.folder(process) / "filling").unlink()


class LimitedFiles:
    """No file may grow beyond some bytes: neither the server's, nor those of a server started again."""

    before: tuple[str, ...] = ()

    def __init__(self, data: Path) -> None:
        self.data = data

    def folder(self, process: int) -> Path:
        return self.data

    def fill(self, process: int) -> None:
        for each in (process, *self._servers()):
            self._limit(each, FEW_BYTES)

    def free(self, process: int) -> None:
        for each in (process, *self._servers()):
            self._limit(each, resource.RLIM_INFINITY)

    def _servers(self) -> Iterator[int]:
        for found in Path("/proc").glob("[0-9]*"):
            with contextlib.suppress(OSError):
                if (found / "cwd").readlink() == self.data / "pg":
                    yield int(found.name)

    def _limit(self, process: int, most: int) -> None:
        with contextlib.suppress(ProcessLookupError):
            _, hard = resource.prlimit(process, resource.RLIMIT_FSIZE)
            resource.prlimit(process, resource.RLIMIT_FSIZE, (most, hard))


def disk(data: Path) -> SmallDisk | LimitedFiles:
    return SmallDisk(data) if may_mount() and os.access("/proc/self/root", os.R_OK) else LimitedFiles(data)
