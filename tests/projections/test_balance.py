"""From one day to the next: open = open before + became overdue - resolved + moved, in each area; a break is told everywhere."""

from dataclasses import replace as on_another_day
from datetime import date, timedelta

import pytest
from click.testing import CliRunner

from projections.check import check
from projections.engine.scope import NATION
from projections.engine.snapshot import open_snapshot
from projections.oversight.balance import Balance, balances
from projections.oversight.movement import TURNS, DayOf, movement, turned
from tests.support.world import COUNTY, OTHER_VILLAGE, TODAY, VILLAGE, World
from web.cli.trust import check as command
from web.operations.schedule import review_alerts

SPOIL = "update read.overdue set from_on = from_on - 1 where from_on = %s"


@pytest.fixture
def lived(world: World) -> World:
    """One family was reached today, one became overdue today, one moved to another township, one has somebody."""
    reached, _ = world.household(registered_on=TODAY - timedelta(days=40))
    world.contact(reached, TODAY)
    world.household(registered_on=TODAY - timedelta(days=31))
    moved, members = world.household(registered_on=TODAY - timedelta(days=50))
    world.assign(world.household(registered_on=TODAY)[0], world.staff())
    body = {
        "kind": "moved", "subject": str(members[0]), "occurred_on": str(TODAY), "source": "村委会", "verified": True,
        "residence_division": OTHER_VILLAGE,
    }  # fmt: skip
    assert world.api(world.caller()).post(f"/api/v1/households/{moved}/life-events", json=body).status_code == 201
    world.follow()
    return world


def counted(world: World, on: date = TODAY) -> dict[str, Balance]:
    with open_snapshot(world.office.database, NATION, TODAY) as snapshot:
        return {each.division: each for each in balances(on_another_day(snapshot, on=on), COUNTY)}


def test_what_became_overdue_what_was_resolved_and_who_moved_add_up_in_each_area(lived: World) -> None:
    found = counted(lived)
    assert all(each.holds for each in found.values())
    county, from_there, to_there = found[COUNTY], found[VILLAGE[:9]], found[OTHER_VILLAGE[:9]]
    assert (county.before, county.became, county.resolved, county.moved, county.after) == (2, 1, 1, 0, 2)
    assert (from_there.before, from_there.became, from_there.resolved, from_there.moved, from_there.after) == (
        2,
        1,
        1,
        -1,
        1,
    )
    assert (to_there.before, to_there.moved, to_there.after) == (0, 1, 1)
    assert county.without_contact == 4


@pytest.mark.parametrize("days", [1, 9, 11, 19, 30, 45])
def test_it_adds_up_on_every_day(lived: World, days: int) -> None:
    found = counted(lived, TODAY - timedelta(days=days))
    assert found
    assert all(each.holds for each in found.values())


def test_before_the_follower_has_told_of_all_nothing_is_said(lived: World) -> None:
    lived.household()
    assert counted(lived) == {}


def test_the_night_keeps_what_it_counted_and_those_who_watch_are_told(lived: World) -> None:
    review_alerts(lived.office)
    night = lived.visitor().get("/readyz").json()["night"]
    assert night == {"overdue": 2, "without_contact": 4, "broken": []}
    watcher = lived.api(lived.caller("administrator"))
    assert "casework_overdue_unbalanced 0.0" in watcher.get("/metrics").text
    assert "casework_without_contact_person 4.0" in watcher.get("/metrics").text


def test_a_break_is_told_in_health_and_metrics_until_a_night_finds_none(lived: World) -> None:
    with lived.owner() as owner:
        owner.execute(SPOIL, (TODAY,))
    assert not counted(lived)[COUNTY].holds
    review_alerts(lived.office)
    answer = lived.visitor().get("/readyz")
    assert (answer.status_code, answer.json()["night"]["broken"]) == (200, [COUNTY, VILLAGE[:9]])
    assert "casework_overdue_unbalanced 2.0" in lived.api(lived.caller("administrator")).get("/metrics").text
    with lived.owner() as owner:
        owner.execute("update read.overdue set from_on = from_on + 1 where from_on = %s", (TODAY - timedelta(days=1),))
    lived.follow()
    review_alerts(lived.office)
    assert lived.visitor().get("/readyz").json()["night"]["broken"] == []


def test_a_break_makes_check_fail(lived: World, command_line: None) -> None:
    with lived.owner() as owner:
        owner.execute(SPOIL, (TODAY,))
        found = {(each.model, each.kind, each.ledger) for each in check(owner)}
    assert ("overdue", "balance", COUNTY) in found or ("overdue", "episodes", COUNTY) in found
    assert CliRunner().invoke(command, []).exit_code == 1


def test_the_movement_of_a_day_is_its_balance_whether_the_follower_told_it_or_the_households_are_asked(
    lived: World,
) -> None:
    told = {area: _moved(lived, area) for area in (COUNTY, VILLAGE[:9], OTHER_VILLAGE[:9], VILLAGE)}
    for area, days in told.items():
        assert all(each.open == each.before + each.became - each.resolved + each.moved for each in days)
        assert [each.before for each in days[:-1]] == [each.open for each in days[1:]]
        if len(area) < len(VILLAGE):
            balance = counted(lived)[area]
            last = (balance.before, balance.became, balance.resolved, balance.moved, balance.after)
            assert days[0] == (TODAY, *last)
    lived.household(registered_on=TODAY)  # which nobody has told yet
    assert {area: _moved(lived, area) for area in told} == told
    with open_snapshot(lived.office.database, NATION, TODAY) as snapshot:
        became, resolved = (turned(snapshot, COUNTY, turn) for turn in TURNS)
    assert (len(became), len(resolved)) == told[COUNTY][0][2:4]


def _moved(world: World, area: str) -> list[DayOf]:
    with open_snapshot(world.office.database, NATION, TODAY) as snapshot:
        return movement(snapshot, area)
