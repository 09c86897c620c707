"""What a follower has told of a county is what its households say, on any day and at any position."""

from datetime import timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from casework.oversight.coverage import FIGURES
from projections.engine.scope import NATION
from projections.engine.snapshot import Snapshot, open_snapshot
from projections.oversight.on_day import in_scope
from projections.oversight.overdue import overdue
from projections.oversight.rollup.checking import rollup_differences
from projections.oversight.rollup.figures import by_ledger, figures_of
from projections.oversight.rollup.follower import look_back
from projections.oversight.rollup.standing import told
from tests.properties.histories import HISTORIES
from tests.properties.office_days import TODAY, Days
from tests.properties.test_histories import OFTEN, two_counties
from tests.support.world import World


@OFTEN
@given(
    history=HISTORIES,
    pauses=st.sets(st.integers(0, 60), max_size=4),
    looks=st.lists(st.integers(1, 40), max_size=4),
    back=st.integers(-60, 250),
    part=st.floats(0, 1),
)
def test_roll_ups_say_what_the_households_say(
    world: World, history: list[Any], pauses: set[int], looks: list[int], back: int, part: float
) -> None:
    county, other = two_counties()
    days = Days(world.office.casework, county, other)
    for place, action in enumerate(history):
        days.do(action)
        if place in pauses:  # the follower comes by now and then
            world.follow(county)
            for step in looks:  # some of what was leapt over comes forward
                look_back(world.office.database, county, step)
    world.follow(county)
    on = TODAY - timedelta(days=back)
    with open_snapshot(world.office.database, NATION, on) as snapshot:
        assert told(snapshot, [county]).now == [county]
        assert by_ledger(snapshot, [county]) == {county: figures_of(snapshot, county)}
        assert episodes_on(snapshot, county) == {
            (i.household_id, i.duty, i.last_on, i.base_on, i.days, i.due_on) for i in overdue(snapshot, county)
        }
        then = {county: int(snapshot.known[county] * part)}
        everything = snapshot.known
    for step in (3, 1000):  # more of it, and all
        with open_snapshot(world.office.database, NATION, on, known_position=dict(everything) | then) as snapshot:
            assert told(snapshot, [county]).not_told == ([county] if leapt_over(snapshot, county) else [])
            assert by_ledger(snapshot, [county]) == {county: figures_of(snapshot, county)}
        look_back(world.office.database, county, step)
    with open_snapshot(world.office.database, NATION, on, known_position=dict(everything) | then) as snapshot:
        assert told(snapshot, [county]).not_told == []
        assert by_ledger(snapshot, [county]) == {county: figures_of(snapshot, county)}
    with world.owner() as owner:
        assert rollup_differences(owner, 60, [county, other]) == []


def test_a_household_that_moves_away_on_the_day_it_came_is_counted_no_more(world: World) -> None:
    """With a new hospital in the same step, which touches every household there still is, and without."""
    for designated in (False, True):
        county, other = two_counties()
        days = Days(world.office.casework, county, other)
        days.do(("register", TODAY, 0, "child_deceased", 1958, 2))
        world.follow(county)
        days.do(("move_away", TODAY, 0, 0))
        if designated:
            days.do(("hospital", TODAY, True))
        world.follow(county)
        with open_snapshot(world.office.database, NATION, TODAY) as snapshot:
            assert not any(by_ledger(snapshot, [county])[county])
            assert by_ledger(snapshot, [county]) == {county: figures_of(snapshot, county)}
        with world.owner() as owner:
            assert rollup_differences(owner, 60, [county, other]) == []


def test_a_follower_that_stopped_makes_nothing_wrong(world: World) -> None:
    household_id, _ = world.household()
    world.follow()
    world.contact(household_id, TODAY)
    with open_snapshot(world.office.database, NATION, TODAY) as snapshot:
        assert told(snapshot, ["411326"]).not_told == ["411326"]
        assert dict(zip(FIGURES, by_ledger(snapshot, ["411326"])["411326"], strict=True))["overdue"] == len(
            overdue(snapshot, "411326")
        )
        assert len(in_scope(snapshot, "411326")) == 1


def leapt_over(snapshot: Snapshot, ledger: str) -> bool:
    """Whether what was known at the position lies under the leap still."""
    row = snapshot.connection.execute(
        "select %(position)s > leapt_from and %(position)s < leapt_until from read.rollup where ledger = %(ledger)s",
        {"ledger": ledger, "position": snapshot.known[ledger]},
    ).fetchone()
    return bool(row and row[0])


def episodes_on(snapshot: Snapshot, ledger: str) -> set[tuple[Any, ...]]:
    return set(
        snapshot.connection.execute(
            """
            select household_id, duty, last_on, base_on, days, due_on from read.overdue
             where ledger = %s and from_on <= %s and until_on > %s
            """,
            (ledger, snapshot.on, snapshot.on),
        ).fetchall()
    )
