"""A village whose story was told once; each test that asks gets a copy of its own."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from uuid import UUID

import pytest

from tests.conftest import LATER_NUMBERS
from tests.support.databases import copy_of, world_on
from tests.support.page_routes import ids_of
from tests.support.story import Story, tell
from web.embedded.server import Server


@dataclass(frozen=True)
class Full:
    """A copy of the story in which everything is that a page can be about, and what each parameter of a path stands for."""

    story: Story
    ids: dict[str, UUID]


@pytest.fixture(scope="session")
def village(server: Server) -> Iterator[Story]:
    """The story as it stands in the database `village`, which is only there to be copied."""
    with copy_of(server, name="village") as there:
        with world_on(there) as world:
            story = tell(world)
        yield story


@pytest.fixture(scope="session")
def full_village(server: Server, village: Story) -> Iterator[dict[str, UUID]]:
    """The database `full_village`, to be copied too: in it stands something for each parameter of a path."""
    with copy_of(server, "village", name="full_village") as there:
        with world_on(there, LATER_NUMBERS) as world:
            ids = ids_of(replace(village, world=world))
        yield ids


@pytest.fixture
def full(server: Server, village: Story, full_village: dict[str, UUID]) -> Iterator[Full]:
    with copy_of(server, "full_village") as there, world_on(there, 2 * LATER_NUMBERS) as world:
        yield Full(replace(village, world=world), full_village)


@pytest.fixture
def story(server: Server, village: Story) -> Iterator[Story]:
    with copy_of(server, "village") as there, world_on(there, LATER_NUMBERS) as world:
        yield replace(village, world=world)
