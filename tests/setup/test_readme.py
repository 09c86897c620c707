"""The five minutes of the README, as they stand there, on a demo of their own."""

import ast
import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.drills.site import free_port

ROOT = Path(__file__).parents[2]
BIN = Path(sys.executable).parent
pytestmark = pytest.mark.skipif(not (shutil.which("bash") and shutil.which("curl")), reason="it is told to a shell")


def told() -> str:
    """Every command of the README's section, in order."""
    text = (ROOT / "README.md").read_text("utf-8")
    section = text[text.index("## Five minutes") : text.index("## A map of the code")]
    return "\n".join(re.findall(r"^```sh\n(.*?)^```", section, re.MULTILINE | re.DOTALL))


@pytest.fixture
def surroundings(tmp_path: Path) -> Iterator[dict[str, str]]:
    """The environment of a shell beside a demo that is served."""
    port = str(free_port())
    environment = {"CASEWORK_DATA_DIR": str(tmp_path / "data"), "PORT": port, "PATH": os.environ["PATH"]}
    with (tmp_path / "log").open("w") as log:
        server = subprocess.Popen([BIN / "casework", "serve"], env=environment, stdout=log, stderr=log)
    try:
        wait_until_ready(f"http://127.0.0.1:{port}/readyz", server)
        yield environment
    finally:
        server.terminate()
        server.wait(timeout=30)


def wait_until_ready(address: str, server: subprocess.Popen[bytes]) -> None:
    for _ in range(1200):
        assert server.poll() is None
        try:
            if httpx.get(address).status_code == 200:
                return
        except httpx.TransportError:
            pass
        time.sleep(0.1)
    raise AssertionError("not ready in two minutes")


def test_the_five_minutes_go_as_they_are_told(surroundings: dict[str, str], tmp_path: Path) -> None:
    commands = told().replace(".venv/bin/", f"{BIN}/").replace("var/refused.xlsx", str(tmp_path / "refused.xlsx"))
    shell = subprocess.run(
        ["bash"], input=f"shopt -s expand_aliases\n{commands}", cwd=ROOT, env=surroundings,
        capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip
    assert shell.stderr == ""
    lines = shell.stdout.splitlines()
    assert "接收 213 户，已在册 0 户，退回 27 行" in lines
    before, after, as_known_before, _ = (int(line) for line in lines if line.isdigit())
    assert after < before == as_known_before
    first, then, again = (ast.literal_eval(line) for line in lines if line.startswith("{'covered'"))
    assert (then["covered"], again) == (first["covered"] + 1, first)
    contact, the_same, assignment = (json.loads(line) for line in lines if line.startswith('{"id"'))
    assert contact == the_same != assignment
    assert "read models agree with the events" in lines
    assert [line for line in lines if "breaks" in line] == ["411326: the chain breaks at position 100 (changed)"]
    assert sum(line.startswith("411326: ") and line.endswith("events hold") for line in lines) == 2
