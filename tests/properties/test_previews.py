"""What a preview says before an edition is adopted is what lists and figures say afterwards."""

from collections import Counter
from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from casework.common.nearest import ledgers_for
from casework.policies import preset
from casework.policies.in_force import Adopted
from projections.engine.scope import NATION
from projections.engine.snapshot import Snapshot, open_snapshot
from projections.oversight.overdue import overdue
from projections.oversight.preview import Change, Tally, changes
from projections.oversight.rollup.figures import figures_of
from projections.policies.in_force import adopting_there
from tests.properties.histories import DAYS, HISTORIES
from tests.properties.office_days import TODAY, Days
from tests.properties.test_histories import OFTEN, two_counties
from tests.support.world import World

NAMES = st.sampled_from(("anyue-2020", "beijing", "default"))
LEVELS = st.integers(0, 3)  # the county's own edition, or that of a division above


@OFTEN
@given(history=HISTORIES, name=NAMES, from_on=DAYS, level=LEVELS)
def test_a_preview_is_what_comes_true(world: World, history: list[Any], name: str, from_on: date, level: int) -> None:
    county, other = two_counties()
    days = Days(world.office.casework, county, other)
    for action in history:
        days.do(action)
    candidate = Adopted(ledgers_for(county)[level], from_on, preset(name))
    with open_snapshot(world.office.database, NATION, TODAY) as snapshot:
        found = changes(snapshot, county, adopting_there(snapshot, candidate), len(county))
        change = found.get(county, Change())
        assert change.now == told(snapshot, county)
    days.policy(from_on, name, level)
    with open_snapshot(world.office.database, NATION, TODAY) as snapshot:
        assert change.then == told(snapshot, county)


def told(snapshot: Snapshot, county: str) -> Tally:
    return Tally(figures_of(snapshot, county), Counter(item.duty for item in overdue(snapshot, county)))
