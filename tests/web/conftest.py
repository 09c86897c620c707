"""A village whose story was told once; each test that asks gets a copy of its own."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from tests.conftest import LATER_NUMBERS
from tests.support.databases import copy_of, world_on
from tests.support.story import Story, tell
from web.embedded.server import Server


@pytest.fixture(scope="session")
def village(server: Server) -> Iterator[Story]:
    """The story as it stands in the database `village`, which is only there to be copied."""
    with copy_of(server, name="village") as there:
        with world_on(there) as world:
            story = tell(world)
        yield story


@pytest.fixture
def story(server: Server, village: Story) -> Iterator[Story]:
    with copy_of(server, "village") as there, world_on(there, LATER_NUMBERS) as world:
        yield replace(village, world=world)
