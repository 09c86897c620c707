"""Brings the schema up to date: numbered files, each applied once, safe when several start at the same time."""

import hashlib
from pathlib import Path
from typing import Any

import psycopg

MIGRATIONS = Path(__file__).parents[2] / "migrations"
ROLES = ("casework_owner", "casework_write", "casework_read")


class MigrationChanged(Exception):
    """A migration that was applied has another content now. Write a new one instead."""


def migrate(owner_url: str) -> list[str]:
    """Applies what is missing as casework_owner; answers the names of the files applied."""
    with psycopg.connect(owner_url, autocommit=True) as connection:
        connection.execute("set role casework_owner")
        connection.execute("select pg_advisory_lock(hashtext('casework migrate'))")
        applied = _applied(connection)
        return [path.name for path in sorted(MIGRATIONS.glob("[0-9]*.sql")) if _apply(connection, path, applied)]


def _applied(connection: psycopg.Connection[Any]) -> dict[str, str]:
    connection.execute(
        """
        create table if not exists public.migration (
          name       text primary key,
          checksum   text not null,
          applied_at timestamptz not null default now()
        )
        """
    )
    connection.execute("grant select on public.migration to casework_write")
    return dict(connection.execute("select name, checksum from public.migration").fetchall())


def _apply(connection: psycopg.Connection[Any], path: Path, applied: dict[str, str]) -> bool:
    checksum = hashlib.sha256(path.read_bytes()).hexdigest()
    if path.name in applied:
        if applied[path.name] != checksum:
            raise MigrationChanged(path.name)
        return False
    with connection.transaction():
        connection.execute(path.read_text("utf-8").encode())
        connection.execute(
            "insert into public.migration (name, checksum) values (%(name)s, %(checksum)s)",
            {"name": path.name, "checksum": checksum},
        )
    return True
