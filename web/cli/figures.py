"""bench: measures, from a checkout."""

import importlib
import json
from pathlib import Path
from typing import Any

import click

from web.cli.telling import as_json, fail

NAMES = ("append", "command", "rebuild")
quick = click.option("--quick", is_flag=True, help="A short run, to see that it works.")


@click.group()
def bench() -> None:
    """Measure side by side with peers and the raw limit, as ratios in one run."""


def _plain(name: str) -> click.Command:
    @click.command(name)
    @quick
    @as_json
    def measure(quick: bool, as_json: bool) -> None:
        _tell(_module(name, as_json).run(quick=quick), name, as_json)

    return measure


@bench.command()
@click.option("--households", type=click.IntRange(50), default=10_000, help="In all; 10,000 when left out.")
@click.option("--counties", type=click.IntRange(1), default=25, help="They share the households evenly.")
@click.option("--contacts", type=float, default=6.0, help="Of each household, on average.")
@click.option("--large", type=int, default=0, help="Households of one more county, a very large one.")
@click.option("--copies", type=int, default=0, help="Each county so many times more, copied in the database.")
@click.option("--seed", type=int, default=1, help="Another seed makes another country.")
@click.option("--seconds", type=float, default=5.0, help="How long each page is asked for.")
@click.option("--against", type=click.Path(exists=True, dir_okay=False, path_type=Path),
              help="An earlier run with --json of a small country, instead of one of 10,000 households beside.")  # fmt: skip
@click.option("--folder", type=click.Path(file_okay=False, path_type=Path),
              help="Keeps what was filled, for another run; else it is gone afterwards.")  # fmt: skip
@quick
@as_json
def pages(seconds: float, against: Path | None, folder: Path | None, quick: bool, as_json: bool, **plan: Any) -> None:
    """Pages of a made-up country over HTTP: what each costs, beside `select 1` and beside a small country."""
    module = _module("pages", as_json)
    rows = json.loads(against.read_text())["rows"] if against else None
    report = module.run(quick=quick, plan=module.Plan(**plan), seconds=seconds, against=rows, folder=folder)
    _tell(report, "pages", as_json)


@bench.command("payment-list")
@click.option("--persons", type=click.IntRange(10), default=100_000, help="Lines of the list; 100,000 when left out.")
@quick
@as_json
def payment_list(persons: int, quick: bool, as_json: bool) -> None:
    """A payment list computed, frozen, approved and exported, beside the same sums in one SQL statement."""
    _tell(_module("payment_list", as_json).run(quick=quick, persons=persons), "payment_list", as_json)


@bench.command()
@click.option("--kills", type=click.IntRange(1), default=1_000, help="Blows at random; 1,000 when left out.")
@quick
@as_json
def drills(kills: int, quick: bool, as_json: bool) -> None:
    """Payment lists over HTTP while the server is killed at each moment of each step, then at random: nothing lost, nothing twice."""
    _tell(_module("drills", as_json).run(quick=quick, kills=kills), "drills", as_json)


def _module(name: str, as_json: bool) -> Any:
    try:
        return importlib.import_module(f"bench.{name}")
    except ModuleNotFoundError:
        fail("no_checkout", "benches run from a checkout only", as_json)


def _tell(report: dict[str, Any], name: str, as_json: bool) -> None:
    click.echo(json.dumps(report, ensure_ascii=False) if as_json else _module(name, as_json).table(report))


for each in NAMES:
    bench.add_command(_plain(each))
COMMANDS = (bench,)
