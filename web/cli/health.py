"""doctor: what the installation lacks, and what to do."""

import os
import shutil
import sys
from contextlib import suppress
from typing import Any

import click
import psycopg
from msgspec import to_builtins
from psycopg.errors import InvalidSchemaName, UndefinedTable

from projections.oversight.nights import Night, last_night
from projections.oversight.rollup.lag import LedgerLag, lags
from web.cli.telling import as_json, tell
from web.operations.installation import addresses, missing
from web.settings import settings

LATE_SECONDS = 180.0  # behind for longer, nobody is following
SHOWN = 20  # ledgers that `doctor --json` names


@click.command()
@as_json
def doctor(as_json: bool) -> None:
    """What is missing or wrong, and what to do."""
    chosen = settings()
    findings: list[str] = []
    with addresses(chosen) as where:
        database: dict[str, Any] = {
            "embedded": where.embedded,
            "app_dsn": where.app if where.embedded else None,
            "owner_dsn": where.owner if where.embedded else None,
            "version": _version(where.app),
        }
        if where.owner is None:
            findings.append("set CASEWORK_OWNER_URL, so that the schema can be changed and rebuilt")
        else:
            findings += [f"run `casework migrate`: {name} is missing" for name in missing(where.owner)]
        follower = _follower(where.app)
        night = _night(where.app)
    if any(each.seconds > LATE_SECONDS for each in follower):
        findings.append(
            f"run `casework serve` or `casework follow`: {len(follower)} ledgers are not followed, the oldest event for "
            f"{max(each.seconds for each in follower) / 60:.0f} minutes; pages above a county are slower meanwhile"
        )
    if night and night.broken:
        findings.append(
            f"run `casework check`: what is overdue does not add up in {len(night.broken)} areas ({', '.join(night.broken[:5])})"
        )
    if chosen.key_file.exists() and chosen.key_file.stat().st_mode & 0o077:
        findings.append(f"make the key file private: chmod 600 {chosen.key_file}")
    if shutil.disk_usage(chosen.data if chosen.data.exists() else os.sep).free < 1 << 30:
        findings.append("less than 1 GB is free where the data is")
    answer = {
        "ok": not findings,
        "findings": findings,
        "database": database,
        "follower": {"behind": len(follower), "ledgers": to_builtins(follower[:SHOWN])},
        "night": to_builtins(night),
        "data": str(chosen.data),
    }
    tell(answer, as_json, findings or ["nothing is missing"])
    sys.exit(1 if findings else 0)


def _version(url: str) -> str:
    with psycopg.connect(url) as connection:
        row = connection.execute("show server_version").fetchone()
    return str(row[0]) if row else ""


def _follower(url: str) -> list[LedgerLag]:
    """The ledgers that are not followed to their head, the worst first; none before there are any."""
    with psycopg.connect(url) as connection, suppress(UndefinedTable, InvalidSchemaName):
        connection.execute("set role casework_write")
        return lags(connection)
    return []


def _night(url: str) -> Night | None:
    """What the last night counted; nothing before there was one."""
    with psycopg.connect(url) as connection, suppress(UndefinedTable, InvalidSchemaName):
        connection.execute("set role casework_write")
        return last_night(connection)
    return None


COMMANDS = (doctor,)
