"""casework assignments hand-over: what somebody looks after passes to another person."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.support.story import Story
from tests.support.world import TODAY
from web.cli import main

Run = Callable[..., Result]


@pytest.fixture
def run(story: Story, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """The command on the story's database, with the key that the story is sealed with."""
    key = tmp_path / "wrapping.key"
    key.write_bytes(bytes(32))
    key.chmod(0o600)
    monkeypatch.setenv("CASEWORK_KEY_FILE", str(key))
    monkeypatch.setenv("CASEWORK_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("CASEWORK_DATABASE_URL", story.world.server.app_dsn)
    monkeypatch.setenv("CASEWORK_OWNER_URL", story.world.server.owner_dsn)

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
