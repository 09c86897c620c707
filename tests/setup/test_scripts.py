"""The set-up scripts are plain sh, the locks pin by hash and name no address."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
SCRIPTS = [CHECKOUT / "script" / name for name in ("setup", "run", "test", "browser", "lock")]
LOCKS = [CHECKOUT / n for n in ("requirements.lock", "requirements-dev.lock", "assets.lock", "script/pip.lock")]


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_scripts_are_plain_sh(script: Path) -> None:
    assert script.read_text().startswith("#!/bin/sh\n")
    assert script.stat().st_mode & 0o111
    assert subprocess.run(["sh", "-n", script], check=False).returncode == 0


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_scripts_pass_shellcheck(script: Path) -> None:
    subprocess.run([Path(sys.executable).with_name("shellcheck"), script], check=True)


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_locks_pin_by_hash_and_name_no_address(lock: Path) -> None:
    text = lock.read_text()
    assert "://" not in text
    assert "index-url" not in text
    pins = re.findall(r"^[\w.-]+==\S+ \\\n    --hash=sha256:[0-9a-f]{64}", text, re.MULTILINE)
    assert len(pins) == len(re.findall(r"^[\w.-]+(?:\[.*\])?==", text, re.MULTILINE)) > 0


def test_fetching_assets_again_asks_for_nothing() -> None:
    environment = {"PIP_INDEX_URL": "file:///nowhere", "PATH": "/nowhere"}
    subprocess.run([sys.executable, CHECKOUT / "script" / "fetch_assets.py"], check=True, env=environment)
