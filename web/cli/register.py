"""import: what comes into the register."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from casework.ledger.envelope import SYSTEM, Actor
from web.applications.importing import import_applications
from web.cli.telling import DAY, as_json, fail, progress, tell
from web.imports.rejects import write_rejects
from web.imports.report import Report
from web.imports.run import import_ledger
from web.imports.workbook.refusals import UnusableFile
from web.operations.installation import office
from web.settings import settings

OPERATOR = Actor(SYSTEM, "命令行", "system", "000000", "cli")
REJECTS = click.Path(dir_okay=False, path_type=Path)


@click.group("import")
def import_() -> None:
    """Bring in what an office has."""


@import_.command("ledger")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--county", required=True, help="The county whose ledger it is (6 digits).")
@click.option("--dry-run", is_flag=True, help="Judge every row, record nothing.")
@click.option("--as-of", type=DAY, help="The day of the import (default: today).")
@click.option("--rejects", type=REJECTS, help="Where refused rows go (default: beside FILE).")
@as_json
def ledger(file: Path, county: str, dry_run: bool, as_of: date | None, rejects: Path | None, as_json: bool) -> None:
    """Import an office's Excel ledger. Exit 0: all rows in; 3: some refused; 1: the file cannot be used."""
    with office(settings()) as opened, progress("importing") as move:
        day = as_of or opened.today()
        if day > opened.today():
            fail("future_date", "the import cannot be dated in the future", as_json)
        try:
            by = replace(OPERATOR, division=county)
            report = import_ledger(opened, by, file, county, day, dry_run=dry_run, progress=move)
        except UnusableFile as unusable:
            fail(unusable.code, unusable.message, as_json, message_en=unusable.message_en)
    back = _give_back(report, rejects or file.with_name(f"{file.stem}-退回{file.suffix}"), dry_run)
    last = f"接收 {report.accepted} 户，已在册 {report.already_there} 户，退回 {report.rejected_rows} 行"
    tell({**report.as_json(), "reject_file": back}, as_json, _lines(report, last, back))
    raise SystemExit(3 if report.rejected else 0)


@import_.command("applications")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--county", required=True, help="The county that pays (6 digits).")
@click.option("--dry-run", is_flag=True, help="Judge every row, record nothing.")
@click.option("--rejects", type=REJECTS, help="Where refused rows go, as a workbook (default: beside FILE).")
@as_json
def applications(file: Path, county: str, dry_run: bool, rejects: Path | None, as_json: bool) -> None:
    """Import a list of people who apply (xlsx, csv: 身份证号, 项目, 申请日期). Exit 0: all rows in; 3: some refused; 1: unusable."""
    with office(settings()) as opened:
        try:
            by = replace(OPERATOR, division=county)
            taken = import_applications(opened, by, file.read_bytes(), county, dry_run=dry_run)
        except UnusableFile as unusable:
            fail(unusable.code, unusable.message, as_json, message_en=unusable.message_en)
    back = _give_back(taken, rejects or file.with_name(f"{file.stem}-退回.xlsx"), dry_run)
    last = f"接收 {taken.accepted} 件，已在办 {taken.already_there} 件，退回 {taken.rejected_rows} 行"
    tell({**taken.as_json(), "reject_file": back}, as_json, _lines(taken, last, back))
    raise SystemExit(3 if taken.rejected else 0)


def _give_back(report: Report, path: Path, dry_run: bool) -> str | None:
    if not report.rejected or dry_run:
        return None
    write_rejects(report.sheet, report.rejected, path)
    return str(path)


def _lines(report: Report, last: str, back: str | None) -> list[str]:
    lines = [*(f"第 {f.row} 行 {f.column}：{f.message}" for f in report.rejected), last]
    return [*lines, f"退回的行：{back}"] if back else lines


COMMANDS = (import_,)
