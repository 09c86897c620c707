"""Roll-ups are told beside the site: by its own thread, and by processes of their own where there is much to tell."""

import time
from pathlib import Path

import pytest

from projections.oversight.rollup.follower import behind
from tests.support.world import TODAY, World
from web.operations import following


def test_much_to_tell_is_told_by_processes_of_their_own(
    world: World, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("CASEWORK_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("CASEWORK_DATABASE_URL", world.server.app_dsn)
    monkeypatch.setattr(following, "MANY", 0)
    monkeypatch.setattr(following, "follow_each", lambda *_: None)  # the thread itself tells nothing here
    world.household()
    assert behind(world.office.database, TODAY) != []
    stop = following.start(world.office)
    give_up = time.monotonic() + 30
    while behind(world.office.database, TODAY):
        assert time.monotonic() < give_up
        time.sleep(0.1)
    stop()
