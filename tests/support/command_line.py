"""The command `casework`, as an office's machine would have it: it finds the database and the key of a test's world."""

from pathlib import Path

import pytest

from web.embedded.server import Server


def finds(server: Server, monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """From now on. `folder`: where the key stands, and what a command writes."""
    key = folder / "wrapping.key"
    key.write_bytes(bytes(32))  # the key of every world (tests/support/databases.py)
    key.chmod(0o600)
    monkeypatch.setenv("CASEWORK_KEY_FILE", str(key))
    monkeypatch.setenv("CASEWORK_DATA_DIR", str(folder))
    monkeypatch.setenv("CASEWORK_DATABASE_URL", server.app_dsn)
    monkeypatch.setenv("CASEWORK_OWNER_URL", server.owner_dsn)
