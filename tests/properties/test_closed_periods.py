"""Whatever is recorded after a period was closed, its figures are counted again from the ledger at their positions."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from projections.periods.checking import closed_unlike
from tests.properties.histories import HISTORIES, drawn
from tests.properties.test_histories import OFTEN, lived
from tests.support.world import World

CLOSINGS = st.lists(drawn("close_period"), min_size=1, max_size=4)


@settings(parent=OFTEN, max_examples=max(3, OFTEN.max_examples // 3))
@given(
    before=HISTORIES,
    closings=CLOSINGS,
    after=st.lists(st.one_of(*map(drawn, ("contact", "contract", "death"))), max_size=9),
)
def test_closed_figures_are_counted_again_whatever_came_later(
    world: World, before: list[Any], closings: list[Any], after: list[Any]
) -> None:
    county, _ = lived(world, [*before, *closings, *after])
    with world.owner() as owner:
        told = owner.execute("select count(*) from read.period_close where ledger = %s", (county,)).fetchone()
        assert closed_unlike(owner) == []
    assert told is not None
