"""`casework check` compares the read tables with the definition: whatever is broken in one of them is found and named."""

from datetime import date
from uuid import uuid4

import pytest
from click.testing import CliRunner

from casework.households.commands.contacts import LogContact, WithdrawContact
from casework.ledger.envelope import CLOCK, Request
from projections.check import check
from projections.rebuild.rebuild import rebuild
from projections.registry import PROJECTIONS
from tests.support.world import COUNTY, TODAY, World
from web.cli.trust import check as command

SPOILT = {
    "reach": ("update read.reach set any_on = any_on + 1 where known_until = {open} and made <> '[]'", "rows"),
    "reach, gone": ("delete from read.reach where until_on > '9000-01-01'", "rows"),
    "standing": ("update read.standing set division = '411326104236' where known_until = {open}", "rows"),
    "standing, gone": ("delete from read.standing", "rows"),
    "rollup": ("update read.rollup set position = position + 1000", "position"),
    "rollup_log": ("update read.rollup_log set contact = contact + 1 where ctid = {any:rollup_log}", "figures"),
    "rollup_day": ("update read.rollup_day set overdue = overdue - 1 where grain = 0", "sums"),
    "rollup_day, blocks": ("update read.rollup_day set doctor = doctor + 1 where grain = 3", "sums"),
    "rollup_day, gone": ("delete from read.rollup_day where grain = 9", "sums"),
    "rollup_cell": ("update read.rollup_cell set members = members + 1 where ctid = {any:rollup_cell}", "sums"),
    "overdue": ("update read.overdue set due_on = due_on + 1 where ctid = {any:overdue}", "episodes"),
    "overdue, gone": ("delete from read.overdue where ctid = {any:overdue}", "episodes"),
    "overdue, twice": ("insert into read.overdue select * from read.overdue where ctid = {any:overdue}", "episodes"),
}  # fmt: skip


@pytest.fixture
def followed(world: World) -> World:
    """Two families, somebody who looks after one of them, a contact, a contract and a follower that has told of it all."""
    household_id, members = world.household(registered_on=date(2025, 1, 1))
    world.assign(household_id, world.staff())
    world.doctor(members[0], date(2026, 1, 1), date(2027, 1, 1))
    world.contact(household_id, date(2026, 3, 1))
    world.contact(household_id, date(2026, 10, 1), channel="home_visit")
    world.household()
    world.follow()
    return world


def test_where_all_is_well_nothing_differs(followed: World) -> None:
    with followed.owner() as owner:
        assert check(owner) == []


def test_a_follower_that_has_not_come_is_no_fault(followed: World) -> None:
    household_id, _ = followed.household()
    followed.contact(household_id, TODAY)
    with followed.owner() as owner:
        assert check(owner) == []


def test_what_was_taken_back_in_the_append_that_told_it_is_no_fault(followed: World) -> None:
    household_id, _ = followed.household()
    contact = {"household_id": household_id, "contact_id": uuid4()}
    logged = LogContact(**contact, channel="phone", outcome="reached", occurred_on=TODAY)
    taken_back = WithdrawContact(**contact, reason="不是这一户")
    followed.office.casework.handle(
        logged, taken_back, ledger=COUNTY, stream=household_id, by=CLOCK, request=Request.new(), today=TODAY
    )
    with followed.owner() as owner:
        assert check(owner) == []
        owner.execute("delete from read.contact where occurred_on = '2026-03-01'")
        assert ("contact", "count", COUNTY) in {(each.model, each.kind, each.ledger) for each in check(owner)}


def test_after_a_rebuild_a_follower_that_told_of_empty_tables_tells_again(followed: World) -> None:
    """A ledger that was filled without its tables, as from a copy, is told as empty; the rebuild makes the tables anew."""
    with followed.owner() as owner:
        owner.execute("truncate read.reach, read.standing")
        owner.execute("update read.rollup set code = ''")
        followed.follow()
        assert owner.execute("select count(*) from read.rollup_log").fetchone() == (0,)
        rebuild(owner, PROJECTIONS)
        followed.follow()
        assert owner.execute("select count(*) from read.rollup_log").fetchone() != (0,)
        assert check(owner) == []


@pytest.mark.parametrize("spoilt", SPOILT)
def test_what_is_broken_in_a_table_is_found(followed: World, spoilt: str) -> None:
    statement, kind = SPOILT[spoilt]
    table = spoilt.split(",")[0]
    with followed.owner() as owner:
        row = f"(select ctid from read.{table} order by 1 limit 1)"
        owner.execute(statement.replace("{open}", "9223372036854775807").replace(f"{{any:{table}}}", row))  # type: ignore[arg-type]
        found = check(owner)
    assert (table, kind, COUNTY) in {(each.model, each.kind, each.ledger) for each in found}


@pytest.mark.usefixtures("command_line")
def test_the_command_says_what_differs_and_ends_with_1(followed: World) -> None:
    well = CliRunner().invoke(command, [])
    assert (well.exit_code, well.output) == (0, "read models agree with the events\n")
    with followed.owner() as owner:
        owner.execute("update read.rollup_cell set overdue = overdue + 1")
    differs = CliRunner().invoke(command, [])
    assert differs.exit_code == 1
    assert "rollup_cell: sums 411326" in differs.output
