"""period: closing a county's month, quarter or year, and whether what was closed is counted again from the ledger."""

import re
import sys

import click
from msgspec import to_builtins
from msgspec.structs import asdict

from casework.common.refusals import Refused
from casework.divisions.codes import level_of
from casework.ledger.envelope import Request
from casework.oversight.coverage import FIGURES
from casework.periods.calendar import PATTERN, last_day
from casework.periods.commands import ClosePeriod
from projections.engine.scope import NATION
from projections.engine.snapshot import open_snapshot
from projections.periods.checking import again, unlike
from projections.periods.closes import versions
from projections.periods.counting import counted
from projections.periods.tables import PeriodClose
from web.cli.chosen import ledger_there
from web.cli.register import OPERATOR
from web.cli.telling import as_json, fail, tell
from web.http.rights import COUNTY
from web.operations.installation import office
from web.periods.actions import period_stream
from web.settings import settings

county = click.option("--county", default="411326", show_default=True, help="The county's code.")


@click.group()
def period() -> None:
    """Closed periods: a county's figures of a month, a quarter, a year, frozen with their positions and hash."""


@period.command()
@click.argument("period")
@county
@as_json
def close(period: str, county: str, as_json: bool) -> None:
    """Close PERIOD (2026-10, 2026-Q4 or 2026): its figures are frozen as they are known now."""
    ledger = _ledger(period, county, as_json)
    stream = period_stream(ledger, period)
    with office(settings()) as opened:
        with open_snapshot(opened.database, NATION, last_day(period)) as snapshot:
            figures = counted(snapshot, ledger)
        command = ClosePeriod(period_close_id=stream, period=period, division=ledger, counted=figures)
        try:
            receipt = opened.casework.handle(
                command, ledger=ledger, stream=stream, by=OPERATOR, request=Request.new(), today=opened.today()
            )
        except Refused as refused:
            fail(refused.name.replace("-", "_"), str(refused), as_json)
    answer = {"id": stream, "ledger": ledger, "position": receipt.last, **to_builtins(figures)}
    tell(
        answer, as_json, [f"closed: {ledger} {period}, position {receipt.last}, {figures.total.households} households"]
    )


@period.command()
@click.argument("period")
@county
@as_json
def show(period: str, county: str, as_json: bool) -> None:
    """What was told of PERIOD, counted again from the ledger at its positions. Exit 1 where it differs."""
    ledger = _ledger(period, county, as_json)
    with (
        office(settings()) as opened,
        open_snapshot(opened.database, NATION, last_day(period)) as snapshot,
    ):
        told = [row for _, row in versions(snapshot, period_stream(ledger, period))]
        if not told:
            fail("not_closed", f"{ledger} has not closed {period}", as_json)
        heads = dict(snapshot.heads)
        differ = [list(unlike(row, again(snapshot.connection, heads, ledger, row))) for row in told]
    answer = {
        "ledger": ledger, "period": period, "ok": not any(differ),
        "told": [to_builtins(asdict(row)) | {"differs": each} for row, each in zip(told, differ, strict=True)],
    }  # fmt: skip
    tell(answer, as_json, [_line(row, each) for row, each in zip(told, differ, strict=True)])
    sys.exit(1 if any(differ) else 0)


def _ledger(period: str, county: str, as_json: bool) -> str:
    if not re.fullmatch(PATTERN, period):
        fail("unknown_period", f"{period} is no period: write 2026-10, 2026-Q4 or 2026", as_json)
    ledger = ledger_there(county, as_json)
    if level_of(county) != COUNTY:
        fail("division_not_allowed", "a period is closed by a county, for all of it", as_json)
    return ledger


def _line(row: PeriodClose, differ: list[str]) -> str:
    figures = ", ".join(f"{name} {getattr(row.figures[0], name)}" for name in FIGURES)
    state = f"opened again on {row.reopened_on}" if row.reopened_on else "stands"
    holds = "counted again alike" if not differ else "; ".join(differ)
    return f"{row.number} {row.kind} on {row.told_on} at {row.known} ({state}): {figures}; {row.hash}; {holds}"


COMMANDS = (period,)
