"""The sample ledger: every row as a careful importer takes or refuses it."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from casework.divisions.country import the_divisions
from web.imports import Judged, LedgerRow, judge, read_sheet


@pytest.fixture
def truth(sample: Path) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(sample.with_suffix(".truth.json").read_text())
    return read


@pytest.fixture
def outcome(sample: Path, truth: dict[str, Any]) -> Judged:
    return judge(read_sheet(sample), "411326", date.fromisoformat(truth["today"]), the_divisions())


def test_exactly_the_right_rows_are_taken_and_the_others_refused_for_the_right_reason(
    outcome: Judged, truth: dict[str, Any]
) -> None:
    refused: dict[int, set[str]] = {}
    for fault in outcome.faults:
        refused.setdefault(fault.row, set()).add(fault.code)
    assert {row.row for row in outcome.rows} == {row["row"] for row in truth["rows"] if row["accept"]}
    assert refused == {row["row"]: {row["why"]} for row in truth["rows"] if not row["accept"]}
    assert outcome.skipped == ()


def test_what_is_taken_is_what_the_row_says(outcome: Judged, truth: dict[str, Any]) -> None:
    expected = {row["row"]: row for row in truth["rows"]}
    for row in outcome.rows:
        assert _told(row) == {key: expected[row.row][key] for key in _told(row)}


def test_nothing_given_in_the_sheet_is_lost(outcome: Judged, sample: Path) -> None:
    sheet = read_sheet(sample)
    cells = {row.number: row for row in sheet.rows}
    for row in outcome.rows:
        for field, value in {"address": row.address, "account": row.account, "remark": row.remark}.items():
            assert (value or "") == sheet.cell(cells[row.row], field)
        assert [m.phone for m in row.members] == [_digits(sheet, cells[row.row], m.relation) for m in row.members]
        assert (row.disability_level is None) == (sheet.cell(cells[row.row], "disability") == "")


def test_no_message_holds_an_identity_number(outcome: Judged, truth: dict[str, Any]) -> None:
    told = " ".join(fault.message + fault.message_en for fault in outcome.faults)
    assert not any(number in told for row in truth["rows"] for number in row["members"])


def _told(row: LedgerRow) -> dict[str, Any]:
    return {
        "household_no": row.household_no,
        "village": row.division,
        "last_contact": str(row.last_contact_on),
        "last_home": str(row.last_home_visit_on),
        "village_contact": row.village_contact is not None,
        "members": [member.id_number for member in row.members],
        "doctor": row.doctor is not None,
        "signed_on": str(row.signed_on),
        "pass": row.pass_number is not None,
    }


def _digits(sheet: Any, row: Any, relation: str) -> str:
    return "".join(c for c in sheet.cell(row, f"{relation}_phone") if c.isdigit())
