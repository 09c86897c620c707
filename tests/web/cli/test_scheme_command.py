"""casework scheme: what is paid on a day, adopting an edition from a file, paying one no more."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from tests.support import command_line
from tests.support.world import COUNTY, World
from web.cli import main

Run = Callable[..., Result]
RAISED = """
based_on = "special_support-henan"
scheme = "special_support"
title_zh = "提标"
title_en = "Raised"
document = "豫卫〔2027〕1号"
[[rates]]
component = "national"
category = "death"
amount_fen = 70000
per = "month"
from_on = 2027-01-01
document = "财社〔2027〕1号"
"""


@pytest.fixture
def run(world: World, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    command_line.finds(world.server, monkeypatch, tmp_path)
    return lambda *words: CliRunner().invoke(main, ["scheme", *words])


def told(done: Result) -> dict[str, Any]:
    assert done.exit_code == 0, done.output
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def test_a_new_rate_is_a_file_that_builds_on_a_preset(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "raised.toml"
    file.write_text(RAISED, "utf-8")
    assert told(run("adopt", str(file), "--division", COUNTY, "--from", "2027-01-01", "--json"))["position"] == 1
    shown = told(run("show", "special_support", "--on", "2027-06-01", "--json"))["schemes"][0]
    assert shown["reference"] == f"{COUNTY}:1"
    assert {each["name"]: each["month_fen"] for each in shown["standards"]}["death"] == 129_000
    assert told(run("show", "special_support", "--on", "2026-06-01", "--json"))["schemes"][0]["reference"].startswith(
        "preset:"
    )


def test_a_scheme_that_ends_is_told_so_and_what_is_no_edition_is_refused(run: Run, tmp_path: Path) -> None:
    words = ("study_aid", "--division", "41", "--from", "2026-01-01", "--document", "豫")
    assert run("end", *words).exit_code == 0
    assert "study_aid: not paid here since 2026-01-01" in run("show", "--on", "2026-06-01").stdout
    file = tmp_path / "broken.toml"
    file.write_text('based_on = "no such"', "utf-8")
    for edition in (str(file), "no such"):
        assert run("adopt", edition, "--division", COUNTY, "--from", "2026-01-01", "--document", "x").exit_code != 0
