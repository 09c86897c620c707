"""bench: measures, from a checkout."""

import importlib
import json
from typing import Any

import click

from web.cli.telling import as_json, fail

NAMES = ("append", "command", "rebuild", "drills")


@click.command()
@click.argument("name", type=click.Choice(NAMES))
@click.option("--quick", is_flag=True, help="A short run, to see that it works.")
@as_json
def bench(name: str, quick: bool, as_json: bool) -> None:
    """Measure side by side with peers and the raw limit, as ratios in one run."""
    try:
        module: Any = importlib.import_module(f"bench.{name}")
    except ModuleNotFoundError:
        fail("no_checkout", "benches run from a checkout only", as_json)
    report = module.run(quick=quick)
    click.echo(json.dumps(report, ensure_ascii=False) if as_json else module.table(report))


COMMANDS = (bench,)
