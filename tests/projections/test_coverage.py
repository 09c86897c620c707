"""The three coverages of a county, and the lists behind them."""

from datetime import date

from projections.oversight.coverage import coverage
from projections.oversight.coverage_list import behind
from tests.support.world import COUNTY, TODAY, World


def test_a_household_with_both_levels_assigned_is_covered(world: World) -> None:
    household, members = world.household()
    for level, division in (("village", "411326301220"), ("township", "411326301")):
        world.assign(household, world.staff(level, division), level)
    world.doctor(members[0], date(2026, 3, 1), date(2027, 3, 1))
    world.hospital()
    world.green_pass(members[1], date(2026, 3, 1))
    with world.office.open_snapshot(world.caller()) as snapshot:
        total = coverage(snapshot, COUNTY).total
        assert (total.contact.covered, total.contact.effective, total.contact.of) == (1, 0, 1)
        assert (total.doctor.covered, total.doctor.of) == (1, 2)
        assert total.green_channel.covered == 1
        assert total.all_three.covered == 0
        assert [row.member_id for row in behind(snapshot, COUNTY, "doctor", covered=False)] == [members[1]]
    world.contact(household, TODAY)
