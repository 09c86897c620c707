"""casework policy: what is in force, adopting an edition, a candidate over real history."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from tests.api.case import V1
from tests.support import command_line
from tests.support.story import Story
from tests.support.world import COUNTY, TODAY
from web.cli import main
from web.policies.simulation import month_ends

Run = Callable[..., Result]
TODAY_IS = ("--on", TODAY.isoformat())
SHORT = """
edition = "short"
title_zh = "试行"
title_en = "Trial"
document = "淅卫健〔2026〕9号"
required_levels = []
[[duties]]
duty = "any_contact"
satisfied_by = "any"
every_days = 5
rule_zh = "五天内至少联系一次"
rule_en = "At least one contact within 5 days"
"""


@pytest.fixture
def run(story: Story, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """The command on the story's database."""
    command_line.finds(story.world.server, monkeypatch, tmp_path)
    return lambda *words: CliRunner().invoke(main, ["policy", *words])


def told(done: Result) -> dict[str, Any]:
    assert done.exit_code == 0, done.output
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def test_what_is_in_force_on_a_day_and_since_when(run: Run) -> None:
    before = told(run("show", "--division", COUNTY, "--json"))
    assert (before["edition"], before["from_on"], before["adopted_in"]) == ("default", None, None)
    words = ("--division", "4113", "--from", "2026-12-01", "--document", "宛卫〔2026〕3号", "--json")
    assert told(run("adopt", "beijing", *words))["ledger"] == "411300"
    after = told(run("show", "--division", COUNTY, "--on", "2026-12-01", "--json"))
    assert (after["edition"], after["from_on"], after["adopted_in"]) == ("beijing", "2026-12-01", "411300")
    assert "宛卫〔2026〕3号" in run("show", "--on", "2026-12-02").stdout
    assert "default" in run("show", "--on", "2026-11-30").stdout


def test_a_candidate_over_history_says_what_the_preview_says(run: Run, story: Story) -> None:
    body = {"edition": "anyue-2020", "from_on": "2026-10-01"}
    previewed = story.world.api(story.supervisor).post(f"{V1}/policies/preview", json=body).json()["total"]
    words = ("simulate", "anyue-2020", "--division", COUNTY, "--from", "2026-10-01", *TODAY_IS)
    found = told(run(*words, "--json"))
    (day,) = found["days"]
    assert (day["on"], day["total"], day["rows"]) == (TODAY.isoformat(), previewed, [])
    before, after = previewed["before"]["overdue"], previewed["after"]["overdue"]
    assert f"2026-11-20: 4 households, overdue {before} -> {after}, contact effective" in run(*words).stdout
    assert f"  {COUNTY} 淅川县: 4 households, overdue {before} -> {after}" in run(*words, "--by-county").stdout


def test_without_a_day_it_is_as_if_the_candidate_had_always_held(run: Run, story: Story) -> None:
    assert run("adopt", "anyue-2020", "--division", COUNTY, "--from", "2026-11-01", "--document", "x").exit_code == 0
    heads = story.world.api(story.auditor).get(f"{V1}/ledgers").json()
    words = ("simulate", "default", "--division", "41", "--on", "2026-06-30", *TODAY_IS, "--by-county", "--json")
    first, last = told(run("simulate", "default", "--division", COUNTY, "--on", "2026-06-30", *TODAY_IS, "--json"))[
        "days"
    ]
    assert first["total"]["before"] == first["total"]["after"], "before it was adopted the default held anyhow"
    assert last["total"]["before"] != last["total"]["after"]
    above = told(run(*words))["days"]
    assert [day["rows"][0]["division"] for day in above] == [COUNTY, COUNTY]
    assert above[1]["total"]["before"] == above[1]["total"]["after"] | {
        "coverage": above[1]["total"]["before"]["coverage"]
    }
    assert story.world.api(story.auditor).get(f"{V1}/ledgers").json() == heads, "nothing is recorded"


def test_a_file_is_an_edition_too(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "short.toml"
    file.write_text(SHORT, "utf-8")
    found = told(run("simulate", str(file), "--division", COUNTY, *TODAY_IS, "--json"))
    assert set(found["days"][0]["total"]["after"]["duties"]) == {"any_contact"}
    assert told(run("adopt", str(file), "--division", COUNTY, "--from", "2026-11-20", "--json"))["position"] > 1
    assert told(run("show", *TODAY_IS, "--json"))["document_number"] == "淅卫健〔2026〕9号"


def test_unasked_it_is_the_ends_of_twelve_months_and_today(run: Run) -> None:
    days = [day["on"] for day in told(run("simulate", "beijing", "--division", COUNTY, "--json"))["days"]]
    assert len(days) == 13
    first, *_, before, last = month_ends(date(2024, 3, 31))
    assert (first, before, last) == (date(2023, 3, 31), date(2024, 1, 31), date(2024, 2, 29))


@pytest.mark.parametrize(
    ("edition", "division", "code"),
    [
        ("nowhere.toml", COUNTY, "unknown_edition"),
        ("{bad}", COUNTY, "unusable_edition"),
        ("{lacking}", COUNTY, "unusable_edition"),
        ("beijing", "411326301", "division_not_allowed"),
        ("beijing", "999999", "unknown_division"),
    ],
)
def test_what_cannot_be_run_says_why(run: Run, tmp_path: Path, edition: str, division: str, code: str) -> None:
    files = {"bad": tmp_path / "bad.toml", "lacking": tmp_path / "lacking.toml"}
    files["bad"].write_text("edition = ", "utf-8")
    files["lacking"].write_text('edition = "x"', "utf-8")
    done = run("simulate", edition.format_map(files), "--division", division, "--json")
    assert (done.exit_code, json.loads(done.stdout)["error"]) == (1, code)


def test_a_year_that_nobody_counts_in_is_refused(run: Run) -> None:
    assert run("show", "--on", "0001-01-01").exit_code == 2
