"""The command line `casework`: everything an operator does, with honest exit codes and `--json`."""

import sys
from typing import Any

import click
from psycopg import Error, OperationalError

from web.cli import assignments, demo, figures, health, people, periods, policies, register, running, schemes, trust
from web.operations.logs import classes, places


class Commands(click.Group):
    """Ends in a line where the database refuses: a traceback would show rows, and they hold what is private."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except Error as error:
            told = str(error.diag.message_primary or error) if isinstance(error, OperationalError) else ""
            where = places(error.__traceback__)[-1]
            click.echo(f"the database refused: {classes(error)}, {where} {told}".rstrip(), err=True)
            sys.exit(1)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Casework: case management for the offices that support special families."""


for room in (running, people, register, demo, assignments, policies, schemes, periods, figures, trust, health):
    for command in room.COMMANDS:
        main.add_command(command)
