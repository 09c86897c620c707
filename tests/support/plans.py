"""What a request makes the database look at: every statement's plan as it was run, and a county copied many times."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import psycopg
from psycopg import Connection
from psycopg.errors import Diagnostic

from casework.ledger.database import Database

EXPLAIN = {
    "session_preload_libraries": "auto_explain",
    "auto_explain.log_min_duration": "0",
    "auto_explain.log_analyze": "on",
    "auto_explain.log_timing": "off",
    "auto_explain.log_format": "json",
    "auto_explain.log_level": "notice",
    "enable_seqscan": "off",  # the tables of a test are so small that going through all of one is right
}
COUNTED = ("Rows Removed by Filter", "Rows Removed by Index Recheck", "Rows Removed by Join Filter")
COPIED = ("read", "ledger")


class Read(NamedTuple):
    """What a statement reads from; `statement` is its beginning, to be told by."""

    table: str
    statement: str


def explain(superuser_dsn: str) -> None:
    """From the next connection on each statement's plan comes back with its answer."""
    with psycopg.connect(superuser_dsn, autocommit=True) as superuser:
        for name, value in EXPLAIN.items():
            superuser.execute(f"alter database {superuser.info.dbname} set {name} = '{value}'")


class Plans:
    """Rows that the database has gone through since they were last taken."""

    def __init__(self, database: Database) -> None:
        """Of a database that keeps one connection of each kind, so that all are heard."""
        self._rows: Counter[Read] = Counter()
        with database.read({}) as reader, database.single() as writer:
            for connection in (reader, writer):
                connection.add_notice_handler(self._hear)

    def taken(self) -> Counter[Read]:
        rows, self._rows = self._rows, Counter()
        return rows

    def _hear(self, notice: Diagnostic) -> None:
        _, _, text = (notice.message_primary or "").partition("plan:\n")
        if text:
            plan = json.loads(text)
            statement = " ".join(plan["Query Text"].split())[:160]
            self._rows.update(_scanned(statement, plan["Plan"]))


def _scanned(statement: str, node: dict[str, Any]) -> Counter[Read]:
    found: Counter[Read] = Counter()
    if "Relation Name" in node:
        rows = node["Actual Rows"] + sum(node.get(name, 0) for name in COUNTED)
        found[Read(node["Relation Name"], statement)] += round(rows * node["Actual Loops"])
    for below in node.get("Plans", ()):
        found.update(_scanned(statement, below))
    return found


def copy_county(owner: Connection[Any], county: str, codes: Sequence[str]) -> None:
    """The county's rows once more for each of these codes, under other ids: a country that is as large as many."""
    for table, columns in _tables(owner):
        names = ", ".join(columns)
        values = ", ".join(_of_copy(name, kind) for name, kind in columns.items())
        owner.execute(
            f"insert into {table} ({names}) select {values} from {table} t, unnest(%s::text[]) c(code) where t.ledger = %s",
            (list(codes), county),
        )
    owner.execute("analyze")


def _tables(owner: Connection[Any]) -> Iterator[tuple[str, dict[str, str]]]:
    rows = owner.execute(
        """
        select c.table_schema, c.table_name, c.column_name, c.data_type from information_schema.columns c
          join information_schema.columns l using (table_schema, table_name)
          join information_schema.tables t using (table_schema, table_name)
         where c.table_schema = any(%s) and l.column_name = 'ledger' and t.table_type = 'BASE TABLE'
         order by c.table_schema, c.table_name, c.ordinal_position
        """,
        (list(COPIED),),
    )
    found: dict[str, dict[str, str]] = {}
    for schema, table, column, kind in rows:
        found.setdefault(f"{schema}.{table}", {})[column] = kind
    return iter(found.items())


def _of_copy(name: str, kind: str) -> str:
    if kind == "uuid":
        return f"md5(t.{name}::text || c.code)::uuid"
    return {"ledger": "c.code", "division": "c.code || substr(t.division, 7)"}.get(name, f"t.{name}")
