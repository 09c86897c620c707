"""The eleventh look at a figure is planned like the first: PostgreSQL must not turn to a plan that knows nothing."""

from projections.oversight.coverage import coverage
from tests.support.world import COUNTY, World


def test_no_read_ever_runs_by_a_generic_plan(world: World) -> None:
    caller = world.caller()
    world.household()
    for _ in range(12):
        with world.office.open_snapshot(caller) as snapshot:
            coverage(snapshot, COUNTY)
    with world.office.open_snapshot(caller) as snapshot:
        prepared = snapshot.connection.execute(
            "select count(*) > 0, coalesce(sum(generic_plans), 0) from pg_prepared_statements where statement like '%read.standing%'"
        ).fetchone()
    assert prepared == (True, 0)
