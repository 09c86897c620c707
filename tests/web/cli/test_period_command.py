"""casework period: closing a county's period, and counting what was closed again from the ledger."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from projections.check import check
from tests.support import command_line
from tests.support.story import Story
from tests.support.world import COUNTY
from web.cli import main

Run = Callable[..., Result]


@pytest.fixture
def run(story: Story, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """The command on the story's database."""
    command_line.finds(story.world.server, monkeypatch, tmp_path)
    return lambda *words: CliRunner().invoke(main, ["period", *words])


def told(done: Result) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def test_a_period_is_closed_once_and_counted_again_alike_whatever_is_recorded_later(story: Story, run: Run) -> None:
    closed = run("close", "2026-08", "--county", COUNTY, "--json")
    assert (closed.exit_code, told(closed)["total"]["households"]) == (0, 4)
    assert told(run("close", "2026-08", "--json"))["error"] == "period_already_closed"
    story.world.household(registered_on=date(2026, 2, 1))
    shown = run("show", "2026-08", "--json")
    assert (shown.exit_code, told(shown)["ok"]) == (0, True)
    assert "counted again alike" in run("show", "2026-08").stdout


def test_figures_that_are_not_counted_again_are_named(story: Story, run: Run) -> None:
    assert run("show", "2026-10").exit_code == 0
    with story.world.owner() as owner:
        owner.execute("update read.standing set members = '[]' where household_id = %s", (story.late,))
        found = {(each.model, each.kind) for each in check(owner)}
    assert ("period_close", "figures") in found
    shown = run("show", "2026-10", "--json")
    assert (shown.exit_code, told(shown)["ok"]) == (1, False)


@pytest.mark.parametrize(
    ("words", "error"),
    [
        (("close", "2026-13"), "unknown_period"),
        (("close", "2126-01"), "period_not_over"),
        (("close", "2026-01", "--county", "4113"), "division_not_allowed"),
        (("close", "2026-01", "--county", "999999"), "unknown_division"),
        (("show", "2025"), "not_closed"),
    ],
)
def test_what_cannot_be_done_ends_with_what_to_do(run: Run, words: tuple[str, ...], error: str) -> None:
    done = run(*words, "--json")
    assert (done.exit_code, told(done)["error"]) == (1, error)
