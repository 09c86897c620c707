"""Counties once more under other codes and ids, in the database: a country grows as fast as rows can be written.

A copy has everything its original has but a chain that holds: nothing is hashed again. For measuring reads only.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from psycopg import Connection

SCHEMAS = ("read", "ledger")


def copy_counties(owner: Connection[Any], codes: Mapping[str, str]) -> None:
    """For each code a county that is like the one it leads to: every row of a ledger, of events and of read models."""
    for table, columns in _tables(owner):
        names = ", ".join(columns)
        values = ", ".join(_of_copy(name, kind) for name, kind in columns.items())
        owner.execute(
            f"""
            insert into {table} ({names})
            select {values} from unnest(%s::text[], %s::text[]) c(code, original) join {table} t on t.ledger = c.original
            """,
            (list(codes), list(codes.values())),
        )
    owner.execute("analyze")


def _tables(owner: Connection[Any]) -> Iterator[tuple[str, dict[str, str]]]:
    """The tables that have a ledger, with the types of their columns."""
    rows = owner.execute(
        """
        select c.table_schema, c.table_name, c.column_name, c.data_type from information_schema.columns c
          join information_schema.columns l using (table_schema, table_name)
          join information_schema.tables t using (table_schema, table_name)
         where c.table_schema = any(%s) and l.column_name = 'ledger' and t.table_type = 'BASE TABLE'
           and c.is_identity = 'NO'
         order by c.table_schema, c.table_name, c.ordinal_position
        """,
        (list(SCHEMAS),),
    )
    found: dict[str, dict[str, str]] = {}
    for schema, table, column, kind in rows:
        found.setdefault(f"{schema}.{table}", {})[column] = kind
    return iter(found.items())


def _of_copy(name: str, kind: str) -> str:
    if kind == "uuid":
        return f"md5(t.{name}::text || c.code)::uuid"
    made = {"ledger": "c.code", "division": "c.code || substr(t.division, 7)", "key": "t.key || c.code"}
    return made.get(name, f"t.{name}")
