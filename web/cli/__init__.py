"""The command line `casework`: everything an operator does, with honest exit codes and `--json`."""

import click

from web.cli import figures, people, register, running, trust


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Casework: case management for the offices that support special families."""


for room in (running, people, register, figures, trust):
    for command in room.COMMANDS:
        main.add_command(command)
