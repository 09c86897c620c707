"""import, demo, policy: what comes into the register."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click
import msgspec

from casework.divisions.codes import ledger_of, level_of, trim
from casework.divisions.country import the_divisions
from casework.ledger.envelope import SYSTEM, Actor, Request
from casework.policies import presets
from casework.policies.adoption import AdoptPolicy
from projections.engine.scope import NATION
from projections.engine.snapshot import open_snapshot
from projections.policies.in_force import in_force
from web.cli.telling import as_json, fail, progress, tell
from web.http.rights import COUNTY
from web.imports.rejects import write_rejects
from web.imports.report import Report
from web.imports.run import import_ledger
from web.imports.workbook.refusals import UnusableFile
from web.operations.installation import office
from web.policies.actions import policy_stream
from web.settings import settings

OPERATOR = Actor(SYSTEM, "命令行", "system", "000000", "cli")
DAY = click.DateTime(["%Y-%m-%d"])


@click.group("import")
def import_() -> None:
    """Bring in what an office has."""


@import_.command("ledger")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--county", required=True, help="The county whose ledger it is (6 digits).")
@click.option("--dry-run", is_flag=True, help="Judge every row, record nothing.")
@click.option("--as-of", type=DAY, help="The day of the import (default: today).")
@click.option(
    "--rejects", type=click.Path(dir_okay=False, path_type=Path), help="Where refused rows go (default: beside FILE)."
)
@as_json
def ledger(file: Path, county: str, dry_run: bool, as_of: datetime | None, rejects: Path | None, as_json: bool) -> None:
    """Import an office's Excel ledger. Exit 0: all rows in; 3: some refused; 1: the file cannot be used."""
    with office(settings()) as opened, progress("importing") as move:
        day = as_of.date() if as_of else opened.today()
        if day > opened.today():
            fail("future_date", "the import cannot be dated in the future", as_json)
        try:
            by = replace(OPERATOR, division=county)
            report = import_ledger(opened, by, file, county, day, dry_run=dry_run, progress=move)
        except UnusableFile as unusable:
            fail(unusable.code, unusable.message, as_json, message_en=unusable.message_en)
    back = _give_back(report, rejects or file.with_name(f"{file.stem}-退回{file.suffix}"), dry_run)
    tell({**report.as_json(), "reject_file": back}, as_json, _lines(report, back))
    raise SystemExit(3 if report.rejected else 0)


def _give_back(report: Report, path: Path, dry_run: bool) -> str | None:
    if not report.rejected or dry_run:
        return None
    write_rejects(report.sheet, report.rejected, path)
    return str(path)


def _lines(report: Report, back: str | None) -> list[str]:
    lines = [f"第 {f.row} 行 {f.column}：{f.message}" for f in report.rejected]
    lines.append(f"接收 {report.accepted} 户，已在册 {report.already_there} 户，退回 {report.rejected_rows} 行")
    return [*lines, f"退回的行：{back}"] if back else lines


@click.command()
@click.option("--households", default=120, show_default=True, help="How many households.")
@click.option("--county", default="411326", show_default=True, help="In which county.")
@click.option("--seed", default=1, show_default=True, help="Another seed, other people.")
@click.option("--years", default=2, show_default=True, help="How many years of contacts.")
@as_json
def demo(households: int, county: str, seed: int, years: int, as_json: bool) -> None:
    """Load invented households through the ordinary commands. The same seed gives the same people."""
    from web.demo.story import tell_story

    with office(settings()) as opened, progress("demo") as move:
        made = tell_story(opened, county, households, seed, years, move)
    tell({"households": made, "county": county, "seed": seed}, as_json, [f"{made} households in {county}"])


@click.group()
def policy() -> None:
    """The contact policy."""


@policy.command("show")
@click.option("--division", default="411326", show_default=True, help="Where.")
@click.option("--on", type=DAY, help="On which day (default: today).")
@as_json
def show(division: str, on: datetime | None, as_json: bool) -> None:
    """What is in force in a division on a day."""
    ledger = _ledger_of(division, as_json)
    with (
        office(settings()) as opened,
        open_snapshot(opened.database, NATION, on.date() if on else opened.today()) as snapshot,
    ):
        found = in_force(snapshot, [ledger])[ledger]
    answer: dict[str, Any] = msgspec.to_builtins(found.edition)
    answer["document_number"] = found.document_number
    tell(
        answer,
        as_json,
        [f"{found.edition.edition}: {found.edition.title_zh}", *(d.rule_zh for d in found.edition.duties)],
    )


@policy.command("adopt")
@click.argument("edition", type=click.Choice(presets()))
@click.option("--division", required=True, help="Where.")
@click.option("--from", "from_on", type=DAY, required=True, help="From which day.")
@click.option("--document", required=True, help="The number of the document that says so.")
@as_json
def adopt(edition: str, division: str, from_on: datetime, document: str, as_json: bool) -> None:
    """Adopt a preset edition in a division."""
    code = _ledger_of(division, as_json)
    if level_of(division) > COUNTY:
        fail("division_not_allowed", "a policy is adopted by a county, or by what is above it", as_json)
    stream = policy_stream(code)
    day: date = from_on.date()
    command = AdoptPolicy(policy_id=stream, edition=edition, from_on=day, document_number=document)
    with office(settings()) as opened:
        receipt = opened.casework.handle(
            command, ledger=code, stream=stream, by=OPERATOR, request=Request.new(), today=opened.today()
        )
    tell({"ledger": code, "position": receipt.last}, as_json, [f"adopted: {code} position {receipt.last}"])


def _ledger_of(division: str, as_json: bool) -> str:
    """The ledger of a division there is."""
    try:
        known = not trim(division) or the_divisions().exists(division)
    except ValueError:
        known = False
    if not known:
        fail("unknown_division", f"no division has the code {division}", as_json)
    return ledger_of(division)


COMMANDS = (import_, demo, policy)
