"""Roll-ups are told beside the site: by its own thread, and by processes of their own where there is much to tell."""

import time

import pytest

from projections.oversight.rollup.follower import behind
from tests.support.world import TODAY, World
from web.operations import following


@pytest.mark.usefixtures("command_line")
def test_much_to_tell_is_told_by_processes_of_their_own(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
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
