"""casework assignments hand-over: what somebody looks after passes to another person."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.support import command_line
from tests.support.story import Story
from tests.support.world import TODAY
from web.cli import main

Run = Callable[..., Result]


@pytest.fixture
def run(story: Story, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """The command on the story's database, with the key that the story is sealed with."""
    command_line.finds(story.world.server, monkeypatch, tmp_path)

    def asked(*words: str) -> Result:
        return CliRunner().invoke(main, ["assignments", "hand-over", "--level", "village", "--reason", "退休", *words])

    return asked


def test_all_households_pass_to_somebody_else(story: Story, run: Run) -> None:
    successor = story.world.staff()
    words = ("--from", str(story.staff), "--to", str(successor), "--on", TODAY.isoformat(), "--json")
    answer = run(*words)
    assert answer.exit_code == 0, answer.output
    told = json.loads(answer.stdout)
    assert (told["done"], told["refused"], told["waiting"]) == (3, 0, 0)
    shown = story.world.api(story.supervisor).get(f"/api/v1/households/{story.late}").json()["assignments"]
    assert [each["staff_id"] for each in shown if each["level"] == "village"] == [str(successor)]


def test_where_nobody_is_looked_after_or_nobody_is_known_it_says_so(story: Story, run: Run) -> None:
    to = ("--to", str(story.world.staff()))
    assert run("--from", str(story.world.staff()), *to).exit_code == 1
    assert run("--from", str(story.household), *to).exit_code == 1
    assert run("--from", str(story.staff), "--to", str(story.staff)).exit_code == 1
