"""A place to measure on: an embedded PostgreSQL of its own in a temporary folder, fsync on."""

import os
import platform
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg

from web.embedded.server import Server, running
from web.operations.installation import bring_up_to_date


@contextmanager
def place() -> Iterator[Server]:
    """A fresh, migrated database; gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="casework-bench-") as folder, running(Path(folder)) as server:
        bring_up_to_date(server.owner_dsn)
        with psycopg.connect(server.superuser_dsn, autocommit=True) as superuser:
            superuser.execute("create schema bench")
            superuser.execute("grant all on schema bench to public")
        yield server


def machine() -> dict[str, Any]:
    return {"cores": os.cpu_count(), "python": platform.python_version(), "system": platform.platform()}


def lines(report: dict[str, Any]) -> str:
    """The rows as aligned text."""
    rows = report["rows"]
    columns = list(dict.fromkeys(key for row in rows for key in row))
    table = [columns, *([_cell(row.get(column)) for column in columns] for row in rows)]
    widths = [max(len(str(line[i])) for line in table) for i in range(len(columns))]
    return "\n".join(
        "  ".join(str(cell).ljust(width) for cell, width in zip(line, widths, strict=True)) for line in table
    )


def _cell(value: object) -> str:
    if isinstance(value, float):
        return f"{value:,.2f}" if abs(value) < 100 else f"{value:,.0f}"
    return "" if value is None else str(value)
