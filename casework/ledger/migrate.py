"""Brings the schema up to date: numbered files, each applied once, safe when several start at the same time."""

import hashlib
from pathlib import Path
from typing import Any

import psycopg

MIGRATIONS = Path(__file__).parents[2] / "migrations"


class MigrationChanged(Exception):
    """A migration that was applied has another content now. Write a new one instead."""


def migrate(owner_url: str) -> list[str]:
    """Applies what is missing as casework_owner; answers the names of the files applied."""
    with psycopg.connect(owner_url, autocommit=True) as connection:
        connection.execute("set role casework_owner")
        connection.execute("select pg_advisory_lock(hashtext('casework migrate'))")
        applied = _applied(connection)
        new = [path.name for path in sorted(MIGRATIONS.glob("[0-9]*.sql")) if _apply(connection, path, applied)]
        if new:
            _make_findable(connection)
        return new


def pending(connection: psycopg.Connection[Any]) -> list[str]:
    """The migrations that were not applied yet."""
    there = connection.execute("select to_regclass('public.migration') is not null").fetchone()
    applied = connection.execute("select name from public.migration").fetchall() if there and there[0] else []
    return [path.name for path in sorted(MIGRATIONS.glob("[0-9]*.sql")) if (path.name,) not in applied]


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


def _make_findable(connection: psycopg.Connection[Any]) -> None:
    """Whoever looks with psql finds the tables by their bare names. Left alone where the database is not ours."""
    connection.execute(
        """
        do $$ begin
          execute format('alter database %I set search_path = public, ledger, read, keys, access, clock', current_database());
        exception when insufficient_privilege then null;
        end $$
        """
    )
