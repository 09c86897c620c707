"""The ledger only grows, and whoever changes it nevertheless is found at the position they touched."""

from collections.abc import Callable
from datetime import date
from typing import Any

import psycopg
import pytest
from psycopg import Connection

from casework.ledger.verify import Break, verify
from tests.support.world import COUNTY, World

Tamper = Callable[[Connection[Any]], object]


def grown(world: World) -> int:
    household, _ = world.household()
    for day in (1, 2, 3):
        world.contact(household, date(2026, 10, day))
    with world.owner() as owner:
        length = verify(owner, COUNTY)
    assert isinstance(length, int)
    return length


def test_positions_have_no_gap_and_the_chain_holds(world: World) -> None:
    assert grown(world) == 6


def test_python_and_sql_hash_the_same_line(world: World) -> None:
    grown(world)
    with world.owner() as owner:
        broken = owner.execute(
            """
            select count(*) from (
              select sha256(coalesce(lag(hash) over (order by position), decode(repeat('00', 32), 'hex'))
                            || convert_to(ledger.line(e), 'UTF8')) <> hash as broken
                from ledger.events e) c where broken
            """
        ).fetchone()
    assert broken == (0,)


@pytest.mark.parametrize(
    ("statement", "kind", "position"),
    [
        (
            "update ledger.events set data = replace(data::text, 'phone', 'phonf')::json where position = 5",
            "changed",
            5,
        ),
        ("update ledger.events set actor_name = '别人' where position = 4", "changed", 4),
        ("update ledger.events set recorded_at = recorded_at - interval '1 day' where position = 2", "changed", 2),
        ("update ledger.events set hash = sha256(hash) where position = 3", "changed", 3),
        ("delete from ledger.events where position = 3", "missing", 3),
        ("delete from ledger.events where position = 6", "missing", 6),
        ("update ledger.events set position = position + 100 where position = 4", "missing", 4),
        ("update ledger.heads set position = 5", "head_behind", 6),
        ("delete from ledger.heads", "head_behind", 1),
        ("update ledger.heads set hash = sha256(hash)", "head_ahead", 6),
    ],
)
def test_tampering_is_found_where_it_was_done(world: World, statement: str, kind: str, position: int) -> None:
    grown(world)
    with world.owner() as owner:
        owner.execute("alter table ledger.events disable trigger user")
        owner.execute(statement.encode())
        assert verify(owner, COUNTY) == Break(COUNTY, position, kind)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "statement", ["update ledger.events set name = name", "delete from ledger.events", "truncate ledger.events"]
)
def test_even_the_owner_is_refused_while_the_trigger_stands(world: World, statement: str) -> None:
    grown(world)
    with world.owner() as owner, pytest.raises(psycopg.errors.InsufficientPrivilege, match="only grows"):
        owner.execute(statement.encode())


@pytest.mark.parametrize("role", ["casework_write", "casework_read"])
@pytest.mark.parametrize(
    "statement",
    [
        "insert into ledger.events select * from ledger.events limit 1",
        "update ledger.events set data = '{}'",
        "delete from ledger.events",
        "truncate ledger.events",
        "alter table ledger.events disable trigger all",
        "drop table ledger.events",
        "update ledger.heads set position = 0",
        "insert into ledger.heads (ledger) values ('999999')",
        "delete from ledger.claims",
        "insert into ledger.claims values ('person', 'x', gen_random_uuid(), '411326', 1)",
        "delete from keys.subject",
        "update keys.subject set wrapped = null, destroyed_at = now()",
        "set role casework_owner",
        "set session_replication_role = replica",
        "create or replace function ledger.refuse() returns trigger language plpgsql as 'begin return null; end'",
        "create table ledger.mine (x int)",
        "copy ledger.events to program 'cat'",
        "drop schema read cascade",
        "alter table read.contact disable row level security",
        "delete from read.contact",
    ],
)
def test_the_applications_login_may_only_append(world: World, role: str, statement: str) -> None:
    grown(world)
    with psycopg.connect(world.server.app_dsn, autocommit=True) as connection:
        connection.execute(f"set role {role}".encode())
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute(statement.encode())


def test_a_reader_sees_no_events_and_without_a_scope_no_rows(world: World) -> None:
    grown(world)
    with psycopg.connect(world.server.app_dsn, autocommit=True) as connection:
        connection.execute("set role casework_read")
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("select 1 from ledger.events")
        for table in ("place", "registration", "member", "contact", "staff"):
            assert connection.execute(f"select 1 from read.{table}".encode()).fetchall() == []
