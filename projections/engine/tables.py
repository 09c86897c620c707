"""Makes the tables of read models: columns, knowledge span, row-level security. Run as casework_owner."""

import re
from typing import Any

from psycopg import Connection

from projections.engine.projection import OPEN, Projection

# Who may see a row, besides the application's writer. The settings are set for each read transaction by its scope.
# Each `(select …)` is evaluated once a query, so that indexes are used. Both sides of an `or` are looked for: the one that does
# not hold compares with null, which finds nothing.
PLACE = """
    known_until = 9223372036854775807
    and (household_id = any((select nullif(current_setting('casework.households', true), '*'))::uuid[]) and here
         or division >= (select case when current_setting('casework.households', true) = '*'
                                     then current_setting('casework.division_from', true) end)
            and division < (select current_setting('casework.division_until', true)))
"""
# Each ledger has a place of the household, where it lives or, before it moved to another county, lived: what is told of it there
# is for those who see that place. Who may see whole ledgers is asked for no household's place.
HOUSEHOLD = """
    (select current_setting('casework.whole_ledgers', true)) = 'on'
    and ledger >= (select current_setting('casework.ledger_from', true))
    and ledger < (select current_setting('casework.ledger_until', true))
    or (ledger, household_id) in (select p.ledger, p.household_id from read.place p)
"""
COUNTY = """
    ledger >= (select current_setting('casework.ledger_from', true))
    and ledger < (select current_setting('casework.ledger_until', true))
    or ledger = any((select string_to_array(current_setting('casework.ledgers_beside', true), ','))::text[])
"""
# What a county keeps about a person may be about one who lives in another: it is theirs who lead the division it names, and of
# those who look after the family.
DIVISION = """
    household_id = any((select nullif(current_setting('casework.households', true), '*'))::uuid[])
    or division >= (select case when current_setting('casework.households', true) = '*'
                                then current_setting('casework.division_from', true) end)
       and division < (select current_setting('casework.division_until', true))
"""
POLICIES = {"place": PLACE, "household": HOUSEHOLD, "county": COUNTY, "division": DIVISION}
READABLE = "any((select string_to_array(current_setting('casework.readable', true), ','))::text[])"


def prepare(connection: Connection[Any]) -> None:
    """The schema of read models and the list of what is in it."""
    connection.execute("create schema if not exists read")
    connection.execute("grant usage on schema read to casework_write, casework_read")
    connection.execute(
        """
        create table if not exists read.model (
          name        text collate "C" primary key,
          fingerprint text not null,
          rebuilt_at  timestamptz not null default now()
        )
        """
    )
    connection.execute("grant select on read.model to casework_write, casework_read")


def create(connection: Connection[Any], model: Projection[Any], schema: str = "read") -> None:
    """The model's table, empty and without indexes, in `read` or, for a rebuild, in a schema beside it."""
    table = f"{schema}.{model.name}"
    connection.execute(
        f"""
        create table {table} (
          ledger text collate "C" not null,
          {model.columns},
          known_from bigint not null,
          known_until bigint not null default {OPEN},
          check (known_from < known_until)
        )
        """
    )


def indexes(model: Projection[Any], schema: str = "read") -> list[str]:
    """The statements that make the table's indexes, in any order; one that is there is left alone."""
    wanted = [f"({model.group}) where known_until = {OPEN}", *(model.indexes or (f"({model.stream}, known_from)",))]
    return [
        f"create index if not exists {model.name}_{number}_{_columns(index)} on {schema}.{model.name} {index}"
        for number, index in enumerate(wanted)
    ]


def _columns(index: str) -> str:
    return "_".join(re.findall(r"\w+", index.partition(")")[0]))


def finish(connection: Connection[Any], model: Projection[Any], schema: str = "read") -> None:
    """Rights and row-level security, again does no harm; who sees which rows is said once the table is in place."""
    table = f"{schema}.{model.name}"
    connection.execute(f"grant select, insert, update on {table} to casework_write")
    connection.execute(f"grant select on {table} to casework_read")
    connection.execute(f"alter table {table} enable row level security")
    connection.execute(f"alter table {table} force row level security")
    connection.execute(f"drop policy if exists fold on {table}")
    connection.execute(
        f"create policy fold on {table} to casework_write, casework_owner using (true) with check (true)"
    )
    connection.execute(f"analyze {table}")


def scope(connection: Connection[Any], model: Projection[Any], table: str) -> None:
    """Says which rows a reader may see."""
    connection.execute(f"drop policy if exists scope on {table}")
    connection.execute(f"create policy scope on {table} for select to casework_read using ({_seen(model)})")


def _seen(model: Projection[Any]) -> str:
    """Within reach and, of what is kept apart, for those it is kept for. Of the office's own nothing more is asked."""
    reach = POLICIES[model.visible]
    if "confidentiality" in model.fields:
        return f"({reach}) and confidentiality = {READABLE}"
    return reach if model.confidentiality == "staff" else f"({reach}) and '{model.confidentiality}' = {READABLE}"
