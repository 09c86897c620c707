"""How commands speak: JSON for programs, lines for people, a progress bar on a terminal."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any, NoReturn

import click
from rich.console import Console
from rich.progress import Progress

from casework.common.command import YEARS


class Day(click.ParamType[date]):
    """A day like 2026-11-20, of a year in which days can be counted on."""

    name = "YYYY-MM-DD"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        try:
            day = date.fromisoformat(str(value))
        except ValueError:
            day = date.min
        if day.year not in YEARS:
            self.fail(f"{value!r} is no day like 2026-11-20, from {YEARS[0]} to {YEARS[-1]}", param, ctx)
        return day


DAY = Day()
as_json = click.option("--json", "as_json", is_flag=True, help="Answer with JSON.")


def tell(answer: Any, as_json: bool, lines: list[str]) -> None:
    """The answer as one JSON document, or as lines."""
    click.echo(json.dumps(answer, ensure_ascii=False, default=str) if as_json else "\n".join(lines))


def fail(code: str, message: str, as_json: bool, status: int = 1, **more: Any) -> NoReturn:
    """Ends with an error that says what to do."""
    if as_json:
        click.echo(json.dumps({"error": code, "message": message, **more}, ensure_ascii=False, default=str))
    click.echo(message, err=True)
    sys.exit(status)


@contextmanager
def progress(title: str) -> Iterator[Any]:
    """A function (done, total) that moves a bar, drawn on a terminal only."""
    console = Console(stderr=True)
    with Progress(console=console, disable=not console.is_terminal, transient=True) as bars:
        bar = bars.add_task(title, total=None)
        yield lambda done, total: bars.update(bar, completed=done, total=total)
