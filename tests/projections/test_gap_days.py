"""Days without a contact person are what the coverage of each day adds up to, however they are asked for."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from projections.engine.scope import NATION
from projections.engine.snapshot import Snapshot, open_snapshot
from projections.oversight.coverage import total
from projections.oversight.gap_days import gap_days, households_with_gaps
from tests.support.world import COUNTY, OTHER_VILLAGE, TODAY, VILLAGE, World
from web.households import assignment_actions as assignments
from web.staff import actions as staff

DAY = timedelta(days=1)
FIRST = date(2025, 12, 20)


@pytest.fixture
def gone(world: World) -> UUID:
    """A household without anybody at first, then with both levels, then without the village's; beside one never looked after."""
    household, _ = world.household(registered_on=date(2026, 1, 1))
    world.household(residence_division=OTHER_VILLAGE, registered_on=date(2026, 11, 1))
    village, township = world.staff(), world.staff("township", VILLAGE[:9])
    for who, level in ((village, "village"), (township, "township")):
        world.assign(household, who, level, date(2026, 3, 1))
    with world.office.open_snapshot(world.caller()) as snapshot:
        post = snapshot.value("select post_id from read.post where staff_id = %(id)s", id=village)
    world.ask(staff.END_POST, staff_id=village, post_id=post, until_on=date(2026, 6, 1))
    world.assign(household, world.staff(), "village", date(2026, 8, 1))
    return household


def day_by_day(snapshot: Snapshot, division: str, first: date, until: date) -> int:
    days = [first + n * DAY for n in range((until - first).days)]
    shares = [total(replace(snapshot, on=day, memo={}), division).contact for day in days]
    return sum(share.of - share.covered for share in shares)


@pytest.mark.parametrize("division", [VILLAGE, OTHER_VILLAGE, COUNTY, "4113", "41"])
def test_they_are_the_sum_over_the_days(world: World, gone: UUID, division: str) -> None:
    world.follow()
    with open_snapshot(world.office.database, NATION, TODAY) as snapshot:
        for first, until in ((FIRST, TODAY + DAY), (date(2026, 5, 20), date(2026, 6, 10)), (TODAY, TODAY + DAY)):
            assert gap_days(snapshot, division, first, until).total.days == day_by_day(snapshot, division, first, until)


def test_rows_and_households_add_up_to_the_total(world: World, gone: UUID) -> None:
    with open_snapshot(world.office.database, NATION, TODAY) as snapshot:
        found = gap_days(snapshot, COUNTY, FIRST, TODAY + DAY)
        listed, number = households_with_gaps(snapshot, COUNTY, FIRST, TODAY + DAY, 1, 50)
    assert sum(row.days for row in found.rows) == found.total.days == sum(each.days for each in listed)
    assert number == 2
    assert listed[0].household_id == gone
    assert listed[0].days == 59 + 61  # January and February, June and July
    assert (listed[0].since_on, listed[0].levels) == (date(2026, 1, 1), ("village", "township"))


def test_the_page_and_the_api_tell_the_same(world: World, gone: UUID) -> None:
    client, page = world.api(world.caller("auditor")), world.browser(world.caller())
    asked = {"division": COUNTY, "from_on": "2026-06-01", "until_on": "2026-08-01"}
    told = client.get("/api/v1/coverage/gap-days", params=asked).json()
    assert (told["total"]["days"], told["total"]["of"]) == (61, 61)
    items = client.get("/api/v1/coverage/gap-days/list", params=asked).json()["items"]
    assert [(each["household_id"], each["levels"]) for each in items] == [(str(gone), ["village"])]
    shown = page.get(f"/coverage/gap-days?division={COUNTY}&first=2026-06-01&last=2026-07-31").text
    assert "61" in shown
    assert f"/households/{gone}" in shown
    wrong = client.get("/api/v1/coverage/gap-days", params={**asked, "until_on": "2026-06-01"})
    assert wrong.status_code == 422
    assert page.get("/coverage/gap-days?first=2026-06-02&last=2026-06-01").status_code == 422


def test_a_withdrawn_assignment_leaves_its_days_without(world: World, gone: UUID) -> None:
    with world.office.open_snapshot(world.caller()) as snapshot:
        query = "select assignment_id from read.assignment where household_id = %(id)s and level = 'township'"
        township = snapshot.value(query, id=gone)
    said = {"household_id": gone, "assignment_id": township, "reason": "登记错户"}
    world.ask(assignments.WITHDRAW_ASSIGNMENT, **said)
    with open_snapshot(world.office.database, NATION, TODAY) as snapshot:
        listed, _ = households_with_gaps(snapshot, COUNTY, date(2026, 3, 1), date(2026, 4, 1), 1, 50)
    assert [(each.days, each.levels) for each in listed] == [(31, ("township",))]
