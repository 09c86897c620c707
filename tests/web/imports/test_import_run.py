"""The sample ledger of an office, taken into the register."""

import json
from datetime import date
from pathlib import Path

from casework.ledger.envelope import CLOCK
from projections.oversight.coverage import coverage
from tests.support.world import COUNTY, World
from web.imports.rejects import write_rejects
from web.imports.run import import_ledger

DATA = Path(__file__).parents[2] / "data"
SAMPLE = DATA / "sample-ledger.xlsx"
TRUTH = json.loads((DATA / "sample-ledger.truth.json").read_text())
DAY = date.fromisoformat(TRUTH["today"])


def test_exactly_the_rows_that_can_be_taken_are_in(world: World) -> None:
    report = import_ledger(world.office, CLOCK, SAMPLE, COUNTY, DAY)
    assert report.accepted == sum(row["accept"] for row in TRUTH["rows"])
    refused = {row["row"]: row["why"] for row in TRUTH["rows"] if not row["accept"]}
    assert {fault.row for fault in report.rejected} == refused.keys()
    assert all(refused[fault.row] == fault.code for fault in report.rejected)
    _figures_are_the_truths(world)
    _a_second_time_nothing_happens(world)


def _figures_are_the_truths(world: World) -> None:
    taken = [row for row in TRUTH["rows"] if row["accept"]]
    with world.office.open_snapshot(world.caller()) as snapshot:
        total = coverage(snapshot, COUNTY).total
    assert total.households == len(taken)
    assert total.members == sum(len(row["members"]) for row in taken)
    assert total.contact.covered == sum(row["village_contact"] for row in taken)
    assert total.green_channel.covered == 0
    in_force = [row for row in taken if row["doctor"] and date.fromisoformat(row["signed_on"]) > date(2025, 11, 20)]
    assert total.doctor.covered == sum(len(row["members"]) for row in in_force)


def _a_second_time_nothing_happens(world: World) -> None:
    with world.owner() as owner:
        before = owner.execute("select position from ledger.heads").fetchall()
        again = import_ledger(world.office, CLOCK, SAMPLE, COUNTY, DAY)
        assert (again.accepted, again.already_there) == (0, sum(row["accept"] for row in TRUTH["rows"]))
        assert owner.execute("select position from ledger.heads").fetchall() == before


def test_a_dry_run_records_nothing(world: World) -> None:
    report = import_ledger(world.office, CLOCK, SAMPLE, COUNTY, DAY, dry_run=True)
    assert report.accepted == sum(row["accept"] for row in TRUTH["rows"])
    with world.owner() as owner:
        assert owner.execute("select count(*) from ledger.events").fetchone() == (0,)


def test_refused_rows_come_back_and_go_in_once_corrected(world: World, tmp_path: Path) -> None:
    report = import_ledger(world.office, CLOCK, SAMPLE, COUNTY, DAY)
    back = tmp_path / "rejected.xlsx"
    write_rejects(report.sheet, report.rejected, back)
    again = import_ledger(world.office, CLOCK, back, COUNTY, DAY)
    assert (again.accepted, again.rejected_rows) == (0, report.rejected_rows)
